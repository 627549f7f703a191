"""The connections of an async client."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from mtmaisdk.clients.rest.configuration import Configuration
from mtmaisdk.clients.rest.exceptions import ClientStateException
from mtmaisdk.clients.rest.settings.proxies import Proxy
from mtmaisdk.clients.rest.settings.request import Request
from mtmaisdk.clients.rest.transport.fork import OwnConnections

if TYPE_CHECKING:
    import aiohttp

_READ_BUFFER = 2**16
"""Bytes; larger buffers cost memory per stream and gain nothing."""
_LIMITS = {"max_line_size": 2**16, "max_field_size": 2**16, "max_headers": 1000}
"""Of the head of a response; as in `blocking.response`."""


class Connections(OwnConnections):
    """A session that is opened when first needed, in the event loop that needs it; a given one is never closed."""

    _given: aiohttp.ClientSession | None

    def __init__(self, configuration: Configuration, given: aiohttp.ClientSession | None = None) -> None:
        self._proxy: Proxy | None = None
        self._session: aiohttp.ClientSession | None = None
        self._external: aiohttp.ClientSession | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        super().__init__(configuration, given)

    def session(self) -> aiohttp.ClientSession:
        """Returns the session for the API's requests."""
        loop = asyncio.get_running_loop()
        if self._session is not None and self._loop is loop and not self._session.closed:
            return self._session
        self.check_process("session")
        if self._given is not None and self._given.closed:
            raise ClientStateException("the given session is closed")
        if self._loop not in (None, loop) and (self._given is not None or self._loop.is_running()):
            raise ClientStateException(
                "the client's connections belong to another event loop: create an ApiClient for each event loop"
            )
        session, ended = self._detach()
        if session is not None and ended is not loop:
            _abandon(session, ended)
        self._loop = loop
        self._session = self._given or self._make()
        return self._session

    def session_for(self, request: Request) -> tuple[aiohttp.ClientSession, Mapping[str, Any]]:
        """Returns the session that sends a request, and its headers and further arguments for that address."""
        session, proxy = self.session(), self._proxy
        options: dict[str, Any] = {"headers": request.headers}
        if request.is_external:
            proxy = self._proxies.proxy_for(request.url)
            if self._given is not None:
                # It shares the connections, but neither headers nor cookies.
                self._external = self._external or _new_session(connector=session.connector, connector_owner=False)
                session = self._external
            elif _is_https(request.url):
                options["ssl"] = self._configuration.ssl_context(client_certificate=False)
        if proxy is not None:
            options["proxy"] = proxy.url
            if _is_https(request.url):
                # A tunnel starts with a request to the proxy itself.
                options["proxy_headers"] = proxy.headers
            else:
                # Only here: a redirect of this request may bypass the proxy.
                options["headers"] = {**proxy.headers, **request.headers}
        return session, options

    async def close(self) -> None:
        """Closes all connections, except those of a given session."""
        session, loop = self._detach()
        if session is None or session is self._given:
            return
        if loop is asyncio.get_running_loop():
            await session.close()
        else:
            _abandon(session, loop)

    def forget(self) -> Any:
        """Drops the session without closing it, in a forked process."""
        self._is_forked = True
        held = self._external, *self._detach()
        self._loop = None
        return held

    def _detach(self) -> tuple[aiohttp.ClientSession | None, asyncio.AbstractEventLoop | None]:
        if self._external is not None:
            # The other session owns the connections.
            self._external.detach()
        held, self._session, self._external = (self._session, self._loop), None, None
        return held

    def __del__(self) -> None:
        # With an invalid configuration there is nothing to close.
        session, loop = self._detach() if hasattr(self, "_loop") else (None, None)
        if session is not None and session is not self._given and not session.closed:
            _abandon(session, loop)
            warnings.warn("ApiClient was not closed: use `async with`, or await close()", ResourceWarning, stacklevel=2)

    def _make(self) -> aiohttp.ClientSession:
        from mtmaisdk.clients.rest.transport.aio.connector import Connector

        configuration = self._configuration
        self._proxy = self._proxies.proxy_for(configuration.host)
        # Plain HTTP needs no TLS context, which is slow to create.
        ssl = configuration.ssl_context() if _is_https(configuration.host) else True
        return _new_session(connector=Connector(limit=configuration.max_connections, ssl=ssl))


def _is_https(url: str) -> bool:
    return url.lower().startswith("https")


def _new_session(**options: Any) -> aiohttp.ClientSession:
    import aiohttp

    # Older versions do not limit the number of headers.
    known = aiohttp.ClientSession.__init__.__kwdefaults__ or {}
    options.update({name: limit for name, limit in _LIMITS.items() if name in known})
    # aiohttp would add a Content-Type to a request without a body.
    session = aiohttp.ClientSession(
        cookie_jar=aiohttp.DummyCookieJar(), read_bufsize=_READ_BUFFER, skip_auto_headers=("Content-Type",), **options
    )
    # aiohttp would resend some requests itself; `Retries` decides that.
    session._retry_connection = False
    return session


def _abandon(session: aiohttp.ClientSession, loop: asyncio.AbstractEventLoop | None) -> None:
    """Closes a session from outside its event loop, or without waiting."""
    current = None
    with suppress(RuntimeError):
        current = asyncio.get_running_loop()
    if loop is not None and loop.is_running() and loop is not current:
        loop.call_soon_threadsafe(_close_now, session)
    else:
        _close_now(session)


def _close_now(session: aiohttp.ClientSession) -> None:
    connector = session.connector
    session.detach()
    if connector is not None:
        # The first step closes the connections; waiting until they are gone is left to the loop.
        closing = connector.close().__await__()
        with suppress(StopIteration):
            next(closing)
        closing.close()
