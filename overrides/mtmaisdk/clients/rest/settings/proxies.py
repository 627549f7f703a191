"""Decides which proxy a request goes through."""

from __future__ import annotations

import base64
import os
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

_VARIABLES = ("http_proxy", "https_proxy")


@dataclass(frozen=True)
class Proxy:
    """An HTTP proxy.

    Attributes:
        url: Its address, without credentials.
        username: User name that it asks for, if any.
        password: Password that goes with it.
    """

    url: str
    username: str | None = field(default=None, repr=False)
    password: str = field(default="", repr=False)

    @property
    def headers(self) -> dict[str, str]:
        """What the proxy alone is told."""
        if self.username is None:
            return {}
        pair = f"{self.username}:{self.password}".encode()
        return {"Proxy-Authorization": "Basic " + base64.b64encode(pair).decode()}


class Proxies:
    """The proxies of a client, as they were when it was made.

    Args:
        configured: Address of the proxy for every request, empty for none; without it the environment's
            `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` count.

    Raises:
        ValueError: An address is not one of an HTTP proxy.
    """

    def __init__(self, configured: str | None) -> None:
        self._every = read_proxy("proxy", configured) if configured else None
        self._by_scheme: dict[str, Proxy] = {}
        self._environment: dict[str, str] = {}
        # Most environments name none, and the library's module costs 10 ms to import.
        if configured is None and any(name.lower() in _VARIABLES and value for name, value in os.environ.items()):
            from urllib.request import getproxies_environment

            self._environment = getproxies_environment()
            self._by_scheme = {
                scheme: read_proxy(f"{scheme.upper()}_PROXY", self._environment[scheme])
                for scheme in ("http", "https")
                if scheme in self._environment
            }

    def proxy_for(self, url: str) -> Proxy | None:
        """Returns the proxy for an address."""
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
        name: What the address was given as.
        address: The address; without a scheme it is taken for an HTTP proxy's.

    Raises:
        ValueError: It is not the address of an HTTP proxy; what it says is not repeated, for it may hold a password.
    """
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not host:
        raise ValueError(f"{name}: the address of a proxy starts with http:// or https:// and names a host")
    where = f"[{host}]" if ":" in host else host
    url = f"{parts.scheme}://{where}" + (f":{port}" if port else "")
    if parts.username is None:
        return Proxy(url)
    return Proxy(url, unquote(parts.username), unquote(parts.password or ""))
