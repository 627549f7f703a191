"""Parses the address of a server, and appends the path of an operation to it."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, unquote, urlsplit

_PASTED = ("/v1/chat/completions", "/api/v1/chat/completions", "/api/v2/chat/completions")
"""Paths that users paste into the address of any backend."""

_STARTS = ("/v1", "/api/v1")
"""What precedes the own part of an operation's path."""

_VERSION = re.compile(r"v\d+(\.\d+)*([-_.]?(alpha|beta|preview|rc|dev)\d*)?", re.ASCII | re.IGNORECASE)


def read_host(host: str, name: str = "host") -> tuple[str, str | None, str | None]:
    """Returns an address, percent-encoded, without trailing slash and credentials, the user, and the password.

    The `ValueError` for anything else has `name` in its message, and nothing that may be a password or a key.
    """
    try:
        parts = urlsplit(host.strip())
    except ValueError:
        raise ValueError(f"{name}: not an address of a server") from None
    shown = parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()
    if parts.scheme not in ("http", "https"):
        shown = shown.rpartition("@")[2]
        raise ValueError(f"{name}: {shown!r} is not an address that starts with http:// or https://")
    if parts.query or parts.fragment:
        raise ValueError(f"{name}: {shown!r} has a query or a fragment after it; the paths of the API follow a host")
    try:
        encoded = encode_address(shown) if parts.hostname and parts.port != 0 else ""
    except ValueError:
        encoded = ""
    if not encoded or any(character.isspace() for character in shown):
        raise ValueError(f"{name}: {shown!r} is not an address of a server")
    user, password = (text if text is None else unquote(text) for text in (parts.username, parts.password))
    return encoded.rstrip("/"), user, password


def encode_address(address: str) -> str:
    """Returns an address with what it cannot contain percent-encoded, and with the host name as DNS has it."""
    parts = urlsplit(address)
    netloc = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    return quote(parts._replace(netloc=netloc).geturl(), safe="%/:=&?~+!$,;'@()*[]")


def origin_of(address: str) -> tuple[str, str | None, int | None]:
    """Returns scheme, host and port of an address; credentials may only be sent where they are the same."""
    parts = urlsplit(address.strip())
    return parts.scheme, parts.hostname, parts.port or {"http": 80, "https": 443}.get(parts.scheme)


def server_of(address: str) -> str:
    """Returns scheme, host and port of an address as text to show; the rest may contain secrets."""
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{re.split('[/?#]', rest, maxsplit=1)[0].rpartition('@')[2]}"


@lru_cache(maxsize=1024)
def address_of(host: str, path: str, family: tuple[str, ...] = (), is_complete: bool = False) -> str:
    """Returns the address of an operation on a server.

    What the host already has of the operation's path, or of another path of the same API, is not repeated:
    `http://host/v1`, `http://host/v1/chat/completions` and `http://host` are the same server. If the host has another
    version, such as `/api/v3`, or `is_complete` without one, that takes the place of the `/v1` at the start of the
    operation's path. A segment in braces is any segment; `family` are further paths of the same API.
    """
    start = next((start for start in _STARTS if path.startswith(f"{start}/")), "")
    known = (path, *family, *(() if start == "/v1" else _PASTED), *(() if start else ("/api/{version}",)))
    host = host.rstrip("/")
    rest, shorter = host, _without(host, known)
    while shorter != rest:
        rest, shorter = shorter, _without(shorter, known)
    if rest != host or not start:
        return rest + path
    shorter = _without(host, [each.removeprefix(start) for each in known if each.startswith(start)], is_complete)
    given = (host if start == "/v1" else shorter).split("/")[3:]
    # The other APIs have paths of their own beside `/api/v1`.
    own = given if start == "/v1" else given[-1:] if given[-2:-1] == ["api"] else []
    if not (is_complete and start == "/v1") and not any(map(_VERSION.fullmatch, own)):
        return host + path
    return shorter + path.removeprefix(start)


def root_of(host: str, path: str, family: tuple[str, ...] = ()) -> str:
    """Returns a host without what `address_of` does not repeat, if that makes no difference to the operation."""
    root = _without(host, (path, *family))
    return root if address_of(root, path, family) == address_of(host, path, family) else host


def _without(host: str, paths: list[str] | tuple[str, ...], is_whole: bool = False) -> str:
    """Returns a host without the longest end that is the start of a path, or a whole path."""
    scheme, _, place, *given = host.split("/")
    for start in range(len(given)):
        pasted = given[start:]
        for path in paths:
            segments = path.split("/")[1:]
            fits = len(pasted) == len(segments) if is_whole else len(pasted) <= len(segments)
            if fits and all(map(_matches, pasted, segments)):
                return "/".join([scheme, "", place, *given[:start]])
    return host


def _matches(segment: str, expected: str) -> bool:
    if expected == "{version}":
        return _VERSION.fullmatch(segment) is not None
    return segment == expected or expected.startswith("{")
