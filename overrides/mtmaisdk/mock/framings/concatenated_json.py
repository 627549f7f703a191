"""Concatenated JSON objects, which old Langchain-Chatchat servers label as an event stream."""

from __future__ import annotations

from mtmaisdk.mock.framing_writer import FramingWriter

WRITER = FramingWriter(
    media_type="text/event-stream; charset=utf-8",
    write_event=lambda name, data: data,
    write_end=str.encode,
    keep_alive=b"\n",
    empty_frame=b"\n\n",
)
