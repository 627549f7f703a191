"""Alternative readings of an event's data that does not match its type, for servers known to send such data."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pydantic_core import from_json


def frames_of(data: bytes, end: bytes) -> list[bytes]:
    """Returns the data of each event if a single newline separates several; nothing if it is one event.

    Args:
        data: The data, its lines joined by LF.
        end: The data of the end marker.
    """
    lines = [line for line in data.split(b"\n") if line]
    return lines if len(lines) > 1 and all(line.strip() == end or is_json(line) for line in lines) else []


def readings_of(data: bytes, is_text: bool) -> Iterator[bytes]:
    """Yields what the data may have been meant to be; with `is_text`, also an unescaped string."""
    if is_text and (text := unescaped_text(data)) is not None:
        yield text
    # Invalid UTF-8 is replaced, as the standard requires; so is an escaped lone surrogate.
    yield data.decode("utf-8", "replace").encode()
    yield _without_surrogates(data)


def is_json(data: bytes) -> bool:
    """Whether the data is valid JSON."""
    try:
        from_json(data)
    except ValueError:
        return False
    return True


def unescaped_text(data: bytes) -> bytes | None:
    """Returns the JSON string of a quoted text that an old server did not escape; `None` if it is not quoted."""
    if len(data) < 2 or data[:1] != b'"' or data[-1:] != b'"':
        return None
    return json.dumps(data[1:-1].decode("utf-8", "replace"), ensure_ascii=False).encode()


def _without_surrogates(data: bytes) -> bytes:
    try:
        text = json.dumps(json.loads(data), ensure_ascii=False)
    except (ValueError, RecursionError):
        return data
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
