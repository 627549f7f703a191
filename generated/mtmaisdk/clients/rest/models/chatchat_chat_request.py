"""The model `ChatchatChatRequest`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chatchat_history import ChatchatHistory


class ChatchatChatRequest(Model):
    """A question and how to answer it. A server ignores what it does not know, and takes its default where a value is null. fufan-chat-api 6 and later reads `query`, `conversation_id`, `model_name` and `prompt_name` only.

    Attributes:
        query: The question; fufan-chat-api stores its first 4096 characters.
        user_id: Id of a registered user; fufan-chat-api 2 to 5 breaks off without an event where it is unknown.
        conversation_id: Conversation to continue, at most 36 characters. fufan-chat-api needs one: up to version 5 an unknown id makes a new conversation, from 6 on it has to exist.
        conversation_name: Name for a conversation that is new, at most 50 characters.
        history_len: Number of stored messages to read back; fufan-chat-api 2 to 5 needs more than 0.
        history: Messages so far. Langchain-Chatchat prefers a list to what it has stored; fufan-chat-api 2 to 5 takes an empty one only.
        stream: Whether to answer piece by piece.
        model_name: Model to ask; servers do not check it and send no answer when it is unknown.
        temperature: Sampling temperature; the default is 0.7 in Langchain-Chatchat.
        max_tokens: Limit of the answer in tokens; null, 0 or less leave it to the model.
        prompt_name: Prompt template. fufan-chat-api 6 knows `general_chat`; an unknown name breaks off the answer there and in Langchain-Chatchat.
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
