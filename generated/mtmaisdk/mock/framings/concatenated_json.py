"""Concatenated JSON objects, which old Langchain-Chatchat servers label as an event stream."""

from __future__ import annotations

from collections.abc import Iterator
from json import JSONDecoder

from mtmaisdk.mock.framing_writer import FramingWriter


def read(text: str) -> Iterator[tuple[str | None, str]]:
    """Yields each object, and what follows the last one without a name."""
    while text := text.lstrip():
        try:
            end = JSONDecoder().raw_decode(text)[1] if text.startswith("{") else 0
        except ValueError:
            end = 0
        yield ("", text[:end]) if end else (None, text)
        text = text[end or len(text) :]


WRITER = FramingWriter(
    media_type="text/event-stream; charset=utf-8",
    write_event=lambda name, data: data,
    write_end=str.encode,
    keep_alive=b"\n",
    empty_frame=b"\n\n",
)
