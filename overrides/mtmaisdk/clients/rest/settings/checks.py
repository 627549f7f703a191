"""Checks the settings of a configuration; no message shows a value that may be a credential."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any


def check_text(name: str, value: Any) -> None:
    """Checks an optional text.

    Raises:
        ValueError: It is neither a text nor `None`.
    """
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{name}: {type(value).__name__} is not a string")


def check_count(name: str, value: Any) -> None:
    """Checks a number that must be at least 1.

    Raises:
        ValueError: It is not a whole number above 0.
    """
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError(f"{name}: {value!r} is not a whole number above 0")


def read_keys(name: str, keys: Any, known: Collection[str]) -> dict[str, str]:
    """Returns texts by the name of their security scheme.

    Args:
        name: The setting.
        keys: The texts, or `None`.
        known: The names of all security schemes.

    Raises:
        ValueError: It is not a mapping, or a name is unknown, or a value is not a text.
    """
    if keys is None:
        return {}
    if not isinstance(keys, Mapping):
        raise ValueError(f"{name}: expected a mapping by name of the security scheme ({', '.join(sorted(known))})")
    for scheme, value in keys.items():
        if scheme not in known:
            raise ValueError(f"{name}: {scheme!r} is not one of the security schemes {', '.join(sorted(known))}")
        check_text(f"{name}[{scheme!r}]", value)
    return dict(keys)
