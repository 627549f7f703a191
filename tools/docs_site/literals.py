"""Writes values as code that a person would write: short ones in one line, long ones a field per line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

WIDTH = 88
_WORDS = {True: "True", False: "False", None: "None"}


def python(value: Any, indent: int = 0, used: int = 0) -> str:
    """Returns a JSON value as Python.

    Args:
        value: The value.
        indent: The column at which the line begins.
        used: Columns that stand before and behind the value in its line.
    """
    if isinstance(value, Mapping):
        items = [(f"{_text(key)}: ", each) for key, each in value.items()]
        return _block("{", items, "}", indent, used)
    if isinstance(value, list | tuple):
        return _block("[", [("", each) for each in value], "]", indent, used)
    return _scalar(value)


def python_call(function: str, arguments: Mapping[str, Any], indent: int, used: int = 0) -> str:
    """Returns a call with keyword arguments."""
    return _block(f"{function}(", [(f"{name}=", value) for name, value in arguments.items()], ")", indent, used)


def json_text(value: Any, indent: int = 0, used: int = 0) -> str:
    """Returns a value as JSON, objects and lists in one line where they fit."""
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or not value or indent + used + _columns(line) <= WIDTH:
        return line
    if isinstance(value, dict):
        keyed = [(json.dumps(key, ensure_ascii=False) + ": ", each) for key, each in value.items()]
        return _lines("{", [key + json_text(each, indent + 2, len(key) + 1) for key, each in keyed], "}", indent, 2, "")
    return _lines("[", [json_text(each, indent + 2, 1) for each in value], "]", indent, 2, "")


def _block(start: str, items: list[tuple[str, Any]], end: str, indent: int, used: int) -> str:
    line = start + ", ".join(key + python(each) for key, each in items) + end
    if not items or ("\n" not in line and indent + used + _columns(line) <= WIDTH):
        return line
    return _lines(start, [key + python(each, indent + 4, len(key) + 1) for key, each in items], end, indent, 4, ",")


def _lines(start: str, items: list[str], end: str, indent: int, step: int, last: str) -> str:
    inner = " " * (indent + step)
    return f"{start}\n{inner}" + f",\n{inner}".join(items) + f"{last}\n{' ' * indent}{end}"


def _scalar(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return _WORDS[value]
    return _text(value) if isinstance(value, str) else repr(value)


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _columns(line: str) -> int:
    """Returns how wide a line is; Chinese characters take two columns."""
    return sum(2 if ord(character) > 0x2E7F else 1 for character in line)
