"""The model `ChatchatChatRequest`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chatchat_history import ChatchatHistory


class ChatchatChatRequest(Model):
    """A question and how to answer it. Servers ignore unknown fields and use their default for a null value.
    fufan-chat-api 6 and later reads only `query`, `conversation_id`, `model_name` and `prompt_name`.

    Attributes:
        query: The question; fufan-chat-api stores only its first 4096 characters.
        user_id: Id of a registered user; if it is unknown, fufan-chat-api 2 to 5 drops the connection without an
            event.
        conversation_id: Conversation to continue, at most 36 characters. fufan-chat-api requires it: up to version
            5 an unknown id creates a new conversation, from version 6 on the conversation must exist.
        conversation_name: Name for a new conversation, at most 50 characters.
        history_len: Number of stored messages to load; fufan-chat-api 2 to 5 requires a value above 0.
        history: Previous messages. In Langchain-Chatchat, a list takes precedence over the stored messages;
            fufan-chat-api 2 to 5 accepts only an empty list.
        stream: Whether to stream the answer.
        model_name: Model to use; servers do not validate it and send no answer if it is unknown.
        temperature: Sampling temperature; the default is 0.7 in Langchain-Chatchat.
        max_tokens: Maximum number of tokens in the answer; null, 0 or a negative value means the model's default.
        prompt_name: Prompt template. fufan-chat-api 6 knows `general_chat`. If the name is unknown, fufan-chat-api
            6 and Langchain-Chatchat drop the connection.
    """

    query: str
    user_id: str | None = None
    conversation_id: str | None = None
    conversation_name: str | None = None
    history_len: int | None = None
    history: ChatchatHistory | None = None
    stream: bool | None = None
    model_name: str | None = None
    temperature: Annotated[float | None, Field(ge=0, le=2)] = None
    max_tokens: int | None = None
    prompt_name: str | None = None
