"""The model `ChatCompletionChunkDelta`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.contract.model import Model, rare_field
from mtmaisdk.clients.rest.models.answer_image import AnswerImage
from mtmaisdk.clients.rest.models.function_call import FunctionCall
from mtmaisdk.clients.rest.models.tool_call_chunk import ToolCallChunk


class ChatCompletionChunkDelta(Model):
    """New part of a message.

    Attributes:
        role: Role of the author, `assistant`; in the first chunk only, or in every chunk (LMDeploy).
        content: New text of the answer.
        reasoning_content: New text of the reasoning (LMDeploy 0.7.2, DeepSeek, new-api).
        reasoning: New text of the reasoning (OpenRouter, Ollama Cloud).
        tool_calls: Fragments of tool calls.
        refusal: New text of the model's refusal.
        images: Further images, each of them whole (OpenRouter, Vercel).
        annotations: Further annotations of the text, such as citations of a web search (OpenAI).
        audio: New part of the answer as audio (OpenAI).
        function_call: New part of a call, in the older form of `tool_calls`.
    """

    role: str | None = None
    content: str | None = None
    reasoning_content: str | None = None
    reasoning: str | None = None
    tool_calls: list[ToolCallChunk] | None = None

    @property
    def refusal(self) -> str | None:
        """New text of the model's refusal."""
        value: str | None = rare_field(self, "refusal", str)
        return value

    @property
    def images(self) -> list[AnswerImage] | None:
        """Further images, each of them whole (OpenRouter, Vercel)."""
        value: list[AnswerImage] | None = rare_field(self, "images", list[AnswerImage])
        return value

    @property
    def annotations(self) -> list[dict[str, Any]] | None:
        """Further annotations of the text, such as citations of a web search (OpenAI)."""
        value: list[dict[str, Any]] | None = rare_field(self, "annotations", list[dict[str, Any]])
        return value

    @property
    def audio(self) -> dict[str, Any] | None:
        """New part of the answer as audio (OpenAI)."""
        value: dict[str, Any] | None = rare_field(self, "audio", dict[str, Any])
        return value

    @property
    def function_call(self) -> FunctionCall | None:
        """New part of a call, in the older form of `tool_calls`."""
        value: FunctionCall | None = rare_field(self, "function_call", FunctionCall)
        return value
