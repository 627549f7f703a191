"""The model `FastGPTToolEvent`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_tool import FastGPTTool


class FastGPTToolEvent(Model):
    """A tool was called, more of its arguments arrived, or it returned a result.

    Attributes:
        tool: The tool call.
    """

    tool: FastGPTTool | None = None
