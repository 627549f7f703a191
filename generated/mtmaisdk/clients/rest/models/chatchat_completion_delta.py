"""The model `ChatchatCompletionDelta`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chatchat_tool_call import ChatchatToolCall


class ChatchatCompletionDelta(Model):
    """New text and calls of tools.

    Attributes:
        content: Text; `status` says what it is.
        tool_calls: Calls of tools, each whole and repeated with every change.
    """

    content: str | None = None
    tool_calls: list[ChatchatToolCall] | None = None
