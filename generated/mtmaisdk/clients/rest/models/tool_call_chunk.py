"""The model `ToolCallChunk`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.custom_tool_call import CustomToolCall
from mtmaisdk.clients.rest.models.function_call import FunctionCall


class ToolCallChunk(Model):
    """Fragment of a tool call. The fragment with a name starts a call. Later fragments append to `function.arguments`
    and may repeat the id, omit it, send it empty, or carry a new one (LMDeploy 0.7.2 to 0.13).

    Attributes:
        index: Number of the call, from 0; omitted by some gateways, always 0 from Ollama.
        id: Id of the tool call.
        type: `function`, `custom`, or empty.
        function: New part of the function call.
        custom: New part of a custom tool call; empty for functions from some gateways.
    """

    index: int | None = None
    id: str | None = None
    type: str | None = None
    function: FunctionCall | None = None
    custom: CustomToolCall | None = None
