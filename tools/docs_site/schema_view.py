"""What a schema says to a reader: the type of a field, its limits, its fields."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

REF = "#/components/schemas/"


class Field(NamedTuple):
    """A field of an object, or a parameter.

    Attributes:
        name: Its name in the request or response.
        schema: Its schema.
        is_required: Whether it is required.
        description: What it is.
    """

    name: str
    schema: Mapping[str, Any]
    is_required: bool
    description: str


class SchemaView:
    """Reads the schemas of a public description.

    Args:
        document: The description.
        words: The words of the site.
    """

    def __init__(self, document: Mapping[str, Any], words: Mapping[str, str]) -> None:
        self._document = document
        self._words = words

    @property
    def schemas(self) -> Mapping[str, Mapping[str, Any]]:
        """The named schemas."""
        found: Mapping[str, Mapping[str, Any]] = self._document["components"]["schemas"]
        return found

    def follow(self, node: Mapping[str, Any]) -> Mapping[str, Any]:
        """Returns a node, or what it refers to."""
        while "$ref" in node:
            found: Any = self._document
            for key in node["$ref"].removeprefix("#/").split("/"):
                found = found[key]
            node = found
        return node

    def fields(self, schema: Mapping[str, Any]) -> list[Field]:
        """Returns the fields of an object, those required first."""
        schema = self.follow(schema)
        forms = _objects(schema)
        properties: dict[str, Any] = {}
        for part in [*map(self.follow, schema.get("allOf", [])), *forms[:1], schema]:
            properties |= part.get("properties", {})
        always = [set(form.get("required", [])) for form in forms]
        required = set(schema.get("required", [])) | (set.intersection(*always) if always else set())
        found = [Field(name, each, name in required, self._description(each)) for name, each in properties.items()]
        return sorted(found, key=lambda field: not field.is_required)

    def conditions(self, schema: Mapping[str, Any]) -> list[list[str]]:
        """Returns the alternatives of required fields, if there are several."""
        return [form["required"] for form in _objects(self.follow(schema)) if "required" in form]

    def type_of(self, schema: Mapping[str, Any]) -> str:
        """Returns the type of a value as Markdown, with links to models."""
        words = self._words
        if "$ref" in schema:
            return link(schema["$ref"])
        if isinstance(schema.get("x-extensible-enum"), list):
            return f"string{words['or']}null" if {"type": "null"} in schema["anyOf"] else "string"
        for key in ("anyOf", "oneOf"):
            if key in schema:
                forms = [self.type_of(form) for form in schema[key] if "properties" not in form]
                return words["or"].join(dict.fromkeys(forms)) or "object"
        if "allOf" in schema:
            return words["or"].join(self.type_of(form) for form in schema["allOf"])
        if "const" in schema:
            return f"`{_json(schema['const'])}`"
        types = schema.get("type", [])
        types = types if isinstance(types, list) else [types]
        return words["or"].join(self._named(each, schema) for each in types) or words["any_value"]

    def limits(self, schema: Mapping[str, Any]) -> list[str]:
        """Returns what else is said of a value: its default, limits and listed values."""
        words = self._words
        found = []
        inner: Any = schema.get("items", {})
        for node in (schema, inner) if isinstance(inner, dict) else (schema,):
            values = node.get("enum", node.get("x-extensible-enum"))
            if isinstance(values, list):
                listed = ", ".join(f"`{_json(value)}`" for value in values if value is not None)
                other = f", {words['open_set']}" if "x-extensible-enum" in node else ""
                found.append(f"{words['one_of']} {listed}{other}")
        for key, word in (
            ("minimum", "min"),
            ("minLength", "min_characters"),
            ("minItems", "min_items"),
            ("maximum", "max"),
            ("maxLength", "max_characters"),
            ("maxItems", "max_items"),
        ):
            if key in schema:
                found.append(words[word].format(schema[key]))
        if "default" in schema:
            found.append(words["default"].format(f"`{_json(schema['default'])}`"))
        return found

    def models_in(self, node: Any) -> Iterator[str]:
        """Yields the names of the models that a part of the description needs, each after what needs it."""
        seen: set[str] = set()
        open_nodes = [node]
        while open_nodes:
            current = open_nodes.pop(0)
            if isinstance(current, list):
                open_nodes += current
            elif isinstance(current, dict):
                reference = current.get("$ref")
                if isinstance(reference, str) and reference not in seen:
                    seen.add(reference)
                    if reference.startswith(REF):
                        yield reference.removeprefix(REF)
                    open_nodes.append(self.follow(current))
                open_nodes += [value for key, value in current.items() if key not in ("example", "examples")]

    def _named(self, name: str, schema: Mapping[str, Any]) -> str:
        if name == "array":
            items = schema.get("items", {})
            is_one_form = {"type": "null"} in items.get("anyOf", []) or "x-extensible-enum" in items
            forms = [items] if is_one_form else items.get("anyOf", items.get("oneOf", [items]))
            return self._words["or"].join(self._words["list_of"].format(self.type_of(form)) for form in forms)
        if name == "object" and isinstance(schema.get("additionalProperties"), dict):
            return self._words["map_of"].format(self.type_of(schema["additionalProperties"]))
        if name == "string" and schema.get("format") == "binary":
            return self._words["file"]
        return f"{name} ({schema['format']})" if schema.get("format") in ("date-time", "uuid", "uri") else name

    def _description(self, schema: Mapping[str, Any]) -> str:
        own = schema.get("description")
        return str(own if own is not None else self.follow(schema).get("description", ""))


def _objects(schema: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Returns the objects of a union."""
    return [form for form in schema.get("oneOf", []) if isinstance(form.get("properties"), dict)]


def link(reference: str) -> str:
    """Returns a link to the model that is referred to."""
    name = reference.removeprefix(REF)
    return f"[{name}](#model-{name.lower()})"


def _json(value: Any) -> str:
    return value if isinstance(value, str) and value else json.dumps(value, ensure_ascii=False)
