"""The model `ResponsesItem`."""

from __future__ import annotations

from typing import Any, Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.responses_part import ResponsesPart


class ResponsesItem(Model):
    """An item of an answer or of its input; `type` says which fields it has.

    Attributes:
        type: Type of the item; those of tools that the server runs have fields of their own.
        id: Id of the item; some servers change it within a stream.
        status: `in_progress`, `completed` or `incomplete`.
        role: Author of a message; LiteLLM also sends it with reasoning.
        content: Parts of a message, or the reasoning (vLLM, SGLang, LiteLLM).
        phase: Of a message: `commentary` or `final_answer` (OpenAI).
        summary: Summary of the reasoning (OpenAI, Ollama).
        encrypted_content: Encrypted reasoning, to be sent back; from Ollama the plain reasoning.
        call_id: Id of a call, under which its result is sent.
        name: Name of the tool that is called.
        arguments: Arguments of a call as JSON text.
        input: Input of a call of a custom tool.
        output: Result of a tool.
        action: What a search did, such as its `query` (OpenAI).
    """

    type: (
        Literal["message", "reasoning", "function_call", "custom_tool_call", "function_call_output", "web_search_call"]
        | str
        | None
    ) = None
    id: str | None = None
    status: str | None = None
    role: str | None = None
    content: list[ResponsesPart] | None = None
    phase: str | None = None
    summary: list[ResponsesPart] | None = None
    encrypted_content: str | None = None
    call_id: str | None = None
    name: str | None = None
    arguments: str | None = None
    input: str | None = None
    output: Any | None = None
    action: dict[str, Any] | None = None
