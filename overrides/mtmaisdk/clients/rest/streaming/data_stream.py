"""The AI SDK data stream, version 1: lines of `<code>:<json>`."""

from __future__ import annotations

import json

from mtmaisdk.clients.rest.streaming.decoder import BoundedDecoder
from mtmaisdk.clients.rest.streaming.sse import ServerSentEvent


class DataStreamDecoder(BoundedDecoder[ServerSentEvent]):
    """Decodes the lines that mtmai sends; the code becomes the event's type.

    Only LF ends a line: JSON written as raw UTF-8 may hold any other separator.

    Args:
        max_event_size: Bytes of the longest line.
    """

    def _decode(self, chunk: bytes, events: list[ServerSentEvent]) -> None:
        for line in self._split(chunk):
            self._check_size(len(line))
            if event := _part(line):
                events.append(event)
        self._check_size(self._line_size)

    def _decode_rest(self) -> ServerSentEvent | None:
        return _part(self._take_line())


def unescaped_text(data: bytes) -> bytes | None:
    """Returns as JSON what an old server wrote between quotes without escaping it, or `None`."""
    if len(data) < 2 or data[:1] != b'"' or data[-1:] != b'"':
        return None
    return json.dumps(data[1:-1].decode("utf-8", "replace"), ensure_ascii=False).encode()


def _part(line: bytes) -> ServerSentEvent | None:
    """Reads a line; old servers put blanks around the JSON, and end with a bare `[DONE]`."""
    code, colon, value = line.partition(b":")
    if not colon or b"[" in code or b"{" in code:
        stripped = line.strip()
        return ServerSentEvent("", stripped) if stripped else None
    return ServerSentEvent(code.strip().decode("utf-8", "replace"), value.strip())
