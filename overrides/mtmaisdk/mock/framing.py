"""Writes events as the bytes of a stream."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any


def write_stream(stream: Mapping[str, Any]) -> Iterator[bytes]:
    """Yields one piece for each example event of an `x-stream`, errors left out, and the end marker."""
    framing = stream["framing"]
    for name, data in _events(stream):
        text = json.dumps(data, ensure_ascii=False)
        if framing == "data-stream":
            yield f"{name}:{text}\n".encode()
        elif framing == "json":
            yield text.encode()
        else:
            event = "" if name == "message" else f"event: {name}\n"
            yield f"{event}data: {text}\n\n".encode()
    if "end" in stream:
        yield f"data: {stream['end']}\n\n".encode()


def _events(stream: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    for event in stream["events"]:
        for data in event["examples"]:
            if not (isinstance(data, dict) and data.get("error")):
                yield event["name"], data
