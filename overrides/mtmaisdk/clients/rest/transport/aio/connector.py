"""aiohttp's pool of connections, which remembers those that have served a request."""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any
from weakref import WeakSet

import aiohttp

_is_reused: ContextVar[bool] = ContextVar("is_reused", default=False)


class Connector(aiohttp.TCPConnector):
    """A pool that tells whether a request got a connection that had served another."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._known: WeakSet[object] = WeakSet()

    async def connect(self, *args: Any, **kwargs: Any) -> aiohttp.connector.Connection:  # noqa: D102 - aiohttp's
        _is_reused.set(False)
        connection = await super().connect(*args, **kwargs)
        protocol = connection.protocol
        if protocol in self._known:
            _is_reused.set(True)
        elif protocol is not None:
            self._known.add(protocol)
        return connection


def reuses_connection() -> bool:
    """Whether the last request of this task got a connection that had served another; no, in a session of your own."""
    return _is_reused.get()
