"""Turns a complete answer, which some servers send although a stream was requested, into an event."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic_core import to_json


def as_event(content: Any, names: Mapping[str, str]) -> bytes:
    """Returns the event with the fields of a complete answer, or of the items in its lists, renamed.

    Content that is a list of parts becomes its text; the list is kept in the unknown field `content_parts`.
    """

    def rename(fields: Any) -> Any:
        if not isinstance(fields, dict):
            return fields
        return {names.get(key, key): _with_text(value) for key, value in fields.items()}

    if not isinstance(content, dict) or names.keys() & content.keys():
        return to_json(rename(content))
    return to_json(
        {key: [rename(item) for item in value] if isinstance(value, list) else value for key, value in content.items()}
    )


def _with_text(message: Any) -> Any:
    parts = message.get("content") if isinstance(message, dict) else None
    if not isinstance(parts, list):
        return message
    return {**message, "content": "".join(map(_text_of, parts)), "content_parts": parts}


def _text_of(part: Any) -> str:
    text = part.get("text") if isinstance(part, dict) else None
    # FastGPT nests it one level deeper than OpenAI.
    text = text.get("content") if isinstance(text, dict) else text
    return text if isinstance(text, str) else ""
