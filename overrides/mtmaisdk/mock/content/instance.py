"""Creates a value that is valid under a JSON schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_DEEPEST = 8
_LARGEST = 10_000
_LIMITS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
_OF_FORMAT = {
    "date": "2025-01-24",
    "date-time": "2025-01-24T10:48:37Z",
    "time": "10:48:37Z",
    "email": "user@example.com",
    "uri": "https://example.com/",
    "uuid": "707d0855-80ab-4e1f-a156-f1c4546cbf52",
}


def instance_of(schema: Any, text: str) -> Any:
    """Returns a value that is valid under a schema, in which a string that is not restricted is `text`.

    `pattern`, `not` and `if` are ignored, and a value of more than 10 000 parts is cut.
    """
    return _Maker(schema, text).make(schema, 0)


class _Maker:
    """Creates values up to a size, as a small schema may require a huge value."""

    def __init__(self, root: Any, text: str) -> None:
        self._root = root
        self._text = text
        self._left = _LARGEST

    def make(self, schema: Any, depth: int) -> Any:
        """Returns a value of a schema that is nested `depth` levels deep."""
        self._left -= 1
        if not isinstance(schema, Mapping) or depth > _DEEPEST or self._left < 0:
            return None
        schema = _merged(schema, self._root)
        for keyword in ("const", "default"):
            if keyword in schema:
                return schema[keyword]
        for keyword in ("enum", "examples"):
            if schema.get(keyword):
                return schema[keyword][0]
        for keyword in ("anyOf", "oneOf"):
            if members := schema.get(keyword):
                # Deep down nothing: a schema may contain itself.
                deep = [each for each in members if depth >= _DEEPEST // 2 and each == {"type": "null"}]
                return self.make([*deep, *members][0], depth + 1)
        kind = schema.get("type") or ("object" if "properties" in schema else "string")
        if isinstance(kind, list):
            kind = next((each for each in kind if each != "null"), "null")
        if kind == "object":
            properties, required = schema.get("properties") or {}, schema.get("required") or ()
            # Deep down only required fields: a schema may contain itself.
            names = [name for name in properties if depth < _DEEPEST // 2 or name in required]
            return {name: self.make(properties[name], depth + 1) for name in names}
        if kind == "array":
            items = [self.make(each, depth + 1) for each in schema.get("prefixItems") or ()]
            missing = max(schema.get("minItems", 0), 0 if items else int(depth < _DEEPEST // 2)) - len(items)
            allowed = min(missing, max(self._left, 0))
            return items + [self.make(schema.get("items", {}), depth + 1) for _ in range(allowed)]
        if kind in ("number", "integer"):
            return _number(schema, kind)
        return self._string(schema) if kind == "string" else {"boolean": True}.get(kind)

    def _string(self, schema: Mapping[str, Any]) -> str:
        if schema.get("format") in _OF_FORMAT:
            return _OF_FORMAT[schema["format"]]
        missing = schema.get("minLength", 0) - len(self._text)
        padding: str = "…" * min(missing, max(self._left, 0))
        self._left -= len(padding)
        return (self._text + padding)[: schema.get("maxLength")]


def _merged(schema: Mapping[str, Any], root: Any) -> Mapping[str, Any]:
    """Returns a schema merged with its `$ref` and `allOf`."""
    parts = [*([_target(schema["$ref"], root)] if "$ref" in schema else []), *schema.get("allOf", ())]
    if not parts:
        return schema
    merged: dict[str, Any] = {}
    for part in [*(_merged(part, root) for part in parts), schema]:
        properties = {**merged.get("properties", {}), **part.get("properties", {})}
        merged |= {**part, **({"properties": properties} if properties else {})}
    return merged


def _target(reference: str, root: Any) -> Mapping[str, Any]:
    found = root
    for key in reference.removeprefix("#").strip("/").split("/"):
        found = found.get(key, {}) if isinstance(found, Mapping) else {}
    # A schema that refers to itself has no value.
    return {} if isinstance(found, Mapping) and "$ref" in found else found


def _number(schema: Mapping[str, Any], kind: str) -> float:
    # Slow to import, and seldom needed.
    from jsonschema import Draft202012Validator

    low = schema.get("minimum", schema.get("exclusiveMinimum"))
    high = schema.get("maximum", schema.get("exclusiveMaximum"))
    step = schema.get("multipleOf", 1)
    candidates: list[float] = [1]
    for limit in (low, high):
        if limit is not None:
            nearest = limit // step * step
            candidates += [limit, nearest, nearest + step, nearest - step]
    if low is not None and high is not None:
        candidates.append((low + high) / 2)
    candidates.append(step)
    limits = {keyword: schema[keyword] for keyword in _LIMITS if keyword in schema}
    is_valid = Draft202012Validator({"type": kind, **limits}).is_valid
    found = next(filter(is_valid, candidates), 1)
    return int(found) if kind == "integer" else found
