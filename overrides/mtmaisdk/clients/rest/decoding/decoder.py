"""What all framings have in common: lines, and a limit on the size of an event."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from mtmaisdk.clients.rest.decoding.event import Payload
from mtmaisdk.clients.rest.exceptions import EventTooLargeException

MAX_EVENT_SIZE = 64 * 2**20
"""Bytes; the largest known event is an image in base64."""

LINE_COST = 56
"""Bytes that a kept line takes besides its own."""

_SLICE = 2**20
"""Bytes that are decoded at once."""

OnComment: TypeAlias = Callable[[str], None] | None
"""Called with the text of each comment; some gateways send a status in one."""

OnStrayLine: TypeAlias = Callable[[bytes], None] | None
"""Called with each line that is not part of an event; some servers send an error in one."""

E = TypeVar("E")


class BoundedDecoder(ABC, Generic[E]):
    """Decodes a stream that may be split at any byte, with bounded memory: `max_event_size` bytes for an event."""

    def __init__(
        self, max_event_size: int = MAX_EVENT_SIZE, on_comment: OnComment = None, on_stray_line: OnStrayLine = None
    ) -> None:
        self.max_event_size = max_event_size
        self.on_comment = on_comment
        self.on_stray_line = on_stray_line
        self._rest = bytearray()
        self._failure: EventTooLargeException | None = None

    def feed(self, chunk: bytes) -> list[E]:
        """Returns the events that this chunk completes.

        Raises:
            EventTooLargeException: An event exceeds `max_event_size`. Events before it are returned first; the next
                call raises.
        """
        if self._failure is not None:
            raise self._failure
        events: list[E] = []
        try:
            if len(chunk) <= _SLICE:
                self._decode(chunk, events)
            else:
                # Split at once, a chunk of short lines takes fifty times its size.
                for start in range(0, len(chunk), _SLICE):
                    self._decode(chunk[start : start + _SLICE], events)
        except EventTooLargeException as failure:
            self._failure = failure
            if not events:
                raise
        return events

    def finish(self) -> E | None:
        """Returns the event that the end of the stream left unterminated, if any; raises as `feed` does."""
        if self._failure is not None:
            raise self._failure
        return self._decode_rest()

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
        if lines and self._rest:
            self._rest += lines[0]
            lines[0] = self._take_rest()
        if rest:
            self._rest += rest
        return lines

    def _keep(self, piece: bytes) -> None:
        """Keeps a piece of what is not complete yet."""
        self._rest += piece
        self._check_size(len(self._rest))

    def _take_rest(self) -> bytes:
        """Returns and forgets what is not complete yet."""
        rest = bytes(self._rest)
        self._rest.clear()
        return rest

    def _check_size(self, size: int) -> None:
        if size > self.max_event_size:
            raise too_large(self.max_event_size)


def too_large(most: int) -> EventTooLargeException:
    """Returns the error for an event of more than `most` bytes."""
    return EventTooLargeException(f"an event of the stream is larger than {most} bytes")


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
