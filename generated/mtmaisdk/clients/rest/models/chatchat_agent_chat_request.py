"""The model `ChatchatAgentChatRequest`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chatchat_history_message import ChatchatHistoryMessage


class ChatchatAgentChatRequest(Model):
    """A question for an agent. Servers ignore unknown fields.

    Attributes:
        query: The question.
        user_id: Id of a registered user; only fufan-chat-api 3 to 5 requires it.
        conversation_id: Conversation to continue, as for `chat`; fufan-chat-api only.
        conversation_name: Name for a new conversation (fufan-chat-api 3 to 5).
        history: Previous messages, oldest first; fufan-chat-api 6 does not read it.
        stream: Whether to stream the answer; fufan-chat-api 6 always does.
        model_name: Model to use.
        temperature: Sampling temperature; fufan-chat-api 6 does not read it.
        max_tokens: Maximum number of tokens in the answer; fufan-chat-api 6 does not read it.
        prompt_name: Prompt template.
    """

    query: str
    user_id: str | None = None
    conversation_id: str | None = None
    conversation_name: str | None = None
    history: list[ChatchatHistoryMessage] | None = None
    stream: bool | None = None
    model_name: str | None = None
    temperature: Annotated[float | None, Field(ge=0, le=2)] = None
    max_tokens: int | None = None
    prompt_name: str | None = None
