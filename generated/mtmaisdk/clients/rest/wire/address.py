"""Parses the address of a server."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit


def read_host(host: str, name: str = "host") -> tuple[str, str | None, str | None]:
    """Returns an address without trailing slash and credentials, the user, and the password.

    Args:
        host: The address.
        name: What the caller calls it, for messages.

    Raises:
        ValueError: It is not a valid address; the message does not contain what may be a password or a key.
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
        has_place = bool(parts.hostname) and parts.port != 0
    except ValueError:
        has_place = False
    if not has_place or any(character.isspace() for character in shown):
        raise ValueError(f"{name}: {shown!r} is not an address of a server")
    user, password = (text if text is None else unquote(text) for text in (parts.username, parts.password))
    return shown.rstrip("/"), user, password
