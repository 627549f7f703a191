"""Base addresses, as users paste them."""

from __future__ import annotations

from mtmaisdk.clients.rest.wire.address import read_host, root_of


def base_address(address: str, paths: tuple[str, ...]) -> str:
    """Returns an address without the part of an operation's path that was pasted with it; see `address_of`.

    `http://host/v1/` and `http://host/v1/chat/completions` become `http://host` for the path
    `/v1/chat/completions`. A segment in braces matches any other.
    """
    read_host(address, "base_url")
    return root_of(address.strip().rstrip("/"), paths[0], paths)
