"""The model `MessagesToolChoice`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model


class MessagesToolChoice(Model):
    """Whether the model must call a tool, and which one; LMDeploy rejects `none`.

    Attributes:
        type: Whether tools are called.
        name: The tool to call.
        disable_parallel_tool_use: Call at most one tool.
    """

    type: Literal["auto", "any", "tool", "none"] | str
    name: str | None = None
    disable_parallel_tool_use: bool | None = None
