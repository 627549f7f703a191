"""Paths of texts in the parts of an answer: `content[output_text].text` is that of the items of this type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic_core import from_json

_STEP = re.compile(r"([^.\[]+)(?:\[([^\]]+)\])?")


def texts_at(content: Any, path: str) -> Iterator[str]:
    """Yields the texts at a path of a part."""
    values = [content]
    for name, kind in _STEP.findall(path):
        found = [value.get(name) for value in values if isinstance(value, dict)]
        items = [item for one in found for item in (one if isinstance(one, list) else [one])]
        values = [item for item in items if not kind or (isinstance(item, dict) and item.get("type") == kind)]
    yield from (value for value in values if isinstance(value, str) and value)


def with_text(content: dict[str, Any], path: str, text: str) -> dict[str, Any]:
    """Returns a part with text at a path; where it has an object, the text is the object's JSON."""
    (name, kind), *rest = _STEP.findall(path)
    if not rest:
        return {**content, name: _parsed(text) if isinstance(content.get(name), dict) else text}
    item = {"type": kind, rest[0][0]: text}
    before: Sequence[Any] = content.get(name) or ()
    return {**content, name: [*(each for each in before if each.get("type") != kind), item]}


def _parsed(text: str) -> Any:
    try:
        return from_json(text) if text else {}
    except ValueError:
        return text
