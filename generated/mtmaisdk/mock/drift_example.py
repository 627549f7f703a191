"""What to paste into the contract for a finding, so that it is none any more."""

from __future__ import annotations

from typing import Any

import yaml

from mtmaisdk.mock.contract import Path, node_at
from mtmaisdk.mock.drift import Finding

_TEXTS = ("summary", "description")
_TYPES = {str: "string", bool: "boolean", int: "integer", float: "number", dict: "object", list: "array"}


def yaml_for(finding: Finding) -> str:
    """Returns pieces of YAML for the contract and its translation, each after its place; empty if there is none."""
    at, piece = _piece_for(finding)
    if piece is None:
        return ""
    pieces = [("openapi.yaml", at, piece)]
    if texts := _texts_of(piece):
        pieces.append(("openapi.zh.yaml", _place_of_texts(at, finding.operation), texts))
    dumped = (
        f"# {file}: {'.'.join(map(str, place))}\n{yaml.safe_dump(each, allow_unicode=True, sort_keys=False, width=120)}"
        for file, place, each in pieces
    )
    return "".join(dumped)


def _piece_for(finding: Finding) -> tuple[Path, Any]:
    kind, _, place, said, value, at = finding
    name = place.split(" ")[-1].split(".")[-1]
    if kind == "field" and at[-1] == "parameters":
        return at, [{"name": name, "in": "query", "description": "TODO", "schema": _schema_of(value), "example": value}]
    if kind == "field":
        return (*at, "properties"), {name: {**_schema_of(value), "description": "TODO", "example": value}}
    if kind == "event":
        return at, [{"name": place.split(" ")[-1], "examples": [value]}]
    if kind == "status" and "of status" in said:
        return at, {place: node_at((*at, said.split(" ")[-1]))}
    if kind == "status":
        example = {"schema": _schema_of(value), "examples": {"seen": {"summary": "TODO", "value": value}}}
        content = {"content": {"application/json": example}} if value is not None else {}
        return at, {place: {"description": "TODO", **content}}
    if kind in ("note", "value") and "enum" in (schema := node_at(at)):
        return at, {"enum": [*schema["enum"], value]}
    if kind == "type" and "type" in (schema := node_at(at)):
        types = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
        return at, {"type": [*types, _schema_of(value)["type"]]}
    return at, None


def _schema_of(value: Any) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": _TYPES.get(type(value), "null")}
    if isinstance(value, dict):
        schema["additionalProperties"] = True
    elif isinstance(value, list):
        schema["items"] = _schema_of(value[0]) if value else {}
    return schema


def _texts_of(piece: Any) -> Any:
    """Returns the texts of a piece in the shape of a translation: without media types, a lone text by itself."""
    if isinstance(piece, list):
        return {each["name"]: _texts_of(each) for each in piece if _texts_of(each)}
    if not isinstance(piece, dict):
        return None
    inner = next(iter(piece["content"].values())) if "content" in piece else {}
    found = {key: each if key in _TEXTS else _texts_of(each) for key, each in {**piece, **inner}.items()}
    found = {key: each for key, each in found.items() if each and key not in ("content", "value", "example")}
    return found["description"] if found.keys() == {"description"} else found


def _place_of_texts(at: Path, operation: str) -> Path:
    place = list(at[1:] if at[0] == "components" else ("operations", operation, *at[3:]))
    while "content" in place:
        # The media type goes with it.
        del place[place.index("content") : place.index("content") + 2]
    return tuple(place)
