"""Reads a complete answer as the event of a stream."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic_core import to_json


def as_event(content: Any, names: Mapping[str, str]) -> bytes:
    """Returns the event that says what a complete answer says.

    Args:
        content: The answer.
        names: The names that an event has for fields of the answer, or of the items of its lists.
    """

    def rename(fields: Any) -> Any:
        return {names.get(key, key): value for key, value in fields.items()} if isinstance(fields, dict) else fields

    if not isinstance(content, dict) or names.keys() & content.keys():
        return to_json(rename(content))
    return to_json(
        {key: [rename(item) for item in value] if isinstance(value, list) else value for key, value in content.items()}
    )
