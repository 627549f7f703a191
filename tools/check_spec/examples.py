"""Requests, responses and events have examples, and each fits its schema."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any
from urllib.parse import quote

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError, UnknownType, ValidationError
from referencing import Registry
from referencing.exceptions import Unresolvable
from referencing.jsonschema import DRAFT202012

from check_spec.contract import Contract, Place, mapping, sequence
from check_spec.mistake import Mistake, Path
from check_spec.schema_errors import most_specific, words

_CONTRACT = "urn:contract"
# What a schema with mistakes of its own makes of a validator; they are told elsewhere.
_NO_SCHEMA = (Unresolvable, UnknownType, SchemaError, re.error, TypeError, ValueError, AttributeError, RecursionError)


def mistakes(contract: Contract) -> Iterator[Mistake]:
    """Yields missing examples and those that do not fit."""
    check = checker(contract)
    for place in contract.objects():
        if isinstance(place.node.get("content"), dict):
            kind = "request" if "requestBod" in str(place.path) else "response"
            for content in place.each("content"):
                yield from _content(content, kind, check)
        elif "schema" in place.node and place.path[-2:-1] != ("content",):
            for key in ("example", "x-example"):
                if key in place.node:
                    yield from check((*place.path, "schema"), (*place.path, key), place.node[key])
        elif "type" in place.node:
            if "default" in place.node:
                yield from check(place.path, (*place.path, "default"), place.node["default"])
            for at, value in enumerate(sequence(place.node.get("enum"))):
                yield from check(place.path, (*place.path, "enum", at), value)
    for operation in contract.operations:
        for event in contract.events(operation):
            model = event.node.get("model")
            if isinstance(model, str) and model in contract.schemas:
                for at, example in enumerate(sequence(event.node.get("examples"))):
                    yield from check(("components", "schemas", model), (*event.path, "examples", at), example)


def _content(content: Place, kind: str, check: Callable[[Path, Path, Any], Iterator[Mistake]]) -> Iterator[Mistake]:
    examples = [*content.each("examples")]
    found = [((*each.path, "value"), each.node["value"]) for each in examples if "value" in each.node]
    if "example" in content.node:
        found.append(((*content.path, "example"), content.node["example"]))
    # Events have their examples in x-stream; of the formats of one sound a single example is enough.
    is_binary = content.at("schema").node.get("format") == "binary"
    if not found and not examples and not is_binary and content.path[-1] != "text/event-stream":
        yield Mistake(content.path, f"missing an example of the {kind}")
    for path, value in found:
        yield from check((*content.path, "schema"), path, value)


def checker(contract: Contract) -> Callable[[Path, Path, Any], Iterator[Mistake]]:
    """Returns what yields where a value, at its path, does not fit the schema at another path."""
    resource = DRAFT202012.create_resource(contract.document)
    registry: Registry[Any] = Registry().with_resource(_CONTRACT, resource)

    @cache
    def validator(schema: Path) -> Draft202012Validator:
        keys = (quote(str(key).replace("~", "~0").replace("/", "~1")) for key in schema)
        return Draft202012Validator({"$ref": f"{_CONTRACT}#/{'/'.join(keys)}"}, registry=registry)

    def check(schema: Path, path: Path, value: Any) -> Iterator[Mistake]:
        try:
            errors: list[ValidationError] = list(validator(schema).iter_errors(value))
        except _NO_SCHEMA:
            return
        for error in map(most_specific, errors):
            for key, said in words(error):
                if error.validator == "required" and key not in mapping(error.schema).get("properties", (key,)):
                    continue  # The schema requires what it does not declare, which is told of it.
                there = (*path, *error.absolute_path)
                yield Mistake(there if key is None or error.validator == "required" else (*there, key), said)

    return check
