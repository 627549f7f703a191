"""The AI SDK data stream, version 1, which mtmai labels as an event stream."""

from __future__ import annotations

from mtmaisdk.mock.framing_writer import FramingWriter

WRITER = FramingWriter(
    media_type="text/event-stream; charset=utf-8",
    write_event=lambda name, data: f"{name}:".encode() + data + b"\n",
    write_end=lambda end: f"{end}\n".encode(),
    keep_alive=b"\n",
    empty_frame=b"\n\n",
)
