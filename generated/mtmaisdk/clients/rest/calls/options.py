"""Splits what a method was called with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

Result: TypeAlias = Literal["data", "http_info", "response", "stream"]

FORM = "_result"


def split_result(arguments: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any], Result]:
    """Splits the local variables of a method into its arguments, its options and the form of its answer."""
    values = dict(arguments)
    del values["self"]
    options = values.pop("options")
    return values, options, options.pop(FORM, "data")
