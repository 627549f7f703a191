"""The model `ChatchatSearchEngineChatRequest`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chatchat_history_message import ChatchatHistoryMessage


class ChatchatSearchEngineChatRequest(Model):
    """A question to answer with a search engine. Servers ignore unknown fields.

    Attributes:
        query: The question.
        search_engine_name: Search engine, such as `bing`; Langchain-Chatchat requires it, fufan-chat-api has one
            only.
        knowledge_base_name: Knowledge base that stores the results (fufan-chat-api; 4 and 5 require it).
        user_id: Id of a registered user; only fufan-chat-api 3 to 5 requires it.
        conversation_id: Conversation to continue, as for `chat`; fufan-chat-api only.
        conversation_name: Name for a new conversation (fufan-chat-api 3 to 5).
        top_k: Number of results (Langchain-Chatchat).
        search_top_k: Number of results (fufan-chat-api).
        retrival_top_k: Number of passages to retrieve (fufan-chat-api).
        split_result: Whether to split long results (Langchain-Chatchat).
        history: Previous messages, oldest first; fufan-chat-api 6 does not read it.
        stream: Whether to stream the answer; fufan-chat-api 6 always does.
        model_name: Model to use.
        temperature: Sampling temperature; fufan-chat-api 6 does not read it.
        max_tokens: Maximum number of tokens in the answer; fufan-chat-api 6 does not read it.
        prompt_name: Prompt template.
    """

    query: str
    search_engine_name: str | None = None
    knowledge_base_name: str | None = None
    user_id: str | None = None
    conversation_id: str | None = None
    conversation_name: str | None = None
    top_k: int | None = None
    search_top_k: int | None = None
    retrival_top_k: int | None = None
    split_result: bool | None = None
    history: list[ChatchatHistoryMessage] | None = None
    stream: bool | None = None
    model_name: str | None = None
    temperature: Annotated[float | None, Field(ge=0, le=2)] = None
    max_tokens: int | None = None
    prompt_name: str | None = None
