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
    """An HTTP proxy.

    Attributes:
        url: Its address, without credentials.
        username: The user name, if it requires one.
        password: The user's password.
    """

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

    Args:
        configured: Address of the proxy for every request, empty for no proxy; by default `HTTP_PROXY`, `HTTPS_PROXY`
            and `NO_PROXY` in the environment apply.

    Raises:
        ValueError: An address is not that of an HTTP proxy.
    """

    def __init__(self, configured: str | None) -> None:
        self._every = read_proxy("proxy", configured) if configured else None
        self._by_scheme: dict[str, Proxy] = {}
        self._environment: dict[str, str] = {}
        # Most environments have no proxy, and the import of urllib.request takes 10 ms.
        if configured is None and any(name.lower() in _VARIABLES and value for name, value in os.environ.items()):
            from urllib.request import getproxies_environment

            self._environment = getproxies_environment()
            self._by_scheme = {
                scheme: read_proxy(f"{scheme.upper()}_PROXY", self._environment[scheme])
                for scheme in ("http", "https")
                if scheme in self._environment
            }

    def proxy_for(self, url: str) -> Proxy | None:
        """Returns the proxy for a URL, if there is one."""
        if not self._by_scheme:
            return self._every
        from urllib.request import proxy_bypass_environment  # type: ignore[attr-defined]

        parts = urlsplit(url)
        if proxy_bypass_environment(parts.netloc.rpartition("@")[2], self._environment):
            return None
        return self._by_scheme.get(parts.scheme)


def read_proxy(name: str, address: str) -> Proxy:
    """Splits the address of a proxy into address and credentials.

    Args:
        name: The setting that contains the address.
        address: The address; the scheme is `http` by default.

    Raises:
        ValueError: It is not the address of an HTTP proxy.
    """
    url, username, password = read_host(address if "://" in address else f"http://{address}", name)
    return Proxy(url, username, password or "")
