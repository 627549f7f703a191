"""The AI SDK data stream, version 1, which mtmai labels as an event stream."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtmaisdk.mock.framing_writer import FramingWriter


def read(text: str) -> Iterator[tuple[str | None, str]]:
    """Yields code and data of each line, and what is no such line without a code."""
    for line in re.split(r"\r?\n", text):
        code, colon, data = line.partition(":")
        if line:
            yield (code, data) if colon and len(code) == 1 else (None, line)


WRITER = FramingWriter(
    media_type="text/event-stream; charset=utf-8",
    write_event=lambda name, data: f"{name}:".encode() + data + b"\n",
    write_end=lambda end: f"{end}\n".encode(),
    keep_alive=b"\n",
    empty_frame=b"\n\n",
)
