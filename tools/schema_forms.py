"""Resolves a schema into the forms that a value of it may have."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any

ANNOTATIONS = {"title", "description", "default", "example", "examples", "deprecated", "$comment", "discriminator"}
COMPOSITIONS = {"$ref", "allOf", "anyOf", "oneOf", "type"}


@dataclass(frozen=True)
class Form:
    """One of the forms that a value may have: a type (`None` is any) with what holds for it, and its model's name."""

    type: str | None
    schema: dict[str, Any]
    model: str | None = None

    def __str__(self) -> str:
        if self.type == "array" and self.schema.get("items"):
            return f"array of {model_of(self.schema['items']) or self._item_type()}"
        return self.model or self.type or "any value"

    def _item_type(self) -> str:
        items = self.schema["items"]
        return str(items.get("type", "any value")) if isinstance(items, dict) else "any value"


def resolve(document: dict[str, Any], reference: str) -> Any:
    """Returns what a reference like `#/components/schemas/Name` stands for.

    Raises:
        LookupError: The document has no such place.
    """
    found: Any = document
    for step in reference.removeprefix("#/").split("/"):
        key = step.replace("~1", "/").replace("~0", "~")
        if not isinstance(found, dict) or key not in found:
            raise LookupError(f"{reference} leads nowhere")
        found = found[key]
    return found


def forms(document: dict[str, Any], schema: Any, seen: frozenset[str] = frozenset()) -> list[Form]:
    """Returns the forms that a schema allows, with references, unions and lists of types resolved."""
    if isinstance(schema, bool):
        return [Form(None, {})] if schema else []
    own = {key: value for key, value in schema.items() if key not in COMPOSITIONS | ANNOTATIONS}
    types = schema.get("type", implied_type(own))
    factors = [[Form(name, own) for name in (types if isinstance(types, list) else [types])]]
    reference = schema.get("$ref")
    if reference in seen:
        return []
    if reference:
        model = model_of(schema)
        targets = forms(document, resolve(document, reference), seen | {reference})
        factors.append(
            [Form(form.type, form.schema, form.model or (model if form.type == "object" else None)) for form in targets]
        )
    factors += [forms(document, part, seen) for part in schema.get("allOf", ())]
    for union in ("anyOf", "oneOf"):
        if union in schema:
            factors.append([form for branch in schema[union] for form in forms(document, branch, seen)])
    result = factors[0]
    for factor in factors[1:]:
        result = [merged for one, other in product(result, factor) if (merged := _both(one, other))]
    return result


def implied_type(schema: dict[str, Any]) -> str | None:
    """Returns the type of a schema that does not name it, where its keywords or values tell."""
    if schema.keys() & {"properties", "required", "additionalProperties"}:
        return "object"
    if "items" in schema:
        return "array"
    values = values_of(schema)
    return "string" if values and all(isinstance(value, str) for value in values) else None


def _both(one: Form, other: Form) -> Form | None:
    """Returns the form of what is of both forms; `None` where nothing is."""
    types = {one.type, other.type} - {None}
    if types == {"integer", "number"}:
        types = {"integer"}
    if len(types) > 1:
        return None
    schema = {**one.schema, **other.schema}
    for key in ("properties", "required"):
        if key in one.schema and key in other.schema:
            left, right = one.schema[key], other.schema[key]
            schema[key] = {**left, **right} if key == "properties" else [*left, *right]
    return Form(types.pop() if types else None, schema, one.model or other.model)


def model_of(schema: Any) -> str | None:
    """Returns the name of what a schema refers to, or `None` where it does not."""
    reference = schema.get("$ref") if isinstance(schema, dict) else None
    return reference.rpartition("/")[2] if reference else None


def values_of(schema: dict[str, Any]) -> list[Any] | None:
    """Returns the values that a schema lists, or `None` where it lists none."""
    values = [schema["const"]] if "const" in schema else schema.get("enum")
    return list(values) if values is not None else None
