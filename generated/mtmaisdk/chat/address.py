"""Addresses as people paste them."""

from __future__ import annotations

from collections.abc import Iterable

from mtmaisdk.clients.rest.wire.address import read_host


def base_address(address: str, paths: Iterable[str]) -> str:
    """Returns an address without what of an operation's path was pasted with it.

    `http://host/v1/` and `http://host/v1/chat/completions` are `http://host` for the path
    `/v1/chat/completions`. A part in braces stands for anything.

    Raises:
        ValueError: It is not an address.
    """
    read_host(address, "base_url")
    address = address.strip().rstrip("/")
    scheme, separator, rest = address.partition("://")
    pasted = rest.split("/")
    longest = 0
    for path in paths:
        parts = path.strip("/").split("/")
        for count in range(len(parts), longest, -1):
            # The host is never part of it.
            tail = pasted[1:][-count:]
            if len(tail) == count and all(_fits(*pair) for pair in zip(tail, parts, strict=False)):
                longest = count
                break
    return scheme + separator + "/".join(pasted[: len(pasted) - longest])


def _fits(part: str, expected: str) -> bool:
    return part == expected or expected.startswith("{")
