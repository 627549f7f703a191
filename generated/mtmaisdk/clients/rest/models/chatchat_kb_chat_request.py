"""The model `ChatchatKbChatRequest`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chatchat_history_message import ChatchatHistoryMessage


class ChatchatKbChatRequest(Model):
    """A question about a knowledge base of Langchain-Chatchat 0.3.

    Attributes:
        query: The question.
        mode: Where to look.
        kb_name: Name of the knowledge base, id of uploaded files, or name of the search engine.
        top_k: Number of passages to retrieve.
        score_threshold: Largest distance of a passage.
        history: Previous messages, oldest first.
        stream: Whether to stream the answer; the server streams unless it is false.
        model: Model to use.
        temperature: Sampling temperature.
        max_tokens: Maximum number of tokens in the answer.
        prompt_name: Prompt template.
        return_direct: Whether to return the passages without an answer.
    """

    query: str
    mode: Literal["local_kb", "temp_kb", "search_engine"] | str | None = None
    kb_name: str | None = None
    top_k: int | None = None
    score_threshold: Annotated[float | None, Field(ge=0, le=2)] = None
    history: list[ChatchatHistoryMessage] | None = None
    stream: bool | None = None
    model: str | None = None
    temperature: Annotated[float | None, Field(ge=0, le=2)] = None
    max_tokens: int | None = None
    prompt_name: str | None = None
    return_direct: bool | None = None
