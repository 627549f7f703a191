"""Alternative readings of an event's data that does not match its type, for servers known to send such data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from mtmaisdk.clients.rest.wire.json_text import is_json, load_json

_LINE = re.compile(rb"[^\n]+")


def lines_of(data: bytes) -> Iterator[bytes]:
    """Yields the lines that are not empty; a list of short lines would take many times the size of the data."""
    return (match.group() for match in _LINE.finditer(data))


def frames_of(data: bytes, end: bytes) -> Iterator[bytes] | None:
    """Returns the data of each event, which may be the end marker, if LF separates several; `None` if it is one."""
    is_several = b"\n" in data.strip(b"\n") and all(line.strip() == end or is_json(line) for line in lines_of(data))
    return lines_of(data) if is_several else None


def content_of(data: bytes, is_text: bool) -> Any:
    """Returns the JSON value that the data was meant to be, or raises `ValueError`.

    Texts in it may end in half of a surrogate pair; a lone text may lack its escapes, as of an old server.
    """
    try:
        return load_json(data)
    except ValueError:
        if not is_text or (text := unescaped_text(data)) is None:
            raise
        return load_json(text)


def unescaped_text(data: bytes) -> bytes | None:
    """Returns the JSON string of a quoted text that an old server did not escape; `None` if it is not quoted."""
    if len(data) < 2 or data[:1] != b'"' or data[-1:] != b'"':
        return None
    return json.dumps(data[1:-1].decode("utf-8", "replace"), ensure_ascii=False).encode()
