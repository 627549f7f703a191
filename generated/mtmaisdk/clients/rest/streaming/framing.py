"""Which decoder a stream needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import TypeAlias

from mtmaisdk.clients.rest.contract.stream import Framing
from mtmaisdk.clients.rest.streaming.data_stream import DataStreamDecoder
from mtmaisdk.clients.rest.streaming.decoder import MAX_EVENT_SIZE, BoundedDecoder
from mtmaisdk.clients.rest.streaming.json_sequence import JSONSequenceDecoder
from mtmaisdk.clients.rest.streaming.sse import Payload, ServerSentEvent, SSEPayloadDecoder, event_of

_Decoder: TypeAlias = BoundedDecoder[Payload] | BoundedDecoder[ServerSentEvent]

# Enough to tell `0:` from `data:`, behind blank lines and a byte-order mark.
_BLANK = re.compile(rb"(?:\xef\xbb\xbf)?[\s]*")
_ONE_LETTER_CODE = re.compile(rb"[0-9a-z]:")


class SniffingDecoder:
    """Takes the declared framing, or one of its alternatives where the first bytes say so.

    mtmai labels data stream lines as event streams, and old Chatchat servers so label bare JSON.

    Args:
        declared: The framing of the contract.
        alternatives: Framings that some servers send instead.
        on_comment: See `SSEDecoder`.
        on_stray_line: See `SSEDecoder`.
        max_event_size: See `SSEDecoder`.
    """

    def __init__(
        self,
        declared: Framing,
        alternatives: Collection[Framing] = (),
        *,
        on_comment: Callable[[str], None] | None = None,
        on_stray_line: Callable[[bytes], None] | None = None,
        max_event_size: int = MAX_EVENT_SIZE,
    ) -> None:
        self.framing = declared
        self._possible = {declared, *alternatives}
        self._on_comment = on_comment
        self._on_stray_line = on_stray_line
        self._max_event_size = max_event_size
        self._head = b""
        self._decoder: _Decoder | None = None

    def feed(self, chunk: bytes) -> Sequence[Payload]:
        """Returns the events that this piece completes."""
        if self._decoder is not None:
            return self._decoder.feed(chunk)
        self._head += chunk
        begin = _BLANK.match(self._head)
        blank = begin.group() if begin else b""
        first = self._head[len(blank) :][:2]
        # Blank lines tell nothing, and some gateways send them until the first event.
        self._head = self._head[max(blank.rfind(b"\n"), blank.rfind(b"\r")) + 1 :]
        if len(first) < 2 and len(self._head) < self._max_event_size:
            return []
        self._decoder = self._choose(first)
        head, self._head = self._head, b""
        # The decoder of server-sent events knows the byte-order mark itself.
        return self._decoder.feed(head if self.framing == "sse" else head.removeprefix(b"\xef\xbb\xbf"))

    def finish(self) -> ServerSentEvent | None:
        """Returns what the end of the stream leaves over."""
        if self._decoder is None:
            self._decoder = self._choose(b"")
            self._decoder.feed(self._head)
        payload = self._decoder.finish()
        return None if payload is None else event_of(payload)

    def _choose(self, first: bytes) -> _Decoder:
        if "json" in self._possible and first[:1] == b"{":
            self.framing = "json"
        elif "data-stream" in self._possible and _ONE_LETTER_CODE.match(first):
            self.framing = "data-stream"
        elif "sse" in self._possible and first:
            self.framing = "sse"
        if self.framing == "json":
            return JSONSequenceDecoder(self._max_event_size)
        if self.framing == "data-stream":
            return DataStreamDecoder(self._max_event_size)
        return SSEPayloadDecoder(self._max_event_size, self._on_comment, self._on_stray_line)
