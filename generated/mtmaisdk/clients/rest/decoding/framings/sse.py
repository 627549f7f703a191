"""Server-sent events (WHATWG HTML, section 9.2)."""

from __future__ import annotations

from mtmaisdk.clients.rest.decoding.decoder import MAX_EVENT_SIZE, BoundedDecoder, Framing, OnComment, OnStrayLine
from mtmaisdk.clients.rest.decoding.event import Payload, ServerSentEvent

_MOST_LINES = 1000
"""Lines of an event that are kept apart."""


class SSEPayloadDecoder(BoundedDecoder[Payload]):
    """Decodes server-sent events in time linear in the stream's length.

    Takes the arguments of `BoundedDecoder`. The limit is for a line, and for the data of an event.
    """

    def __init__(
        self, max_event_size: int = MAX_EVENT_SIZE, on_comment: OnComment = None, on_stray_line: OnStrayLine = None
    ) -> None:
        super().__init__(max_event_size, on_comment, on_stray_line)
        self._skip_lf = False
        self._data: list[bytes] = []
        self._folded: list[bytes] = []
        self._data_size = 0
        self._event = ""
        self._id = ""
        self._retry: int | None = None

    def _decode(self, chunk: bytes, events: list[Payload]) -> None:
        if self._skip_lf and chunk:
            # The LF of a CRLF whose CR ended the previous chunk.
            self._skip_lf = False
            if chunk[:1] == b"\n":
                chunk = chunk[1:]
        if b"\r" in chunk:
            self._skip_lf = chunk[-1:] == b"\r"
            if chunk.count(b"\r") == chunk.count(b"\r\n"):
                # Removing a byte is several times faster than replacing two by one.
                chunk = chunk.replace(b"\r", b"")
            else:
                chunk = chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        is_small = len(self._rest) + len(chunk) <= self.max_event_size
        lines = self._split(chunk)
        if self._data or self._folded or self._event or self._retry is not None:
            # To the end of the event that an earlier chunk began.
            end = lines.index(b"") + 1 if b"" in lines else len(lines)
            self._take_lines(lines[:end], events)
            lines = lines[end:]
        taken = self._take_plain(lines, events) if is_small and not self._id else 0
        self._take_lines(lines[taken:], events)
        self._check_size(len(self._rest))
        if len(self._data) > _MOST_LINES:
            # Otherwise each short line would take many times its size.
            self._folded.append(b"\n".join(self._data))
            self._data.clear()

    def _decode_rest(self) -> Payload | None:
        # The standard discards an unterminated event, but some servers omit the last blank line.
        events: list[Payload] = []
        self._take_lines([self._take_rest(), b""], events)
        return events[0] if events else None

    def _take_plain(self, lines: list[bytes], events: list[Payload]) -> int:
        """Takes pairs of a `data: …` line and a blank line, as in most streams; returns the number of lines taken."""
        taken = 0
        for line, blank in zip(lines[::2], lines[1::2], strict=False):
            data = line.removeprefix(b"data: ")
            if blank or data == line:
                break
            events.append(data)
            taken += 2
        return taken

    def _take_lines(self, lines: list[bytes], events: list[Payload]) -> None:
        data = self._data
        largest = self.max_event_size
        for line in lines:
            if len(line) > largest:
                self._check_size(len(line))
            if line[:6] == b"data: ":
                value = line[6:]
                data.append(value)
                self._data_size += len(value) + 1
                if self._data_size > largest:
                    self._check_size(self._data_size)
            elif line:
                self._take_field(line)
            else:
                if self._folded:
                    data[:0] = self._folded
                    self._folded.clear()
                if data:
                    whole = data[0] if len(data) == 1 else b"\n".join(data)
                    if self._event or self._id or self._retry is not None:
                        events.append(ServerSentEvent(self._event or "message", whole, self._id, self._retry))
                    else:
                        events.append(whole)
                    data.clear()
                    self._data_size = 0
                self._event = ""
                self._retry = None

    def _take_field(self, line: bytes) -> None:
        name, _, value = line.partition(b":")
        if value[:1] == b" ":
            value = value[1:]
        if name == b"data":
            self._data.append(value)
            self._data_size += len(value) + 1
            self._check_size(self._data_size)
        elif name == b"event":
            self._event = value.decode("utf-8", "replace")
        elif name == b"id":
            if b"\0" not in value:
                self._id = value.decode("utf-8", "replace")
        elif name == b"retry":
            # Longer values are not plausible.
            if value.isdigit() and len(value) < 12:
                self._retry = int(value)
        elif not name:
            if self.on_comment is not None:
                self.on_comment(value.decode("utf-8", "replace"))
        elif self.on_stray_line is not None:
            self.on_stray_line(line)


FRAMING = Framing(media_types=("text/event-stream",), decoder=SSEPayloadDecoder)
