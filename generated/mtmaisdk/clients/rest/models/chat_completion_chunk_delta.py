"""The model `ChatCompletionChunkDelta`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.tool_call_chunk import ToolCallChunk


class ChatCompletionChunkDelta(Model):
    """New part of a message.

    Attributes:
        role: Role of the author, `assistant`; in the first chunk only, or in every chunk (LMDeploy).
        content: New text of the answer.
        reasoning_content: New text of the reasoning (LMDeploy 0.7.2, DeepSeek, new-api).
        reasoning: New text of the reasoning (OpenRouter, Ollama Cloud).
        tool_calls: Fragments of tool calls.
    """

    role: str | None = None
    content: str | None = None
    reasoning_content: str | None = None
    reasoning: str | None = None
    tool_calls: list[ToolCallChunk] | None = None
