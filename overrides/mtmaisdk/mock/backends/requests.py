"""Reads what the behaviours of several backends want to know of a request."""

from __future__ import annotations

from typing import Any

from mtmaisdk.mock.behaviour import Call


def fields_of(call: Call) -> dict[str, Any]:
    """Returns the fields of a body, nulls left out and whole numbers as such; an empty body has none."""
    body = call.body if isinstance(call.body, dict) else {}
    return {name: _whole_numbers(value) for name, value in body.items() if value is not None}


def _whole_numbers(value: Any) -> Any:
    """Returns a JSON value with `2` for `2.0`, which the contract takes for an integer as well."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    if isinstance(value, dict):
        return {name: _whole_numbers(each) for name, each in value.items()}
    return [_whole_numbers(each) for each in value] if isinstance(value, list) else value


def asks_for_stream(call: Call) -> bool:
    """Says whether the body asks for a stream in the operation's own words."""
    wanted = (call.operation.stream or {}).get("request") or {}
    body = fields_of(call)
    # In a form everything is text.
    return bool(wanted) and all(str(body.get(name)).lower() == str(value).lower() for name, value in wanted.items())


def header_of(call: Call, name: str) -> str:
    """Returns a header, whatever its case; empty if there is none."""
    return next((value for each, value in call.headers.items() if each.lower() == name.lower()), "")
