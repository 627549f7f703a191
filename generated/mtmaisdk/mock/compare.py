"""What a JSON value has that a schema of the contract does not, and the other way round."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from mtmaisdk.mock.contract import Path, node_at, place_of, resolve

_WALKED = frozenset(("$ref", "type", "properties", "additionalProperties", "items", "anyOf", "oneOf", "discriminator"))
"""What is compared here, step by step; all other keywords of a schema are jsonschema's."""
_UNIONS = ("anyOf", "oneOf")
_NAMES = {str: "string", bool: "boolean", int: "integer", float: "number", dict: "object", list: "list"}
_WEIGHTS = {"field": 1.0, "free": 1.0, "note": 0.01, "type": 1000.0}
"""What makes a branch of a union fit less; all others are mistakes."""
_MISTAKE = 100.0
_LONGEST = 60


class Difference(NamedTuple):
    """One difference.

    Attributes:
        kind: `field` (unknown), `required` (missing), `type`, `value`, or `note` for a new value of an open enum.
        path: Names and indices from the value inwards.
        said: What differs.
        value: What was sent there.
        at: Where in the contract the schema stands.
    """

    kind: str
    path: Path
    said: str
    value: Any
    at: Path


def compare(value: Any, at: Path) -> list[Difference]:
    """Returns what differs between a value and the schema at a place of the contract."""
    return [each for each in _compare(node_at(at), value, at, ()) if each.kind != "free"]


def of_both(one: list[Difference], other: list[Difference]) -> list[Difference]:
    """Returns what differs from two schemas together, of which a value may have fields of either."""
    mine, theirs = ([each.path for each in found] for found in (one, other))
    both = [each for each in one if any(each.path[: len(path)] == path for path in theirs)]
    return both + [each for each in other if any(each.path[:-1][: len(path)] == path for path in mine if path)]


def shown(value: Any) -> str:
    """Returns a value as JSON in few characters."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def kind_of(value: Any) -> str:
    """Returns the name of a value's type."""
    return _NAMES.get(type(value), "null")


def _compare(schema: Any, value: Any, at: Path, path: Path) -> list[Difference]:
    if "$ref" in schema:
        there = place_of(schema["$ref"])
        return _compare(node_at(there), value, there, path)
    types = _types_of(schema)
    if types and not any(Draft202012Validator.TYPE_CHECKER.is_type(value, name) for name in types):
        wanted = " or ".join("list" if name == "array" else name for name in types)
        such = "" if value is None else f" {shown(value)}"
        return [Difference("type", path, f"{kind_of(value)}{such}, where the contract has {wanted}", value, at)]
    for key in _UNIONS:
        if key in schema:
            return _compare_union(schema, key, value, at, path)
    found = [*_own_differences(schema, value, at, path)]
    if isinstance(value, dict):
        found += _in_object(schema, value, at, path)
    elif isinstance(value, list) and "items" in schema:
        for index, item in enumerate(value):
            found += _compare(schema["items"], item, (*at, "items"), (*path, index))
    return found


def _compare_union(schema: Mapping[str, Any], key: str, value: Any, at: Path, path: Path) -> list[Difference]:
    """Returns what differs from the branch that fits best."""
    outer = {name: inner for name, inner in schema.items() if name != key}
    properties, tried = outer.get("properties", {}), []
    for number, form in enumerate(schema[key]):
        there = place_of(form["$ref"]) if "$ref" in form else (*at, key, number)
        form = node_at(there)
        both = {name: {**properties.get(name, {}), **inner} for name, inner in form.get("properties", {}).items()}
        form = {**outer, **form, "properties": {**properties, **both}} if properties else {**outer, **form}
        tried.append(_compare(form, value, at if properties else there, path))
    best = min(tried, key=_weight)
    told = (*path, schema.get("discriminator", {}).get("propertyName", ""))
    # A branch that is not there would differ in everything.
    return [each for each in best if each.path == told and each.kind == "value"] or best


def _in_object(schema: Mapping[str, Any], value: Mapping[str, Any], at: Path, path: Path) -> Iterator[Difference]:
    properties = schema.get("properties", {})
    others = schema.get("additionalProperties", not properties)
    aliases = {alias.partition(".")[0] for each in properties.values() for alias in each.get("x-aliases", ())}
    for name, inner in value.items():
        there = (*path, name)
        if name in properties:
            yield from _compare(properties[name], inner, (*at, "properties", name), there)
        elif isinstance(others, Mapping):
            yield from _compare(others, inner, (*at, "additionalProperties"), there)
        elif others or name in aliases:
            yield Difference("free", there, "", inner, at)
        else:
            yield Difference(
                "field", there, f"not in the contract ({kind_of(inner)}, such as {shown(inner)})", inner, at
            )


def _own_differences(schema: Mapping[str, Any], value: Any, at: Path, path: Path) -> Iterator[Difference]:
    keywords = {name: wanted for name, wanted in schema.items() if name not in _WALKED}
    for error in Draft202012Validator(keywords).iter_errors(value):
        if error.validator == "required":
            name = _missing(error)
            yield Difference("required", (*path, name), "missing, which the contract requires", None, at)
        elif error.validator == "enum":
            kind = "note" if schema.get("x-extensible-enum") else "value"
            known = ", ".join(map(str, schema["enum"]))
            yield Difference(kind, path, f"{shown(value)}, where the contract has {known}", value, at)
        else:
            yield Difference("value", path, error.message.replace(repr(value), shown(value)), value, at)


def _missing(error: ValidationError) -> str:
    names: Any = error.validator_value
    return next(str(name) for name in names if error.message.startswith(repr(name)))


def _types_of(schema: Any) -> list[str]:
    """Returns the types that a schema allows, none if it allows any."""
    schema = resolve(schema)
    if "type" in schema:
        return [schema["type"]] if isinstance(schema["type"], str) else list(schema["type"])
    forms = [_types_of(form) for key in _UNIONS for form in schema.get(key, ())]
    return list(dict.fromkeys(name for form in forms for name in form)) if all(forms) else []


def _weight(found: Iterable[Difference]) -> float:
    return sum(_WEIGHTS.get(each.kind, _MISTAKE) for each in found)
