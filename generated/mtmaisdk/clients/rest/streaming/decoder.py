"""What all framings have in common: events, lines, and a limit on size."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from mtmaisdk.clients.rest.exceptions import EventTooLargeException

MAX_EVENT_SIZE = 64 * 2**20
"""Bytes; the largest known event is an image in base64."""

OnComment: TypeAlias = Callable[[str], None] | None
OnStrayLine: TypeAlias = Callable[[bytes], None] | None

E = TypeVar("E")


class ServerSentEvent:
    """An event of a stream.

    Args:
        event: The event's type; `message` where the stream does not name one.
        data: The lines of data joined by LF.
        id: The last event id of the stream, set by this event or an earlier one.
        retry: Reconnection time in milliseconds, if this event sets it.
    """

    __slots__ = ("event", "id", "raw", "retry")

    def __init__(
        self,
        event: str = "message",
        data: bytes | str = b"",
        id: str = "",  # noqa: A002 - the standard's own word
        retry: int | None = None,
    ) -> None:
        self.event = event
        self.raw = data if isinstance(data, bytes) else data.encode()
        self.id = id
        self.retry = retry

    @property
    def data(self) -> str:
        """The data as text; bytes that are not valid UTF-8 are replaced by U+FFFD."""
        return self.raw.decode("utf-8", "replace")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ServerSentEvent):
            return NotImplemented
        return (self.event, self.raw, self.id, self.retry) == (other.event, other.raw, other.id, other.retry)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"ServerSentEvent(event={self.event!r}, data={self.data!r}, id={self.id!r}, retry={self.retry!r})"


Payload: TypeAlias = bytes | ServerSentEvent
"""An event; one that has only data is represented by its data, which saves an object for nearly every event."""


def event_of(payload: Payload) -> ServerSentEvent:
    """Returns a payload as an event."""
    return ServerSentEvent(data=payload) if isinstance(payload, bytes) else payload


class BoundedDecoder(ABC, Generic[E]):
    """Decodes a stream that may be split at any byte, with bounded memory.

    Args:
        max_event_size: Bytes of the largest event.
        on_comment: Called with the text of each comment, in framings that have comments.
        on_stray_line: Called with each line that is not part of an event, in framings that have such lines.
    """

    def __init__(
        self, max_event_size: int = MAX_EVENT_SIZE, on_comment: OnComment = None, on_stray_line: OnStrayLine = None
    ) -> None:
        self.max_event_size = max_event_size
        self.on_comment = on_comment
        self.on_stray_line = on_stray_line
        self._line: list[bytes] = []
        self._line_size = 0
        self._failure: EventTooLargeException | None = None
        self._set_up()

    def feed(self, chunk: bytes) -> Sequence[E]:
        """Returns the events that this chunk completes.

        Raises:
            EventTooLargeException: An event exceeds `max_event_size`; events before it are returned first.
        """
        if self._failure is not None:
            raise self._failure
        events: list[E] = []
        try:
            self._decode(chunk, events)
        except EventTooLargeException as failure:
            self._failure = failure
            if not events:
                raise
        return events

    def finish(self) -> E | None:
        """Returns the event that the end of the stream left unterminated, if any.

        Raises:
            EventTooLargeException: As in `feed`.
        """
        if self._failure is not None:
            raise self._failure
        return self._decode_rest()

    def _set_up(self) -> None:
        """Initializes the state of a subclass."""

    @abstractmethod
    def _decode(self, chunk: bytes, events: list[E]) -> None:
        """Appends the events that this chunk completes."""

    @abstractmethod
    def _decode_rest(self) -> E | None:
        """Returns the unterminated event, if any."""

    def _split(self, chunk: bytes) -> list[bytes]:
        """Returns the lines that an LF in this chunk ends, and keeps the rest."""
        lines = chunk.split(b"\n")
        rest = lines.pop()
        if lines and self._line:
            self._line.append(lines[0])
            lines[0] = self._take_line()
        if rest:
            self._line.append(rest)
            self._line_size += len(rest)
        return lines

    def _take_line(self) -> bytes:
        """Returns and forgets the line that has not ended yet."""
        line = b"".join(self._line)
        self._line.clear()
        self._line_size = 0
        return line

    def _check_size(self, size: int) -> None:
        if size > self.max_event_size:
            raise EventTooLargeException(f"an event of the stream is larger than {self.max_event_size} bytes")


class Framing(NamedTuple):
    """How the events of a stream are delimited.

    Attributes:
        media_types: Media types that servers give such bodies, the preferred one first.
        decoder: Creates the decoder; called with the arguments of `BoundedDecoder`.
        start: Matches the first two bytes of such a body, leading blank space removed. The framing that has none is
            assumed where no other matches.
    """

    media_types: tuple[str, ...]
    decoder: Callable[[int, OnComment, OnStrayLine], BoundedDecoder[Payload]]
    start: re.Pattern[bytes] | None = None
