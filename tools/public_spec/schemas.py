"""Schemas as other tools read them: open sets as unions, unions of one form each, conditions apart from fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_APART = ("description", "title", "default", "example", "examples", "deprecated", "readOnly", "writeOnly")
"""What a schema keeps when its type moves into a union."""
_KEPT = ("x-codes", "x-deprecated", "x-extensible-enum", "x-fallbacks", "x-request-body", "x-since", "x-stream")
"""Extensions that say something of a server; how a field is read is the client's own business."""
_DATA = ("default", "enum", "const", "example", "examples", "x-request-body", "x-codes")
_MAPS = ("properties", "schemas", "responses", "headers")
"""Where keys are names."""
_OF_ONE_TYPE = {
    "array": ("items", "minItems", "maxItems", "uniqueItems"),
    "string": ("minLength", "maxLength", "pattern", "format", "contentEncoding", "contentMediaType"),
    "object": ("properties", "required", "additionalProperties"),
    "integer": ("minimum", "maximum", "format"),
    "number": ("minimum", "maximum", "format"),
}
"""Keywords that belong to one type of several."""
_LARGEST_INT32 = 2**31 - 1


class Standard:
    """Writes the parts of a contract as any tool reads them.

    Args:
        schemas: The contract's named schemas.
    """

    def __init__(self, schemas: Mapping[str, Any]) -> None:
        self._schemas = schemas

    def __call__(self, node: Any, name: str = "") -> Any:
        """Returns a part of the contract, with each schema in it in standard form.

        Args:
            node: The part.
            name: Its name, where it is a named schema.
        """
        if isinstance(node, list):
            return [self(each) for each in node]
        if not isinstance(node, dict):
            return node
        node = {key: self._value(key, value) for key, value in node.items() if not key.startswith("x-") or key in _KEPT}
        # The generator reads it only there.
        for key, form in [(key, form) for key in ("deprecated", "x-deprecated") for form in node.get("anyOf", ())]:
            if key in form:
                node[key] = form.pop(key)
        if node.get("x-extensible-enum") is True:
            return _open_set(node)
        if any(_letters(field) == _letters(name) for field in node.get("properties", ())):
            # A variable of generated code would be called like the field.
            node = {"title": f"{name} object", **node}
        if isinstance(node.get("type"), list):
            node = _one_type_each(node)
        if isinstance(node.get("anyOf"), list):
            node = _alternatives(node, name) if isinstance(node.get("properties"), dict) else self._union(node)
        return _with_width(node)

    def _value(self, key: str, value: Any) -> Any:
        if key in _DATA:
            return value
        if key in _MAPS and isinstance(value, dict):
            return {name: self(each, name) for name, each in value.items()}
        return self(value)

    def _union(self, node: dict[str, Any]) -> dict[str, Any]:
        """Returns a union as `oneOf` if no value has two of its forms; many tools drop what `anyOf` adds."""
        forms = node["anyOf"]
        if len(forms) == 2 and {"type": "null"} in forms:
            inner = next(form for form in forms if form != {"type": "null"})
            return {**node, **inner, "anyOf": [*inner["anyOf"], {"type": "null"}]} if _is_open_set(inner) else node
        forms = self._one_list(forms)
        kinds = [self._kinds(form) for form in forms]
        is_disjoint = all(kinds) and sum(map(len, kinds)) == len(set().union(*kinds))
        # An open set, which tools cannot test a value for, comes last. No tool tests the parts of a list of unions.
        key = "oneOf" if is_disjoint and not any(map(self._is_list_of_unions, forms)) else "anyOf"
        apart = {name: value for name, value in node.items() if name != "anyOf"}
        return {**apart, key: sorted(forms, key=_is_open_set) if key == "oneOf" else forms}

    def _one_list(self, forms: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Returns forms with one list of anything in place of lists of objects and of other values."""
        lists = [form for form in forms if form.get("type") == "array"]
        items = [self._kinds(form["items"]) for form in lists]
        if len(lists) < 2 or {"object"} not in items or set().union(*items) == {"object"}:
            return forms
        items_of_all = {"anyOf": [form["items"] for form in lists]}
        return [*(form for form in forms if form not in lists), {"type": "array", "items": items_of_all}]

    def _is_list_of_unions(self, form: dict[str, Any]) -> bool:
        item = self._followed(form.get("items", {}))
        return "oneOf" in item or "anyOf" in item

    def _followed(self, form: Mapping[str, Any]) -> Mapping[str, Any]:
        while "$ref" in form:
            form = self._schemas[form["$ref"].rpartition("/")[2]]
        return form

    def _kinds(self, form: Mapping[str, Any]) -> set[str]:
        """Returns the JSON types of the values that have a form; empty if any may have it."""
        form = self._followed(form)
        if "type" in form:
            types = form["type"] if isinstance(form["type"], list) else [form["type"]]
            return {"number" if each == "integer" else each for each in types}
        kinds = [self._kinds(each) for each in [*form.get("anyOf", []), *form.get("oneOf", [])]]
        return set().union(*kinds) if all(kinds) else set()


def _open_set(node: dict[str, Any]) -> dict[str, Any]:
    """Returns listed values, or any other string, as `anyOf`."""
    apart = {key: node[key] for key in _APART if key in node}
    types = node["type"] if isinstance(node["type"], list) else [node["type"]]
    values = [value for value in node["enum"] if value is not None]
    forms: list[dict[str, Any]] = [{"type": "string", "enum": values}, {"type": "string"}]
    if "null" in types:
        forms.append({"type": "null"})
    return {**apart, "anyOf": forms, "x-extensible-enum": values}


def _is_open_set(form: Mapping[str, Any]) -> bool:
    return "x-extensible-enum" in form


def _one_type_each(node: dict[str, Any]) -> dict[str, Any]:
    """Returns a schema of several types, null aside, as `oneOf`."""
    if len({*node["type"]} - {"null"}) < 2:
        return node
    own = {key for keys in _OF_ONE_TYPE.values() for key in keys} | {"type"}
    forms = [
        {"type": each, **{key: node[key] for key in _OF_ONE_TYPE.get(each, ()) if key in node}} for each in node["type"]
    ]
    return {**{key: value for key, value in node.items() if key not in own}, "oneOf": [*map(_with_width, forms)]}


def _with_width(node: dict[str, Any]) -> dict[str, Any]:
    """Returns an integer that may pass 2³¹ with its width, which many languages need to know."""
    types = node.get("type")
    is_integer = types == "integer" or (isinstance(types, list) and "integer" in types)
    if not is_integer or "format" in node or node.get("maximum", _LARGEST_INT32 + 1) <= _LARGEST_INT32:
        return node
    return {**node, "format": "int64"}


def _alternatives(node: dict[str, Any], name: str) -> dict[str, Any]:
    """Returns an object on which one of several conditions lies as a union of objects, of which one fits a value."""
    shared = {key: value for key, value in node.items() if key != "anyOf" and key not in _APART}
    forms = [_merged(shared, condition, name) for condition in node["anyOf"]]
    for number, form in enumerate(forms[1:], 1):
        earlier = node["anyOf"][:number]
        form["not"] = earlier[0] if number == 1 else {"anyOf": earlier}
    return {**{key: node[key] for key in _APART if key in node}, "oneOf": forms}


def _merged(shared: dict[str, Any], condition: dict[str, Any], name: str) -> dict[str, Any]:
    properties = dict(shared["properties"])
    for field, more in condition.get("properties", {}).items():
        properties[field] = {**properties.get(field, {}), **more}
    required = [*dict.fromkeys([*shared.get("required", []), *condition.get("required", [])])]
    title = f"{name} with {' and '.join(required)}"
    return {**shared, **condition, "properties": properties, "title": title, "required": required}


def _letters(name: str) -> str:
    return name.replace("_", "").lower()
