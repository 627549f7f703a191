"""Checks the settings of a configuration.

Each function raises a `ValueError` that names the setting and shows no value that may be a credential.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import Any, TypeAlias

from mtmaisdk.clients.rest.settings.names import hint
from mtmaisdk.clients.rest.settings.request import check_header
from mtmaisdk.clients.rest.wire.headers import SecretHeaders

AccessToken: TypeAlias = str | Callable[[], str | Awaitable[str]]
"""A bearer token, or a function that returns the current one; a coroutine function with the async client only."""


def check_text(name: str, value: Any) -> None:
    """Checks that a value is a text or `None`."""
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{name}: {type(value).__name__} is not a string")


def check_function(name: str, value: Any) -> None:
    """Checks that a value can be called or is `None`."""
    if value is not None and not callable(value):
        raise ValueError(f"{name}: {value!r} is not a function")


def read_flag(name: str, value: Any) -> bool:
    """Returns a setting that is on or off: `None`, or a text such as `"false"`, could mean either."""
    if not isinstance(value, bool):
        raise ValueError(f"{name}: {value!r} is neither True nor False")
    return value


def read_path(name: str, value: Any) -> str | None:
    """Returns the path of a file, if there is one; an empty path would silently mean none, and is refused."""
    path: str | None = os.fspath(value) if isinstance(value, os.PathLike) else value
    check_text(name, path)
    if path is not None and not path.strip():
        raise ValueError(f"{name}: {path!r} is not the path of a file")
    return path


def read_key(name: str, value: Any) -> str | None:
    """Returns a key, which is one line, without the blanks and line ends that are easily copied with it."""
    check_text(name, value)
    key: str = (value or "").strip()
    if not key.isprintable():
        raise ValueError(f"{name}: the key has a line end or another control character in it")
    return value and key


def read_headers(name: str, headers: Any) -> SecretHeaders:
    """Returns headers, whose `repr` shows no credentials."""
    if headers is not None and not isinstance(headers, Mapping):
        raise ValueError(f"{name}: expected a mapping, not {type(headers).__name__}")
    for header, value in (headers or {}).items():
        check_header(header, value)
    return SecretHeaders(headers or {})


def read_count(name: str, value: Any) -> int:
    """Returns a whole number above 0."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError(f"{name}: {value!r} is not a whole number above 0")
    return value


def read_keys(name: str, keys: Any, known: Collection[str]) -> dict[str, Any]:
    """Returns texts by the name of their security scheme, one of the known."""
    if keys is None:
        return {}
    if not isinstance(keys, Mapping):
        expected = f"expected a mapping by name of the security scheme ({', '.join(sorted(known))})"
        raise ValueError(f"{name}: {expected}{hint(name)}")
    for scheme in keys:
        if scheme not in known:
            raise ValueError(f"{name}: {scheme!r} is not one of the security schemes {', '.join(sorted(known))}")
    return {scheme: read_key(f"{name}[{scheme!r}]", value) for scheme, value in keys.items()}
