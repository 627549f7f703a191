"""The model `ChatchatToolCall`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chatchat_tool_function import ChatchatToolFunction


class ChatchatToolCall(Model):
    """Call of a tool of the server; at the end of the answer an entry has only `tool_output`.

    Attributes:
        index: Number of the call, always 0.
        id: Id of the call.
        type: Always `function`.
        function: The tool and its arguments.
        tool_output: Result of the tool.
        is_error: Whether the tool failed.
    """

    index: int | None = None
    id: str | None = None
    type: str | None = None
    function: ChatchatToolFunction | None = None
    tool_output: str | None = None
    is_error: bool | None = None
