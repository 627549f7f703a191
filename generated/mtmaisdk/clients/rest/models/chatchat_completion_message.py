"""The model `ChatchatCompletionMessage`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chatchat_tool_call import ChatchatToolCall


class ChatchatCompletionMessage(Model):
    """Message of an answer.

    Attributes:
        role: Role of the author.
        content: Content of the message.
        finish_reason: Why the answer ended.
        tool_calls: Calls of tools that the server ran.
    """

    role: str | None = None
    content: str | None = None
    finish_reason: str | None = None
    tool_calls: list[ChatchatToolCall] | None = None
