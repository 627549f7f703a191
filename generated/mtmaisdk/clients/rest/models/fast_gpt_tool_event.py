"""The model `FastGPTToolEvent`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_tool import FastGPTTool


class FastGPTToolEvent(Model):
    """A tool is called, its arguments grow, or it has answered.

    Attributes:
        tool: The call.
    """

    tool: FastGPTTool | None = None
