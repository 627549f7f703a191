"""The model `ChatStreamToolResult`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class ChatStreamToolResult(Model):
    """Result of a tool call.

    Attributes:
        tool_call_id: Id of the tool call.
        result: The result; any JSON value.
    """

    tool_call_id: Annotated[str | None, Field(alias="toolCallId")] = None
    result: Any | None = None
