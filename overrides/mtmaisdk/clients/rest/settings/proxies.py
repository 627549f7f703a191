"""Decides which proxy a request goes through."""

from __future__ import annotations

import base64
import os
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from mtmaisdk.clients.rest.wire.address import read_host

_VARIABLES = ("http_proxy", "https_proxy")


@dataclass(frozen=True)
class Proxy:
    """An HTTP proxy; its address is without credentials."""

    url: str
    username: str | None = field(default=None, repr=False)
    password: str = field(default="", repr=False)

    @property
    def headers(self) -> dict[str, str]:
        """The headers for the proxy only."""
        if self.username is None:
            return {}
        pair = f"{self.username}:{self.password}".encode()
        return {"Proxy-Authorization": "Basic " + base64.b64encode(pair).decode()}


class Proxies:
    """The proxies of a client, read when it is created.

    A session or pool of the program may use a SOCKS proxy by itself, so one in the environment is ignored for it.
    """

    def __init__(self, configured: str | None, ignores_socks: bool = False) -> None:
        self._every = read_proxy("proxy", configured) if configured else None
        self._environment: dict[str, str] = {}
        # Most environments have no proxy, and the import of urllib.request takes 10 ms.
        if configured is None and any(name.lower() in _VARIABLES and value for name, value in os.environ.items()):
            from urllib.request import getproxies_environment

            self._environment = getproxies_environment()
            for scheme in ("http", "https"):
                address = self._environment.get(scheme)
                if address and not _is_socks(address):
                    read_proxy(f"{scheme}_proxy".upper(), address)
                elif address and ignores_socks:
                    # Otherwise it is refused where a request would go through it.
                    del self._environment[scheme]

    def proxy_for(self, url: str) -> Proxy | None:
        """Returns the proxy for a URL, if there is one; raises a `ValueError` if it is a SOCKS proxy."""
        parts = urlsplit(url)
        address = self._environment.get(parts.scheme)
        if not address:
            return self._every
        from urllib.request import proxy_bypass_environment  # type: ignore[attr-defined]

        if proxy_bypass_environment(parts.netloc.rpartition("@")[2], self._environment):
            return None
        return read_proxy(f"{parts.scheme}_proxy".upper(), address)


def _is_socks(address: str) -> bool:
    return address.strip().lower().startswith("socks")


def read_proxy(name: str, address: str) -> Proxy:
    """Splits the address of a proxy, whose scheme is `http` by default, into address and credentials."""
    if _is_socks(address):
        raise ValueError(f"{name}: a SOCKS proxy requires a session or pool of your own; see ApiClient")
    url, username, password = read_host(address if "://" in address else f"http://{address}", name)
    return Proxy(url, username, password or "")
