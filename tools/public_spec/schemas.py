"""Schemas as other tools read them: open sets as unions, and conditions apart from fields."""

from __future__ import annotations

from typing import Any

_APART = ("description", "title", "default", "example", "examples", "deprecated", "readOnly", "writeOnly")
"""What a schema keeps when its type moves into a union."""


_OWN = ("x-aliases", "x-none-of", "x-or-text", "x-rare", "x-several", "x-vector")


def standard(node: Any) -> Any:
    """Returns a part of the contract in which each schema is written as any tool reads it."""
    if isinstance(node, list):
        return [standard(each) for each in node]
    if not isinstance(node, dict):
        return node
    # How the client reads and writes a field is its own business.
    node = {key: standard(value) for key, value in node.items() if key not in _OWN}
    if node.get("x-extensible-enum") is True:
        return _open_set(node)
    if isinstance(node.get("properties"), dict) and isinstance(node.get("anyOf"), list):
        return _alternatives(node)
    return node


def _open_set(node: dict[str, Any]) -> dict[str, Any]:
    """Returns listed values, or any other string, as `anyOf`."""
    apart = {key: node[key] for key in _APART if key in node}
    types = node["type"] if isinstance(node["type"], list) else [node["type"]]
    values = [value for value in node["enum"] if value is not None]
    forms: list[dict[str, Any]] = [{"type": "string", "enum": values}, {"type": "string"}]
    if "null" in types:
        forms.append({"type": "null"})
    return {**apart, "anyOf": forms, "x-extensible-enum": values}


def _alternatives(node: dict[str, Any]) -> dict[str, Any]:
    """Returns an object on which one of several conditions lies as a union of objects."""
    shared = {key: value for key, value in node.items() if key != "anyOf" and key not in _APART}
    forms = [_merged(shared, condition) for condition in node["anyOf"]]
    return {**{key: node[key] for key in _APART if key in node}, "anyOf": forms}


def _merged(shared: dict[str, Any], condition: dict[str, Any]) -> dict[str, Any]:
    properties = dict(shared["properties"])
    for name, more in condition.get("properties", {}).items():
        properties[name] = {**properties.get(name, {}), **more}
    required = [*dict.fromkeys([*shared.get("required", []), *condition.get("required", [])])]
    merged = {**shared, **condition, "properties": properties}
    if required:
        merged = {**merged, "title": " + ".join(required), "required": required}
    return merged
