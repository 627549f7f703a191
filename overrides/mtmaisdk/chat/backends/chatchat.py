"""The Langchain-Chatchat family: the server keeps the messages, under a conversation of a user."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mtmaisdk.chat import backend
from mtmaisdk.chat.events import ChatEvent, Reference, ReferencesEvent, TextEvent
from mtmaisdk.chat.message import Message
from mtmaisdk.chat.reply import Reply
from mtmaisdk.clients.rest.configuration import Configuration


class Backend(backend.Backend):
    """A server of the family.

    Args:
        user_id: A user of the server; fufan-chat-api 2 to 5 needs one that is registered.
        conversation_id: The conversation; fufan-chat-api 6 needs one that exists. A new one without it.
        history_len: How many stored messages the server reads back.
        options: Arguments of `ChatchatApi.chat`; `model` stands for `model_name`.
    """

    name = "chatchat"
    api = "ChatchatApi"
    operation = "chat"
    paths = ("/api/chat", "/api/v1", "/v1/chat/completions")
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
        super().__init__(configuration, history_len=history_len, **options)
        given = {"user_id": user_id, "conversation_id": conversation_id}
        self.given = {name: value for name, value in given.items() if value is not None}

    def checked(self, options: Mapping[str, Any]) -> dict[str, Any]:
        """Returns the options under the server's names."""
        names = {"model": "model_name"}
        return super().checked({names.get(name, name): value for name, value in options.items()})

    def fresh_state(self) -> backend.State:
        """Returns a new conversation's id."""
        return {"conversation_id": str(uuid.uuid4()), "user_id": None}

    def begin(self, state: backend.State, message: Message) -> Turn:
        """Starts a turn."""
        return Turn(state, message)


class Turn(backend.Turn):
    """A turn that the server adds to its conversation."""

    def arguments(self, uploaded: Sequence[Any]) -> dict[str, Any]:
        """Returns the question and whose it is."""
        ids = {name: self.state[name] for name in ("conversation_id", "user_id") if self.state[name] is not None}
        return {**self.message.options, **ids, "query": self.message.text}

    def read(self, event: Any) -> Iterator[ChatEvent]:
        """Yields what an answer, or a piece of it, means."""
        if text := event.text or event.llm_response:
            yield TextEvent(text, event)
        documents = (event.model_extra or {}).get("docs")
        if isinstance(documents, list):
            yield ReferencesEvent([Reference(text=str(document)) for document in documents], event)

    def next_state(self, reply: Reply) -> backend.State:
        """Returns the state as it was: the server keeps the rest."""
        return self.state
