"""Checks the settings of a configuration; no message shows a value that may be a credential."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any


def check_text(name: str, value: Any) -> None:
    """Checks a text that may be missing.

    Raises:
        ValueError: It is something else.
    """
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{name}: {type(value).__name__} is not a text")


def check_count(name: str, value: Any) -> None:
    """Checks a number of things.

    Raises:
        ValueError: It is not a whole number above 0.
    """
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError(f"{name}: {value!r} is not a whole number above 0")


def read_keys(name: str, keys: Any, known: Collection[str]) -> dict[str, str]:
    """Returns texts by the names of security schemes.

    Args:
        name: What they are.
        keys: The texts; `None` for none.
        known: The names that there are.

    Raises:
        ValueError: It is no mapping, or a name or a value is none.
    """
    if keys is None:
        return {}
    if not isinstance(keys, Mapping):
        raise ValueError(f"{name}: a mapping by name of the security scheme ({', '.join(sorted(known))}) is due")
    for scheme, value in keys.items():
        if scheme not in known:
            raise ValueError(f"{name}: {scheme!r} is none of the security schemes {', '.join(sorted(known))}")
        check_text(f"{name}[{scheme!r}]", value)
    return dict(keys)
