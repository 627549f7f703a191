"""Server-sent events."""

from __future__ import annotations

from mtmaisdk.mock.framing_writer import FramingWriter


def _write_event(name: str, data: bytes) -> bytes:
    event = "" if name in ("", "message") else f"event: {name}\n"
    return event.encode() + b"data: " + data + b"\n\n"


WRITER = FramingWriter(
    media_type="text/event-stream; charset=utf-8",
    write_event=_write_event,
    write_end=lambda end: f"data: {end}\n\n".encode(),
    keep_alive=b": keep-alive\n\n",
    empty_frame=b"retry: 3000\nid: 7\nevent: ping\n\ndata:\n\n",
)
