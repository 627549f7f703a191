"""Fields of models are described, and those that are required are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from check_spec.contract import Contract, mapping, sequence
from check_spec.fields import wrong_step
from check_spec.mistake import Mistake, hint


def mistakes(contract: Contract) -> Iterator[Mistake]:
    """Yields fields without a description, which what they refer to may have, and required ones that are unknown."""
    for schema in contract.root.at("components").each("schemas"):
        for name, field in mapping(schema.node.get("properties")).items():
            if isinstance(field, dict) and not _is_described(field):
                yield Mistake((*schema.path, "properties", name), "missing 'description'")
    for place in contract.objects():
        fields = place.node.get("properties")
        for key in ("required", "x-any-required") if isinstance(fields, dict) else ():
            for at, name in enumerate(sequence(place.node.get(key))):
                if isinstance(name, str) and name not in mapping(fields):
                    yield Mistake((*place.path, key, at), f"no field {name!r}{hint(name, mapping(fields))}")
        texts: list[tuple[tuple[str, ...], Any]] = [(("x-text",), place.node.get("x-text"))] if fields else []
        texts += [(("properties", name, "x-text"), mapping(one).get("x-text")) for name, one in mapping(fields).items()]
        for where, path in texts:
            if isinstance(path, str) and (wrong := wrong_step(contract, place.node, re.sub(r"\[\w+\]", "", path))):
                yield Mistake((*place.path, *where), wrong)
        if "x-text" in place.node and "text" in mapping(fields):
            yield Mistake((*place.path, "x-text"), "the model has a field 'text'")


def _is_described(field: dict[str, Any]) -> bool:
    forms = [field, *map(mapping, sequence(field.get("anyOf")))]
    return "description" in field or any("$ref" in form for form in forms)
