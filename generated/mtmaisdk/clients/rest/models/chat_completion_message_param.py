"""The model `ChatCompletionMessageParam`."""

from __future__ import annotations

from typing import List, Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chat_completion_message_content import ChatCompletionMessageContent
from mtmaisdk.clients.rest.models.tool_call import ToolCall


class ChatCompletionMessageParam(Model):
    """A message of the conversation. An answer's message can be sent back as it came.

    Attributes:
        role: Who speaks; Llama 3.1 on LMDeploy wants `ipython` for a tool's result.
        content: What is said; null for an assistant that only calls tools.
        name: Name of the speaker, or of the function for role function.
        tool_calls: Calls the assistant made.
        tool_call_id: Call that a tool's message answers.
        reasoning_content: The assistant's reasoning, sent back (LMDeploy, DeepSeek).
        refusal: What the assistant said when it refused.
    """

    role: Literal["system", "developer", "user", "assistant", "tool", "function"] | str
    content: ChatCompletionMessageContent | None = None
    name: str | None = None
    tool_calls: List[ToolCall] | None = None
    tool_call_id: str | None = None
    reasoning_content: str | None = None
    refusal: str | None = None
