"""The model `CreateMessageRequest`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.messages_content import MessagesContent
from mtmaisdk.clients.rest.models.messages_message_param import MessagesMessageParam
from mtmaisdk.clients.rest.models.messages_thinking import MessagesThinking
from mtmaisdk.clients.rest.models.messages_tool import MessagesTool
from mtmaisdk.clients.rest.models.messages_tool_choice import MessagesToolChoice


class CreateMessageRequest(Model):
    """Request for a message. Self-hosted servers ignore fields that they do not know.

    Attributes:
        model: Model to use.
        max_tokens: Maximum number of tokens in the answer.
        messages: The conversation so far, in turns of user and assistant.
        system: The system prompt.
        stream: Stream the answer as events.
        stop_sequences: Texts that end the answer.
        temperature: Randomness of the answer, from 0 to 1; LiteLLM takes more.
        top_p: Sample from the most likely tokens up to this total probability.
        top_k: Sample from this many most likely tokens.
        metadata: About the request: `user_id`.
        tools: Tools that the model may call; LMDeploy needs a tool parser for them.
        tool_choice: Whether the model must call a tool, and which one.
        thinking: Whether and how much the model thinks; LMDeploy ignores it, LiteLLM refuses it for some models.
        output_config: `effort` and `format` of the answer (Anthropic, vLLM).
        service_tier: Service tier: `auto` or `standard_only`.
    """

    model: str
    max_tokens: Annotated[int, Field(ge=1)]
    messages: list[MessagesMessageParam]
    system: MessagesContent | None = None
    stream: bool | None = None
    stop_sequences: list[str] | None = None
    temperature: float | None = None
    top_p: float | None = None
    top_k: int | None = None
    metadata: dict[str, Any] | None = None
    tools: list[MessagesTool] | None = None
    tool_choice: MessagesToolChoice | None = None
    thinking: MessagesThinking | None = None
    output_config: dict[str, Any] | None = None
    service_tier: str | None = None
