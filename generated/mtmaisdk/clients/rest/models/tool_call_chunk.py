"""The model `ToolCallChunk`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.function_call import FunctionCall


class ToolCallChunk(Model):
    """Fragment of a tool call. The one with a name begins a call; later ones add to `function.arguments` and may repeat the id, leave it out, send it empty, or carry a fresh one (LMDeploy 0.7.2 to 0.13).

    Attributes:
        index: Number of the call, from 0; missing from some gateways, always 0 from Ollama.
        id: Id of the call.
        type: `function`, or empty.
        function: New part of the function call.
    """

    index: int | None = None
    id: str | None = None
    type: str | None = None
    function: FunctionCall | None = None
