"""The AI SDK data stream, version 1: lines of `<code>:<json>`, the code being the event's type."""

from __future__ import annotations

import re

from mtmaisdk.clients.rest.decoding.decoder import BoundedDecoder, Framing
from mtmaisdk.clients.rest.decoding.event import Payload, ServerSentEvent


class DataStreamDecoder(BoundedDecoder[Payload]):
    """Decodes the lines; takes the arguments of `BoundedDecoder`.

    Only LF ends a line, because JSON may contain any other line separator.
    """

    def _decode(self, chunk: bytes, events: list[Payload]) -> None:
        for line in self._split(chunk):
            self._check_size(len(line))
            if event := _part(line):
                events.append(event)
        self._check_size(len(self._rest))

    def _decode_rest(self) -> ServerSentEvent | None:
        return _part(self._take_rest())


def _part(line: bytes) -> ServerSentEvent | None:
    """Reads a line; old servers pad the JSON with blanks and end with a bare `[DONE]`."""
    code, colon, value = line.partition(b":")
    if not colon or b"[" in code or b"{" in code:
        stripped = line.strip()
        return ServerSentEvent("", stripped) if stripped else None
    return ServerSentEvent(code.strip().decode("utf-8", "replace"), value.strip())


# mtmai labels its data stream as an event stream.
FRAMING = Framing(("text/event-stream",), DataStreamDecoder, start=re.compile(rb"[0-9a-z]:"))
