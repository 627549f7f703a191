"""Chooses the decoder of a stream by its first bytes, after a byte order mark."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Collection, Iterable, Sequence

from mtmaisdk.clients.rest.decoding.decoder import MAX_EVENT_SIZE, BoundedDecoder, OnComment, OnStrayLine
from mtmaisdk.clients.rest.decoding.event import Payload, ServerSentEvent, event_of
from mtmaisdk.clients.rest.decoding.framings import framing_of

_BLANK = re.compile(rb"(?:\xef\xbb\xbf)?\s*")
_FIRST_BYTES = 2
_FIELDS = (b"data:", b"event:", b"id:", b"retry:", b"error:", b":")
"""How server-sent events begin."""


class SniffingDecoder:
    """Decodes the declared framing, or one of its alternatives if the first bytes match it.

    Servers label streams wrongly: mtmai sends its data stream, and old Chatchat servers send concatenated JSON, as
    an event stream.
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
        self._arguments = max_event_size, on_comment, on_stray_line
        self._head = b""
        self._decoder: BoundedDecoder[Payload] | None = None

    def feed(self, chunk: bytes) -> Sequence[Payload]:
        """Returns the events that this chunk completes; raises as `BoundedDecoder.feed` does."""
        if self._decoder is not None:
            return self._decoder.feed(chunk)
        self._head += chunk
        begin = _BLANK.match(self._head)
        blank = begin.group() if begin else b""
        rest = self._head[len(blank) :]
        first = rest[:_FIRST_BYTES]
        # Some gateways send blank lines until the first event. One blank says as much as many.
        line = blank[max(blank.rfind(b"\n"), blank.rfind(b"\r")) + 1 :]
        mark = BOM_UTF8 if line.startswith(BOM_UTF8) else b""
        self._head = mark + line[len(mark) :][:1] + rest
        is_short = len(first) < _FIRST_BYTES or self._head == BOM_UTF8[:_FIRST_BYTES]
        if is_short and len(self._head) < self._arguments[0]:
            return []
        self._decoder = self._choose(first)
        head, self._head = self._head, b""
        return self._decoder.feed(head.removeprefix(BOM_UTF8))

    def finish(self) -> ServerSentEvent | None:
        """Returns the event that the end of the stream left unterminated, if any; raises as `feed` does."""
        if self._decoder is None:
            self._decoder = self._choose(b"")
            self._decoder.feed(self._head.removeprefix(BOM_UTF8))
        payload = self._decoder.finish()
        return None if payload is None else event_of(payload)

    def _choose(self, first: bytes) -> BoundedDecoder[Payload]:
        starts = {name: framing_of(name).start for name in self._possible} if first else {}
        matching = [name for name, start in starts.items() if start is not None and start.match(first)]
        others = [name for name, start in starts.items() if start is None]
        self.framing = next(iter((*matching, *others, self.framing)))
        return framing_of(self.framing).decoder(*self._arguments)


def seems_stream(head: bytes, framings: Iterable[str]) -> bool | None:
    """Whether the first bytes of a body are those of a stream in any of the framings; `None` if more bytes tell.

    A JSON object is not: it may be a whole answer.
    """
    first = head.removeprefix(BOM_UTF8).lstrip()
    starts = [framing_of(name).start for name in framings]
    if any(start is not None and start.match(first) and not start.match(b"{}") for start in starts):
        return True
    if None not in starts:
        return False if len(first) >= _FIRST_BYTES else None
    if any(first.startswith(field) for field in _FIELDS):
        return True
    return None if any(field.startswith(first) for field in _FIELDS) else False


class SSEDecoder(SniffingDecoder):
    """Decodes server-sent events from chunks split at any byte, in time linear in the stream's length.

    Args:
        max_event_size: Bytes of the longest line, and of the longest data of an event.
        on_comment: Called with the text of each comment; some gateways send a status in one.
        on_stray_line: Called with each line whose field is not in the standard; some servers send an error there
            without `data:`.
    """

    def __init__(
        self, max_event_size: int = MAX_EVENT_SIZE, on_comment: OnComment = None, on_stray_line: OnStrayLine = None
    ) -> None:
        super().__init__("sse", max_event_size=max_event_size, on_comment=on_comment, on_stray_line=on_stray_line)

    def feed(self, chunk: bytes) -> list[ServerSentEvent]:
        """Returns the events that this chunk completes.

        Raises:
            EventTooLargeException: An event exceeds `max_event_size`. Events before it are returned first; the next
                call raises.
        """
        return [event_of(payload) for payload in super().feed(chunk)]
