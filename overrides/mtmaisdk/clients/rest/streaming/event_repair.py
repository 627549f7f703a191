"""Other readings of an event's data that is not what its kind says: those of servers that are known to write so."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pydantic_core import from_json

from mtmaisdk.clients.rest.streaming.data_stream import unescaped_text


def frames_of(data: bytes, end: bytes) -> list[bytes]:
    """Returns the data of several events that only one newline separates, or nothing where it is one event.

    Args:
        data: The data, its lines joined by LF.
        end: The data of the end marker.
    """
    lines = [line for line in data.split(b"\n") if line]
    return lines if len(lines) > 1 and all(line.strip() == end or is_json(line) for line in lines) else []


def readings_of(data: bytes, is_text: bool) -> Iterator[bytes]:
    """Yields what the data may have been meant to be.

    Args:
        data: The data.
        is_text: Whether the event's data is a JSON string: a server may not have escaped its text.
    """
    if is_text and (text := unescaped_text(data)) is not None:
        yield text
    # What is not UTF-8 is replaced, as the standard says; so is half a character in an escape.
    yield data.decode("utf-8", "replace").encode()
    yield _without_surrogates(data)


def is_json(data: bytes) -> bool:
    """Whether the data is JSON."""
    try:
        from_json(data)
    except ValueError:
        return False
    return True


def _without_surrogates(data: bytes) -> bytes:
    try:
        text = json.dumps(json.loads(data), ensure_ascii=False)
    except (ValueError, RecursionError):
        return data
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
