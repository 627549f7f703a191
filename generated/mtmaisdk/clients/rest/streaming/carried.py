"""Further parts of an answer, which most events do not have: what is declared as `carried`, and usage elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields as fields_of
from typing import Any

from pydantic import BaseModel, ValidationError

from mtmaisdk.clients.rest.contract.lookup import model_at

_NOT_JOINED = frozenset({"id", "type", "index", "format", "role"})
"""Fields of an object in pieces that each piece repeats."""


def as_counts(data: BaseModel, field: str, paths: Iterable[str]) -> Any:
    """Returns token counts from another place of an event, and sets them in the declared field; `None` without any."""
    model = model_at(type(data), field)
    for path in paths:
        found = _first_at(data, path.split("."))
        if isinstance(found, dict) and found and model is not None:
            try:
                found = model.model_validate(found)
            except ValidationError:
                continue
            setattr(data, field, found)
            return found
    return None


def _first_at(value: Any, names: Sequence[str]) -> Any:
    if isinstance(value, list):
        return next((found for item in value if (found := _first_at(item, names)) is not None), None)
    if not names or value is None:
        return value
    return _first_at(value.get(names[0]) if isinstance(value, dict) else getattr(value, names[0], None), names[1:])


def joined(pieces: Sequence[Any]) -> Any:
    """Returns the whole of what arrived in pieces: text and lists are joined, objects field by field."""
    last = pieces[-1]
    if len(pieces) == 1:
        return last
    if isinstance(last, str):
        return "".join(piece for piece in pieces if isinstance(piece, str))
    if isinstance(last, list):
        return [item for piece in pieces if isinstance(piece, list) for item in piece]
    if isinstance(last, BaseModel):
        return type(last).model_validate(joined([piece.model_dump(exclude_unset=True) for piece in pieces]))
    if not isinstance(last, dict):
        return last
    found: dict[str, list[Any]] = {}
    for piece in pieces:
        for name, value in piece.items() if isinstance(piece, dict) else ():
            if value is not None:
                found.setdefault(name, []).append(value)
    return {name: values[-1] if name in _NOT_JOINED else joined(values) for name, values in found.items()}


def as_fields(kind: type[Any], parts: Mapping[str, Any]) -> dict[str, Any]:
    """Returns parts as arguments of a result's class; what the class does not declare is in `extra`."""
    known = {field.name for field in fields_of(kind)}
    extra = {name: value for name, value in parts.items() if name not in known}
    return {name: value for name, value in parts.items() if name in known} | {"extra": extra}
