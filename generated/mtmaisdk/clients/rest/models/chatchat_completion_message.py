"""The model `ChatchatCompletionMessage`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chatchat_tool_call import ChatchatToolCall
from mtmaisdk.clients.rest.models.chatchat_tool_function import ChatchatToolFunction


class ChatchatCompletionMessage(Model):
    """Message of an answer.

    Attributes:
        role: Role of the author.
        content: Content of the message.
        finish_reason: Why the answer ended.
        tool_calls: Calls to tools that the server ran.
        refusal: Why the model refuses to answer; without tools only.
        function_call: Call of a function in OpenAI's old form; without tools only.
    """

    role: str | None = None
    content: str | None = None
    finish_reason: str | None = None
    tool_calls: list[ChatchatToolCall] | None = None
    refusal: str | None = None
    function_call: ChatchatToolFunction | None = None
