"""Writes events as the bytes of a stream."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any


class Event(bytes):
    """The bytes of one event."""


def to_json(value: Any) -> bytes:
    """Returns a value as JSON, with half a surrogate pair, which UTF-8 does not have, as its escape."""
    return json.dumps(value, ensure_ascii=False).encode(errors="backslashreplace")


def frame_event(stream: Mapping[str, Any], name: str, data: Any) -> Event:
    """Returns an event as the framing of an `x-stream` has it; an empty name is not written."""
    text = to_json(data)
    if stream["framing"] == "data-stream":
        return Event(f"{name}:".encode() + text + b"\n")
    if stream["framing"] == "json":
        return Event(text)
    event = "" if name in ("", "message") else f"event: {name}\n"
    return Event(f"{event}data: ".encode() + text + b"\n\n")


def frame_stream(stream: Mapping[str, Any], events: Iterable[tuple[str, Any]]) -> Iterator[bytes]:
    """Yields one piece for each event, and one for the end marker."""
    for name, data in events:
        yield frame_event(stream, name, data)
    if "end" in stream:
        yield f"data: {stream['end']}\n\n".encode()


def example_events(stream: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yields the example events of an `x-stream`, errors left out."""
    for event in stream["events"]:
        for data in event["examples"]:
            if not (isinstance(data, dict) and data.get("error")):
                yield event["name"], data
