"""What the decoders of all framings have in common: a largest event, and lines."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Generic, TypeVar

from mtmaisdk.clients.rest.exceptions import EventTooLargeException

MAX_EVENT_SIZE = 64 * 2**20
"""Bytes; an image in base64 is the largest event known."""

E = TypeVar("E")


class BoundedDecoder(ABC, Generic[E]):
    """Decodes a stream that is cut anywhere, with bounded memory.

    Args:
        max_event_size: Bytes of the largest event.
    """

    def __init__(self, max_event_size: int = MAX_EVENT_SIZE) -> None:
        self.max_event_size = max_event_size
        self._line: list[bytes] = []
        self._line_size = 0
        self._failure: EventTooLargeException | None = None

    def feed(self, chunk: bytes) -> list[E]:
        """Returns the events that this piece of the stream completes.

        Raises:
            EventTooLargeException: An event is larger than allowed. Events before it are returned
                first, and the call after that raises.
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
        """Returns what the end of the stream leaves over: an event that was never closed.

        Raises:
            EventTooLargeException: As `feed`.
        """
        if self._failure is not None:
            raise self._failure
        return self._decode_rest()

    @abstractmethod
    def _decode(self, chunk: bytes, events: list[E]) -> None:
        """Appends the events that this piece completes."""

    @abstractmethod
    def _decode_rest(self) -> E | None:
        """Returns what no piece completed."""

    def _split(self, chunk: bytes) -> list[bytes]:
        """Returns the lines that an LF in this piece ends, and keeps what is behind the last."""
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
        """Returns the line whose end has not come, and forgets it."""
        line = b"".join(self._line)
        self._line.clear()
        self._line_size = 0
        return line

    def _check_size(self, size: int) -> None:
        if size > self.max_event_size:
            raise EventTooLargeException(f"an event of the stream is larger than {self.max_event_size} bytes")
