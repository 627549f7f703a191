"""The model `ChatStreamToolCall`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class ChatStreamToolCall(Model):
    """A complete tool call.

    Attributes:
        tool_call_id: Id of the tool call.
        tool_name: Name of the tool.
        args: Arguments of the call; any JSON value.
    """

    tool_call_id: Annotated[str | None, Field(alias="toolCallId")] = None
    tool_name: Annotated[str | None, Field(alias="toolName")] = None
    args: Any | None = None
