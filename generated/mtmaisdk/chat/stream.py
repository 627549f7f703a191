# Derived from chat/async_stream.py by tools/derive_blocking.py; not to be edited.

"""The stream of a turn over urllib3."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from types import TracebackType
from typing import Any

from typing_extensions import Self

from mtmaisdk.chat.conversation import Conversation
from mtmaisdk.chat.events import ChatEvent, TextEvent
from mtmaisdk.chat.message import Message
from mtmaisdk.chat.reply import Reply
from mtmaisdk.chat.turn_stream import TurnStream


class ChatStream(TurnStream):
    """The events of a turn.

    Enter it with `with`: the request is sent then. Iterate it for the events, or `text()` for the answer's text
    alone; `final()` reads to the end and returns the reply. The turn becomes part of the conversation only when the
    stream is read to its end.
    """

    def __init__(self, api: Any, conversation: Conversation, message: Message) -> None:
        super().__init__(api, conversation, message)
        self._events: Generator[ChatEvent] | None = None

    def __enter__(self) -> Self:
        turn = self._begin()
        try:
            uploaded = [getattr(self._api, call.method)(**call.arguments) for call in turn.uploads()]
            arguments = turn.arguments(uploaded)
            self._native = self._open(arguments).__enter__()
        except BaseException:
            self._conversation.end(turn)
            raise
        self._events = self._iterate()
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __iter__(self) -> Iterator[ChatEvent]:
        return self._entered(self._events)

    def text(self) -> Iterator[str]:
        """Yields the remaining pieces of the answer's text."""
        for event in self:
            if isinstance(event, TextEvent):
                yield event.text

    def final(self) -> Reply:
        """Reads to the end and returns the reply, including what was read before.

        Raises:
            StreamException: The stream failed, now or before.
            ApiTimeoutException: The server was silent for too long.
        """
        for _ in self:
            pass
        if self._reply is None:
            # Raises what ended the stream: an earlier error, or its being closed.
            self._native.final()
        return self._whole()

    def close(self) -> None:
        """Ends the stream; a turn that is not completed leaves the conversation unchanged."""
        try:
            if self._native is not None:
                # First, since this wakes a waiting reader.
                self._native.close()
            if self._events is not None and not getattr(self._events, "gi_running", False):
                self._events.close()
        finally:
            self._end()

    def _iterate(self) -> Generator[ChatEvent]:
        read = self._entered(self._turn).read
        for native in self._native:
            for event in read(native):
                self._collector.add(event)
                yield event
        for event in self._complete(self._native.final()):
            yield event
