"""The connections of a blocking client."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any

from mtmaisdk.clients.rest.configuration import Configuration
from mtmaisdk.clients.rest.settings.proxies import Proxy
from mtmaisdk.clients.rest.settings.request import Request
from mtmaisdk.clients.rest.transport.fork import OwnConnections

if TYPE_CHECKING:
    import urllib3


class Connections(OwnConnections):
    """A pool that is opened when first needed, for all threads of a process; a given one is never closed."""

    _given: urllib3.PoolManager | None

    def __init__(self, configuration: Configuration, given: urllib3.PoolManager | None = None) -> None:
        self._lock = Lock()
        self._pool: urllib3.PoolManager | None = None
        self._host_pool: urllib3.HTTPConnectionPool | None = None
        self._origin = "/".join(configuration.host.split("/", 3)[:3]) + "/"
        self._external: dict[tuple[Proxy | None, bool], urllib3.PoolManager] = {}
        super().__init__(configuration, given)

    def pool(self) -> urllib3.PoolManager:
        """Returns the pool for the API's requests."""
        if (pool := self._pool) is not None:
            return pool
        with self._lock:
            if self._pool is None:
                self.check_process("pool")
                host = self._configuration.host
                proxy = self._proxies.proxy_for(host)
                self._pool = self._given or self._make(proxy, host.lower().startswith("https"))
                if self._given is None and proxy is None:
                    self._host_pool = self._pool.connection_from_url(host)
            return self._pool

    def target(self, request: Request) -> tuple[urllib3.PoolManager | urllib3.HTTPConnectionPool, str]:
        """Returns what sends a request, and the address or path to give it."""
        url = request.url
        if request.is_external and self._given is None:
            kind = self._proxies.proxy_for(url), url.lower().startswith("https")
            with self._lock:
                if kind not in self._external:
                    self._external[kind] = self._make(*kind, client_certificate=False)
                return self._external[kind], url
        pool, host_pool = self.pool(), self._host_pool
        # A manager looks for the pool of the host, and removes segments of dots from the path.
        if host_pool is None or not url.startswith(self._origin) or "/." in url:
            return pool, url
        return host_pool, url[len(self._origin) - 1 :]

    def close(self) -> None:
        """Closes all connections, except those of a given pool."""
        for pool in self._detach():
            if pool is not self._given:
                # Clearing alone closes a connection only once nothing holds its pool, as a finished response does.
                for key in pool.pools.keys():  # noqa: SIM118 - iteration is refused
                    pool.pools[key].close()
                pool.clear()

    def forget(self) -> list[urllib3.PoolManager]:
        """Drops the pools without closing them, in a forked process."""
        # A thread of the parent may hold the old lock.
        self._lock = Lock()
        self._is_forked = True
        return self._detach()

    def _detach(self) -> list[urllib3.PoolManager]:
        held = [*([] if self._pool is None else [self._pool]), *self._external.values()]
        self._pool, self._host_pool, self._external = None, None, {}
        return held

    def _make(self, proxy: Proxy | None, is_https: bool, client_certificate: bool = True) -> urllib3.PoolManager:
        import urllib3

        from mtmaisdk.clients.rest.transport.blocking.connection import POOL_CLASSES

        options: dict[str, Any] = {"maxsize": self._configuration.max_connections, "block": True}
        if is_https:
            # Plain HTTP needs no TLS context, which is slow to create.
            options["ssl_context"] = self._configuration.ssl_context(client_certificate)
        pool = urllib3.PoolManager(**options)
        if proxy is not None:
            pool = urllib3.ProxyManager(proxy.url, proxy_headers=proxy.headers, **options)
        pool.pool_classes_by_scheme = POOL_CLASSES
        return pool
