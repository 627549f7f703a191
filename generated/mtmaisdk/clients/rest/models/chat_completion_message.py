"""The model `ChatCompletionMessage`."""

from __future__ import annotations

from typing import Any, List, Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chat_completion_answer_content import ChatCompletionAnswerContent
from mtmaisdk.clients.rest.models.tool_call import ToolCall


class ChatCompletionMessage(Model):
    """What the model said.

    Attributes:
        role: Who speaks.
        content: The text; null beside tool calls, parts from gateways that pass their upstream's answer through.
        reasoning_content: The reasoning (LMDeploy 0.7.2, DeepSeek, new-api).
        reasoning: The reasoning (OpenRouter, Ollama Cloud).
        tool_calls: Calls the model makes.
        refusal: What the model said when it refused.
        annotations: Notes on the text such as citations of a web search (OpenAI).
        audio: The answer as sound (OpenAI).
    """

    role: Literal["assistant", "system", "developer", "user", "tool", "function"] | str | None = None
    content: ChatCompletionAnswerContent | None = None
    reasoning_content: str | None = None
    reasoning: str | None = None
    tool_calls: List[ToolCall] | None = None
    refusal: str | None = None
    annotations: List[dict[str, Any]] | None = None
    audio: dict[str, Any] | None = None
