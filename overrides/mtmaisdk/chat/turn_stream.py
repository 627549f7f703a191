"""The common base of async and blocking streams of a turn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from mtmaisdk.chat.backend import Turn
from mtmaisdk.chat.conversation import Conversation
from mtmaisdk.chat.events import ChatEvent
from mtmaisdk.chat.message import Message
from mtmaisdk.chat.reply import Reply, ReplyCollector

T = TypeVar("T")


class TurnStream:
    """The part of a turn's stream that performs no I/O."""

    def __init__(self, api: Any, conversation: Conversation, message: Message) -> None:
        self._api = api
        self._conversation = conversation
        self._message = message
        self._collector = ReplyCollector()
        self._turn: Turn | None = None
        self._native: Any = None
        self._reply: Reply | None = None

    @property
    def headers(self) -> Mapping[str, str]:
        """The response headers."""
        headers: Mapping[str, str] = self._entered(self._native).headers
        return headers

    @property
    def snapshot(self) -> Reply:
        """The reply so far; complete once the stream is read to its end."""
        return self._reply or self._collector.reply(self._entered(self._native).snapshot)

    def _open(self, arguments: dict[str, Any]) -> Any:
        """Returns the generated client's stream, not yet entered."""
        backend = self._conversation.backend
        return getattr(self._api, f"{backend.operation}_stream")(**{**backend.streaming, **arguments})

    def _begin(self) -> Turn:
        if self._turn is not None:
            raise RuntimeError("a stream can be entered only once: call the method again")
        self._turn = self._conversation.begin(self._message)
        return self._turn

    def _complete(self, native: Any) -> list[ChatEvent]:
        last, self._reply = self._conversation.complete(self._entered(self._turn), self._collector, native)
        return last

    def _end(self) -> None:
        if self._turn is not None:
            self._conversation.end(self._turn)

    def _whole(self) -> Reply:
        if self._reply is None:
            raise RuntimeError("the turn was not completed")
        return self._reply

    def _entered(self, value: T | None) -> T:
        if value is None:
            raise RuntimeError(f"{type(self).__name__} is not open: enter it with `with` (or `async with`) first")
        return value
