"""Finds the fields that paths in extensions lead to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from check_spec.contract import SCHEMAS, Contract, mapping, sequence, text
from check_spec.mistake import hint


class Fields(NamedTuple):
    """What an object may have.

    Attributes:
        model: Name of its schema; empty if that has none.
        schemas: Schemas of each declared field.
        is_open: Whether it may be any object, because it declares no field.
    """

    model: str
    schemas: dict[str, list[Any]]
    is_open: bool


def fields_of(contract: Contract, schemas: list[Any], *, in_lists: bool = True) -> Fields:
    """Returns the fields of an object that has one of several schemas; a list's are those of its items."""
    found: dict[str, list[Any]] = {}
    model, is_open = "", False
    for name, schema in _forms(contract, schemas, in_lists, set()):
        kinds = schema.get("type")
        is_open |= "object" in (kinds if isinstance(kinds, list) else [kinds]) or not schema.keys() - {"description"}
        for field, definition in mapping(schema.get("properties")).items():
            found.setdefault(field, []).append(definition)
            model = model or name
    return Fields(model, found, is_open and not found)


def wrong_step(contract: Contract, schema: Any, path: str) -> str | None:
    """Returns what is wrong with a path into a schema, or `None` if it leads somewhere."""
    schemas, model, walked = [schema], "", ""
    for name in [] if path == "." else path.split("."):
        fields = fields_of(contract, schemas)
        if fields.is_open:
            return None
        if fields.model:
            model, walked = fields.model, ""
        if name not in fields.schemas:
            where = " of ".join(part for part in (walked, model) if part)
            return f"no field {name!r}{' in ' if where else ''}{where}{hint(name, fields.schemas)}"
        schemas, walked = fields.schemas[name], f"{walked}.{name}".strip(".")
    return None


def list_on_the_way(contract: Contract, schema: Any, path: str) -> tuple[str, ...]:
    """Returns the fields of a path that are lists, but for the last."""
    schemas, lists = [schema], []
    names = path.split(".")
    for at, name in enumerate(names[:-1], 1):
        schemas = fields_of(contract, schemas).schemas.get(name, [])
        if any("items" in form for _, form in _forms(contract, schemas, False, set())):
            lists.append(".".join(names[:at]))
    return tuple(lists)


def values_at(value: Any, path: str) -> Iterator[Any]:
    """Yields what lies at a path in an example; a list on the way is walked through."""
    values = [value]
    for name in [] if path == "." else path.split("."):
        items = [item for one in values for item in (one if isinstance(one, list) else [one])]
        values = [item[name] for item in items if isinstance(item, dict) and name in item]
    yield from values


def model(name: Any) -> dict[str, Any]:
    """Returns a schema that refers to a named one."""
    return {"$ref": f"{SCHEMAS}{name}"}


def _forms(
    contract: Contract, schemas: list[Any], in_lists: bool, seen: set[str], name: str = ""
) -> Iterator[tuple[str, dict[str, Any]]]:
    for schema in map(mapping, schemas):
        yield name, schema
        reference = text(schema.get("$ref"))
        if reference and reference not in seen:
            seen.add(reference)
            target = reference.removeprefix(SCHEMAS)
            yield from _forms(contract, [contract.schemas.get(target)], in_lists, seen, target)
        inner = [form for key in ("allOf", "anyOf", "oneOf") for form in sequence(schema.get(key))]
        if in_lists and "items" in schema:
            inner.append(schema["items"])
        yield from _forms(contract, inner, in_lists, seen, name)
