"""aiohttp's pool of connections, which tells new ones from used ones and limits the time to connect."""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any

import aiohttp

from mtmaisdk.clients.rest.transport.aio.waiting import timeout_after

_is_reused: ContextVar[bool] = ContextVar("is_reused", default=False)


class Connector(aiohttp.TCPConnector):
    """A pool that tells whether a request got a used connection; the time to connect includes the proxy's response."""

    async def connect(self, *args: Any, **kwargs: Any) -> aiohttp.connector.Connection:  # noqa: D102 - aiohttp's
        _is_reused.set(True)
        return await super().connect(*args, **kwargs)

    async def _create_connection(self, req: Any, traces: Any, timeout: aiohttp.ClientTimeout) -> Any:
        _is_reused.set(False)
        async with timeout_after(timeout.sock_connect):
            return await super()._create_connection(req, traces, timeout)


def reuses_connection() -> bool:
    """Whether the last request of this task got a connection that had served another; no, in a session of your own."""
    return _is_reused.get()
