"""The model `ChatchatKnowledgeBaseChatRequest`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chatchat_history_message import ChatchatHistoryMessage


class ChatchatKnowledgeBaseChatRequest(Model):
    """A question about a knowledge base. Servers ignore unknown fields.

    Attributes:
        query: The question.
        knowledge_base_name: Name of the knowledge base.
        user_id: Id of a registered user; only fufan-chat-api 3 to 5 requires it.
        conversation_id: Conversation to continue, as for `chat`; fufan-chat-api only.
        conversation_name: Name for a new conversation (fufan-chat-api 3 to 5).
        top_k: Number of passages to retrieve.
        score_threshold: Largest distance of a passage, from 0 to 2; fufan-chat-api 6 does not read it.
        history: Previous messages, oldest first; fufan-chat-api 6 does not read it.
        stream: Whether to stream the answer; fufan-chat-api 6 always does.
        model_name: Model to use.
        temperature: Sampling temperature; fufan-chat-api 6 does not read it.
        max_tokens: Maximum number of tokens in the answer; fufan-chat-api 6 does not read it.
        prompt_name: Prompt template.
        return_direct: Whether to return the passages without an answer (Langchain-Chatchat).
    """

    query: str
    knowledge_base_name: str
    user_id: str | None = None
    conversation_id: str | None = None
    conversation_name: str | None = None
    top_k: int | None = None
    score_threshold: float | None = None
    history: list[ChatchatHistoryMessage] | None = None
    stream: bool | None = None
    model_name: str | None = None
    temperature: Annotated[float | None, Field(ge=0, le=2)] = None
    max_tokens: int | None = None
    prompt_name: str | None = None
    return_direct: bool | None = None
