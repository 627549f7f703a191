"""The AI SDK data stream, version 1: lines of `<code>:<json>`."""

from __future__ import annotations

import json

from mtmaisdk.clients.rest.exceptions import EventTooLargeException
from mtmaisdk.clients.rest.sse import MAX_EVENT_SIZE, ServerSentEvent


class DataStreamDecoder:
    """Decodes the lines that mtmai sends; the code becomes the event's type.

    Only LF ends a line: JSON written as raw UTF-8 may hold any other separator.

    Args:
        max_event_size: Bytes of the longest line.
    """

    def __init__(self, max_event_size: int = MAX_EVENT_SIZE) -> None:
        self.max_event_size = max_event_size
        self._line: list[bytes] = []
        self._line_size = 0
        self._failure: EventTooLargeException | None = None

    def feed(self, chunk: bytes) -> list[ServerSentEvent]:
        """Returns the parts that this piece of the stream completes.

        Raises:
            EventTooLargeException: A line is longer than allowed. Parts before it are returned
                first, and the call after that raises.
        """
        if self._failure is not None:
            raise self._failure
        lines = chunk.split(b"\n")
        rest = lines.pop()
        if lines and self._line:
            self._line.append(lines[0])
            lines[0] = b"".join(self._line)
            self._line.clear()
            self._line_size = 0
        if rest:
            self._line.append(rest)
            self._line_size += len(rest)
        events: list[ServerSentEvent] = []
        for line in lines:
            if len(line) > self.max_event_size:
                return self._fail(events)
            if event := _part(line):
                events.append(event)
        return self._fail(events) if self._line_size > self.max_event_size else events

    def finish(self) -> ServerSentEvent | None:
        """Returns the last part where no LF ended it."""
        line = b"".join(self._line)
        self._line.clear()
        return _part(line)

    def _fail(self, events: list[ServerSentEvent]) -> list[ServerSentEvent]:
        self._failure = EventTooLargeException(f"a line of the stream is longer than {self.max_event_size} bytes")
        if not events:
            raise self._failure
        return events


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
