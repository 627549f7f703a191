"""The model `ChatchatCompletionDelta`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chatchat_tool_call import ChatchatToolCall
from mtmaisdk.clients.rest.models.chatchat_tool_function import ChatchatToolFunction


class ChatchatCompletionDelta(Model):
    """New text and tool calls.

    Attributes:
        role: Role of the author; without tools only.
        content: Text; `status` says what it is.
        tool_calls: Tool calls, each whole and repeated with every change.
        refusal: Why the model refuses to answer; without tools only.
        function_call: Call of a function in OpenAI's old form; without tools only.
    """

    role: str | None = None
    content: str | None = None
    tool_calls: list[ChatchatToolCall] | None = None
    refusal: str | None = None
    function_call: ChatchatToolFunction | None = None
