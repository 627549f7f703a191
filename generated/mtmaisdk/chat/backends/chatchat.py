"""Langchain-Chatchat and its forks: the server stores the messages, by user and conversation."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mtmaisdk.chat.backend import Backend, Probe, State, Turn
from mtmaisdk.chat.events import ChatEvent, Reference, ReferencesEvent, TextEvent
from mtmaisdk.chat.message import Message
from mtmaisdk.clients.rest.configuration import Configuration


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
    paths = ("/api/chat", "/api/v1", "/v1/chat/completions")
    probe = Probe("POST", "/api/chat", lambda status, answer: status == 422 and isinstance(answer.get("detail"), list))
    managed = frozenset({"query", "user_id", "conversation_id", "history", "stream"})

    def __init__(
        self,
        configuration: Configuration,
        /,
        *,
        user_id: str | None = None,
        conversation_id: str | None = None,
        history_len: int = 10,
        **options: Any,
    ) -> None:
        given = {"user_id": user_id, "conversation_id": conversation_id}
        super().__init__(configuration, given, history_len=history_len, **options)

    def checked(self, options: Mapping[str, Any]) -> dict[str, Any]:
        """Returns the options by the server's names, if the backend supports them all."""
        names = {"model": "model_name"}
        return super().checked({names.get(name, name): value for name, value in options.items()})

    def fresh_state(self) -> State:
        """Returns a new conversation's id."""
        return {"conversation_id": str(uuid.uuid4()), "user_id": None}

    def begin(self, state: State, message: Message) -> ChatchatTurn:
        """Starts a turn."""
        return ChatchatTurn(state, message)


class ChatchatTurn(Turn):
    """A turn of a conversation that the server stores."""

    def arguments(self, uploaded: Sequence[Any]) -> dict[str, Any]:
        """Returns the text, and the ids of conversation and user."""
        ids = {name: self.state[name] for name in ("conversation_id", "user_id") if self.state[name] is not None}
        return {**self.message.options, **ids, "query": self.message.text}

    def read(self, event: Any) -> Iterator[ChatEvent]:
        """Yields the chat events of an answer, or of a piece of it."""
        if text := event.text or event.answer or event.llm_response:
            yield TextEvent(text, event)
        documents = (event.model_extra or {}).get("docs")
        if isinstance(documents, list):
            yield ReferencesEvent([Reference(text=str(document)) for document in documents], event)
