"""Names that any tool can work with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def named(document: Mapping[str, Any]) -> dict[str, Any]:
    """Returns a description in which each object within a form of a union is a schema with a name.

    A field `name[]` beside `name` is left out: in code, both would have one name.

    Args:
        document: The description.
    """
    components = document["components"]
    schemas: dict[str, Any] = {}
    for name, schema in components["schemas"].items():
        forms = [_form(schemas, name, form) for form in schema.get("oneOf", [])]
        schemas[name] = {**schema, "oneOf": forms} if forms else _without_twins(schema)
    return {**document, "components": {**components, "schemas": schemas}}


def _without_twins(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    properties = schema.get("properties", {})
    twins = [f"{field}[]" for field in properties if f"{field}[]" in properties]
    return {**schema, "properties": {k: v for k, v in properties.items() if k not in twins}} if twins else schema


def _form(schemas: dict[str, Any], name: str, form: Mapping[str, Any]) -> Mapping[str, Any]:
    properties = dict(form.get("properties", {}))
    for field, schema in properties.items():
        if schema.get("type") == "object":
            own = f"{name}{field[0].upper()}{field[1:]}"
            schemas[own] = schema
            properties[field] = {"$ref": f"#/components/schemas/{own}"}
    return {**form, "properties": properties} if properties else form
