"""Says in one line what a JSON schema finds wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jsonschema.exceptions import ValidationError, best_match

from check_spec.mistake import hint

_SHOWN = 8
_LONGEST = 60
_TYPES = {str: "string", bool: "boolean", int: "integer", float: "number", dict: "object", list: "array"}


def words(error: ValidationError) -> Iterator[tuple[Any, str]]:
    """Yields what is wrong, each with the key that it is about if it is one key of the object in question."""
    schema: dict[str, Any] = error.schema if isinstance(error.schema, dict) else {}
    wanted: Any = error.validator_value
    if error.validator == "required":
        key = next(each for each in wanted if error.message.startswith(repr(each)))
        yield key, f"missing {key!r}"
    elif error.validator == "additionalProperties":
        known = schema.get("properties", {})
        for key in unknown_keys(error):
            yield key, f"unknown key {key!r}{hint(key, known)}"
    elif error.validator == "dependentRequired":
        yield next(iter(wanted)), f"{next(iter(wanted))!r} needs {wanted[next(iter(wanted))][0]!r} beside it"
    elif error.validator in ("minItems", "minProperties", "minLength") and not error.instance:
        yield None, "must not be empty"
    elif error.validator == "type":
        kinds = " or ".join(wanted) if isinstance(wanted, list) else wanted
        yield None, f"expected {kinds}, got {shown(error.instance)}"
    elif "errorMessage" in schema:
        yield None, f"{shown(error.instance)} {schema['errorMessage']}" if _is_plain(error) else schema["errorMessage"]
    elif error.validator in ("enum", "const"):
        values = wanted if error.validator == "enum" else [wanted]
        more = ", …" if len(values) > _SHOWN else ""
        listed = ", ".join(map(shown, values[:_SHOWN])) + more
        one_of = "one of " if len(values) > 1 else ""
        yield None, f"{shown(error.instance)} is not {one_of}{listed}{hint(error.instance, values)}"
    elif error.context:
        yield None, f"{shown(error.instance)} fits none of the allowed forms"
    else:
        yield None, _one_line(error.message.replace(repr(error.instance), shown(error.instance)))


def unknown_keys(error: ValidationError) -> list[str]:
    """Returns the keys of an object that its schema does not know."""
    schema = error.schema if isinstance(error.schema, dict) else {}
    patterns = [*schema.get("patternProperties", {})]
    instance: Any = error.instance
    return [
        key
        for key in instance
        if key not in schema.get("properties", {}) and not any(re.search(pattern, str(key)) for pattern in patterns)
    ]


def most_specific(error: ValidationError) -> ValidationError:
    """Returns the cause of an error: of several forms that do not fit, what is wrong with the nearest one."""
    return best_match([error]) or error


def shown(value: Any) -> str:
    """Returns a value in few characters."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, dict | list):
        return f"an {_TYPES[type(value)]}"
    text = repr(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…'"


def _is_plain(error: ValidationError) -> bool:
    return not isinstance(error.instance, dict | list)


def _one_line(message: str) -> str:
    line = " ".join(message.split())
    return line if len(line) <= 2 * _LONGEST else f"{line[: 2 * _LONGEST]}…"
