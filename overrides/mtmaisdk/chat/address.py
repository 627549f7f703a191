"""Base addresses, as users paste them."""

from __future__ import annotations

from collections.abc import Iterable

from mtmaisdk.clients.rest.wire.address import read_host


def base_address(address: str, paths: Iterable[str]) -> str:
    """Returns an address without the part of an operation's path that was pasted with it.

    `http://host/v1/` and `http://host/v1/chat/completions` become `http://host` for the path
    `/v1/chat/completions`. A segment in braces matches any other.

    Raises:
        ValueError: The address is invalid.
    """
    read_host(address, "base_url")
    address = address.strip().rstrip("/")
    scheme, separator, rest = address.partition("://")
    pasted = rest.split("/")
    longest = 0
    for path in paths:
        segments = path.strip("/").split("/")
        for count in range(len(segments), longest, -1):
            # The host is never part of the path.
            tail = pasted[1:][-count:]
            if len(tail) == count and all(_matches(*pair) for pair in zip(tail, segments, strict=False)):
                longest = count
                break
    return scheme + separator + "/".join(pasted[: len(pasted) - longest])


def _matches(segment: str, expected: str) -> bool:
    return segment == expected or expected.startswith("{")
