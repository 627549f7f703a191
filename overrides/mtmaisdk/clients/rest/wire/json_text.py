"""Reads JSON as servers send it: in any charset, with halves of characters, nested as deeply as it may be."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Container
from contextlib import suppress
from functools import cache
from typing import Any

from pydantic_core import from_json

_MAX_DEPTH = 200
"""Levels of nesting; pydantic reads and writes no more."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Python has codecs that are no charset; some of them take quadratic time.
_CHARSETS = ("utf", "ucs", "gb", "big5", "iso", "latin", "windows", "cp", "shift", "euc", "koi8", "us-ascii")


def parse_json(data: bytes | str, charset: str = "") -> Any:
    """Returns a JSON value; a `ValueError` means that the data is not JSON, or nested too deeply.

    Every text in it can be encoded: half of a surrogate pair and bytes that the sender's charset, by default UTF-8,
    does not have become U+FFFD. A byte order mark is skipped.
    """
    if not charset:
        # Nearly all JSON is read several times faster; what this reads has no halves.
        with suppress(ValueError):
            return from_json(data)
    return joined(load_json(data, charset))


def load_json(data: bytes | str, charset: str = "") -> Any:
    """Like `parse_json`, but half of a surrogate pair stays as it is, so that the next event can complete it."""
    try:
        return json.loads(decode(data, charset) if isinstance(data, bytes) else data)
    except RecursionError:
        raise ValueError("the JSON is nested too deeply") from None


def text_or_json(value: Any) -> str:
    """Returns a text as it is, and any other value as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def leading_value(data: bytes, name: str) -> str | None:
    """Returns the text of an object's first field if it has this name, without reading the rest; `None` otherwise."""
    found = _leading(name).match(data)
    return None if found is None else found[1].decode("utf-8", "replace")


@cache
def _leading(name: str) -> re.Pattern[bytes]:
    return re.compile(rb'\s*\{\s*"%s"\s*:\s*"([^"\\]*)"' % re.escape(name.encode()))


def is_json(data: bytes | str) -> bool:
    """Whether the data is valid JSON."""
    try:
        load_json(data)
    except ValueError:
        return False
    return True


def joined(value: Any, depth: int = 0) -> Any:
    """Returns a JSON value with the halves of surrogate pairs joined, or replaced if the other half is missing."""
    if isinstance(value, str):
        if value.isascii():
            return value
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if depth > _MAX_DEPTH:
        raise ValueError("the JSON is nested too deeply")
    if isinstance(value, dict):
        return {joined(name): joined(inner, depth + 1) for name, inner in value.items()}
    if isinstance(value, list):
        return [joined(item, depth + 1) for item in value]
    return value


class HalfJoiner:
    """Joins characters that a server cut into two events, each with half of a surrogate pair."""

    def __init__(self) -> None:
        self.held: dict[tuple[str | int, ...], str] = {}
        """The halves that wait for the next text at their place: the event's name, then names of fields and, in a
        list, the `index` of an object or else its position."""

    def join(self, name: str, content: Any, paths: Container[str]) -> Any:
        """Returns the JSON value of the next event; every text in it can be encoded.

        `paths` are those of the texts that later events continue, without the positions in lists.
        """
        return joined(self._with_held(content, (name,), paths))

    def rest(self) -> list[tuple[str, Any]]:
        """Returns and forgets name and value of an event for each half that was not completed, with U+FFFD for it."""
        events = []
        for name, *place in self.held:
            event: Any = "\ufffd"
            for part in reversed(place):
                event = [{"index": part, **event}] if isinstance(part, int) else {part: event}
            events.append((str(name), event))
        self.held.clear()
        return events

    def _with_held(self, value: Any, place: tuple[str | int, ...], paths: Container[str]) -> Any:
        if isinstance(value, dict):
            return {name: self._with_held(inner, (*place, name), paths) for name, inner in value.items()}
        if isinstance(value, list):
            indexes = (item.get("index") if isinstance(item, dict) else None for item in value)
            places = [index if isinstance(index, int) else number for number, index in enumerate(indexes)]
            return [self._with_held(item, (*place, at), paths) for item, at in zip(value, places, strict=True)]
        path = ".".join(part for part in place[1:] if isinstance(part, str)) or "."
        if not isinstance(value, str) or path not in paths:
            return value
        text = self.held.pop(place, "") + value
        if "\ud800" <= text[-1:] <= "\udbff":
            self.held[place], text = text[-1], text[:-1]
        return text


def decode(data: bytes, charset: str = "") -> str:
    """Returns text without its byte order mark; bytes that are not valid are replaced by U+FFFD."""
    named = charset.lower() if charset.lower().startswith(_CHARSETS) else ""
    marked = next((encoding for mark, encoding in _BYTE_ORDER_MARKS if data.startswith(mark)), "")
    for encoding in filter(None, (marked, named, "utf-8")):
        # Some servers encode each half of a surrogate pair on its own.
        with suppress(LookupError, UnicodeError):
            return data.decode(encoding, "surrogatepass").removeprefix("\ufeff")
    return data.decode("utf-8", "replace").removeprefix("\ufeff")
