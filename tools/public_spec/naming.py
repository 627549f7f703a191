"""Names for objects that some tools cannot name by themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def named(document: Mapping[str, Any]) -> dict[str, Any]:
    """Returns a description in which each object within a form of a union is a schema with a name.

    Args:
        document: The description.
    """
    components = document["components"]
    schemas: dict[str, Any] = {}
    for name, schema in components["schemas"].items():
        forms = [_form(schemas, name, form) for form in schema.get("oneOf", [])]
        schemas[name] = {**schema, "oneOf": forms} if forms else schema
    return {**document, "components": {**components, "schemas": schemas}}


def _form(schemas: dict[str, Any], name: str, form: Mapping[str, Any]) -> Mapping[str, Any]:
    properties = dict(form.get("properties", {}))
    for field, schema in properties.items():
        if schema.get("type") == "object":
            own = f"{name}{field[0].upper()}{field[1:]}"
            schemas[own] = schema
            properties[field] = {"$ref": f"#/components/schemas/{own}"}
    return {**form, "properties": properties} if properties else form
