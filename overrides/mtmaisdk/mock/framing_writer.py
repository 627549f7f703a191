"""How one framing is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NamedTuple


class Frame(bytes):
    """The bytes of one event."""


class Pause(NamedTuple):
    """A pause of some seconds in which nothing is sent."""

    seconds: float


class FramingWriter(NamedTuple):
    """Writes streams in one framing.

    Attributes:
        media_type: The content type that servers send.
        write_event: Returns the bytes of an event, from its name and its data as JSON.
        write_end: Returns the bytes of the end marker, from its data.
        keep_alive: What the fault `keep-alive` sends before each event.
        empty_frame: What the fault `empty-frames` sends before each event.
    """

    media_type: str
    write_event: Callable[[str, bytes], bytes]
    write_end: Callable[[str], bytes]
    keep_alive: bytes
    empty_frame: bytes

    def frame(self, name: str, data: Any) -> Frame:
        """Returns the frame of an event."""
        return Frame(self.write_event(name, to_json(data)))


def to_json(value: Any) -> bytes:
    """Returns a value as JSON in UTF-8, with lone surrogates escaped."""
    return json.dumps(value, ensure_ascii=False).encode(errors="backslashreplace")
