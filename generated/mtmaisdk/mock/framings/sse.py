"""Server-sent events."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtmaisdk.mock.framing_writer import FramingWriter


def _write_event(name: str, data: bytes) -> bytes:
    event = "" if name in ("", "message") else f"event: {name}\n"
    return event.encode() + b"data: " + data + b"\n\n"


def read(text: str) -> Iterator[tuple[str | None, str]]:
    """Yields name and data of each event, and what belongs to none without a name."""
    name, data = "", list[str]()
    # The end of the body ends an event, too.
    for line in (*re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")), ""):
        field, _, value = line.partition(":")
        if field == "event":
            name = value.removeprefix(" ")
        elif field == "data":
            data.append(value.removeprefix(" "))
        elif line and field not in ("", "id", "retry"):
            yield None, line
        elif not line:
            if any(data):
                yield name, "\n".join(data)
            name, data = "", []


WRITER = FramingWriter(
    media_type="text/event-stream; charset=utf-8",
    write_event=_write_event,
    write_end=lambda end: f"data: {end}\n\n".encode(),
    keep_alive=b": keep-alive\n\n",
    empty_frame=b"retry: 3000\nid: 7\nevent: ping\n\ndata:\n\n",
)
