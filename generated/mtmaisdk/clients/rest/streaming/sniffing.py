"""Chooses the decoder of a stream by its first bytes."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from mtmaisdk.clients.rest.streaming.decoder import MAX_EVENT_SIZE, BoundedDecoder, OnComment, OnStrayLine, Payload
from mtmaisdk.clients.rest.streaming.framings import framing_of

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_BLANK = re.compile(rb"(?:\xef\xbb\xbf)?[\s]*")
_FIRST_BYTES = 2


class SniffingDecoder:
    """Decodes the declared framing, or one of its alternatives if the first bytes match it.

    Servers label streams wrongly: mtmai sends its data stream, and old Chatchat servers send concatenated JSON, as
    an event stream.

    Args:
        declared: Name of the framing in the contract.
        alternatives: Names of the framings that some servers send instead.
        on_comment, on_stray_line, max_event_size: As for `BoundedDecoder`.
    """

    def __init__(
        self,
        declared: str,
        alternatives: Collection[str] = (),
        *,
        on_comment: OnComment = None,
        on_stray_line: OnStrayLine = None,
        max_event_size: int = MAX_EVENT_SIZE,
    ) -> None:
        self.framing = declared
        """Name of the framing: the declared one until the first bytes have arrived."""
        self._possible = (declared, *alternatives)
        self._arguments = (max_event_size, on_comment, on_stray_line)
        self._head = b""
        self._decoder: BoundedDecoder[Payload] | None = None

    def feed(self, chunk: bytes) -> Sequence[Payload]:
        """Returns the events that this chunk completes, as `BoundedDecoder.feed`."""
        if self._decoder is not None:
            return self._decoder.feed(chunk)
        self._head += chunk
        begin = _BLANK.match(self._head)
        blank = begin.group() if begin else b""
        first = self._head[len(blank) :][:_FIRST_BYTES]
        # Some gateways send blank lines until the first event.
        self._head = self._head[max(blank.rfind(b"\n"), blank.rfind(b"\r")) + 1 :]
        if len(first) < _FIRST_BYTES and len(self._head) < self._arguments[0]:
            return []
        self._decoder = self._choose(first)
        head, self._head = self._head, b""
        return self._decoder.feed(head.removeprefix(_BYTE_ORDER_MARK))

    def finish(self) -> Payload | None:
        """Returns the event that the end of the stream left unterminated, as `BoundedDecoder.finish`."""
        if self._decoder is None:
            self._decoder = self._choose(b"")
            self._decoder.feed(self._head)
        return self._decoder.finish()

    def _choose(self, first: bytes) -> BoundedDecoder[Payload]:
        starts = {name: framing_of(name).start for name in self._possible} if first else {}
        matching = [name for name, start in starts.items() if start is not None and start.match(first)]
        others = [name for name, start in starts.items() if start is None]
        self.framing = next(iter((*matching, *others, self.framing)))
        return framing_of(self.framing).decoder(*self._arguments)
