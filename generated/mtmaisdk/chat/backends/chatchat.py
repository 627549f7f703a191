"""Langchain-Chatchat and its forks: the server stores the messages, by user and conversation."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Any

from mtmaisdk.chat.backend import Backend, Probe, State, Turn, said
from mtmaisdk.chat.events import ChatEvent, Reference, ReferencesEvent


class ChatchatTurn(Turn):
    """A turn of a conversation that the server stores."""

    def arguments(self, uploaded: Sequence[Any]) -> dict[str, Any]:
        """Returns the text, and the ids of conversation and user."""
        ids = {name: self.state[name] for name in ("conversation_id", "user_id") if self.state[name] is not None}
        return {**self.message.options, **ids, "query": self.message.text}

    def read(self, event: Any) -> Iterator[ChatEvent]:
        """Yields the chat events of an answer, or of a piece of it."""
        yield from said(event.text or event.answer or event.llm_response, None, event)
        documents = (event.model_extra or {}).get("docs")
        if isinstance(documents, list):
            yield ReferencesEvent([Reference(text=str(document)) for document in documents], event)


class ChatchatBackend(Backend):
    """A Langchain-Chatchat server.

    Args:
        user_id: A user of the server; fufan-chat-api 2 to 5 requires a registered one.
        conversation_id: The conversation to resume, a new one by default; fufan-chat-api 6 requires an existing one.
        history_len: Number of stored messages that the server passes to the model.
        options: Arguments of `ChatchatApi.chat`; `model` is an alias of `model_name`.
    """

    name = "chatchat"
    api = "ChatchatApi"
    operation = "chat"
    turn = ChatchatTurn
    paths = ("/api/chat", "/api/v1", "/v1/chat/completions")
    probe = Probe("POST", "/api/chat", lambda status, answer: status == 422 and isinstance(answer.get("detail"), list))
    settings = ("user_id", "conversation_id")
    defaults = MappingProxyType({"history_len": 10})
    aliases = MappingProxyType({"model": "model_name"})
    managed = frozenset({"query", "user_id", "conversation_id", "history", "stream"})

    def fresh_state(self) -> State:
        """Returns a new conversation's id."""
        return {"conversation_id": str(uuid.uuid4()), "user_id": None}
