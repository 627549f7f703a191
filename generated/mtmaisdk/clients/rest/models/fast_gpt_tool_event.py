"""The model `FastGPTToolEvent`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_tool import FastGPTTool


class FastGPTToolEvent(Model):
    """A tool was called, more of its arguments arrived, or it returned a result.

    Attributes:
        tool: The tool call.
        response_value_id: Id of the tool call (4.15 and newer); some servers send it only here, and not in `tool`.
    """

    tool: FastGPTTool | None = None
    response_value_id: Annotated[str | None, Field(alias="responseValueId")] = None
