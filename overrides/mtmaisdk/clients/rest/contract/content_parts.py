"""Content of messages that is a list of parts, where a text is declared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mtmaisdk.clients.rest.contract.lookup import field_of, value_at

_THINKING = ("thinking", "reasoning", "reasoning_text", "summary_text")
"""Types of parts with reasoning: of Mistral and Anthropic, of FastGPT, of OpenAI's Responses."""
_INNER = ("content", "text", "value")


def text_of(parts: Any) -> str:
    """Returns the text of parts, which are models or JSON; reasoning and files are not text."""
    return "".join(_text(part) for part in _listed(parts) if not _is_thinking(part))


def text_at(value: Any, path: str) -> str:
    """Returns the text at a path of a contract's `x-text`: of the first item of a list, or of all of the named type."""
    step, _, rest = path.partition(".")
    name, _, kind = step.rstrip("]").partition("[")
    found = field_of(value, name)
    if kind:
        return "".join(text_at(item, rest) for item in _listed(found) if value_at(item, "type") == kind)
    if not rest:
        return text_of(found)
    return text_at((*found, None)[0] if isinstance(found, list) else found, rest)


def reasoning_of(parts: Any) -> str:
    """Returns the reasoning of parts."""
    return "".join(_first(part, (*_THINKING, "text")) for part in _listed(parts) if _is_thinking(part))


def image_urls(message: Any) -> list[str]:
    """Returns the URLs of the images of a message, beside its text or as parts of it."""
    # A stream's piece has its images among the unknown fields, whatever they are.
    images = (getattr(message, "model_extra", None) or {}).get("images") or value_at(message, "images")
    items = [*_listed(images), *_listed(value_at(message, "content"))]
    found = (value_at(item, "image_url.url") or value_at(item, "image_url") for item in items)
    return [url for url in found if isinstance(url, str)]


def as_event(content: Any, names: Mapping[str, str]) -> Any:
    """Returns the event with the fields of a complete answer, or of the items in its lists, renamed.

    Content that is a list of parts becomes its text and reasoning; the list is kept in the unknown field
    `content_parts`.
    """

    def rename(fields: Any) -> Any:
        if not isinstance(fields, dict):
            return fields
        return {names.get(key, key): _with_text(value) for key, value in fields.items()}

    if not isinstance(content, dict) or names.keys() & content.keys():
        return rename(content)
    items = {key: [value] if _is_item(value, names) else value for key, value in content.items()}
    return {key: [*map(rename, value)] if isinstance(value, list) else value for key, value in items.items()}


def _is_item(value: Any, names: Iterable[str]) -> bool:
    """Whether a value is the only item of a list of complete answers, sent without the list."""
    return isinstance(value, dict) and any(isinstance(value.get(name), dict) for name in names)


def _with_text(message: Any) -> Any:
    parts = message.get("content") if isinstance(message, dict) else None
    if not isinstance(parts, list) and not (isinstance(parts, dict) and "type" in parts):
        return message
    reasoning = message.get("reasoning_content") or reasoning_of(parts)
    added = {"reasoning_content": reasoning} if reasoning else {}
    if images := [part for part in _listed(parts) if value_at(part, "image_url")]:
        added["images"] = [*_listed(message.get("images")), *images]
    return {**message, **added, "content": text_of(parts), "content_parts": parts}


def _listed(parts: Any) -> list[Any]:
    return parts if isinstance(parts, list) else [] if parts is None else [parts]


def _is_thinking(part: Any) -> bool:
    # Several versions of FastGPT send no type.
    return value_at(part, "type") in _THINKING or bool(value_at(part, "type") is None and _first(part, _THINKING))


def _text(part: Any) -> str:
    return part if isinstance(part, str) else _flat(value_at(part, "text"))


def _flat(value: Any) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, list):
        return "".join(map(_flat, value))
    return _first(value, _INNER)


def _first(value: Any, names: tuple[str, ...]) -> str:
    return next(filter(None, (_flat(value_at(value, name)) for name in names)), "")
