"""Sends one request over aiohttp, and translates the errors of aiohttp."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator
from functools import lru_cache
from time import monotonic

import aiohttp
from aiohttp import http_exceptions
from aiohttp.abc import AbstractStreamWriter
from yarl import URL

from mtmaisdk.clients.rest.calls.call import Call
from mtmaisdk.clients.rest.exceptions import ApiConnectionException, Phase, reason_of
from mtmaisdk.clients.rest.files.body import SMALL, FileBody
from mtmaisdk.clients.rest.transport.aio.connections import Connections
from mtmaisdk.clients.rest.transport.aio.connector import reuses_connection
from mtmaisdk.clients.rest.transport.aio.waiting import timeout_after

FAILURES = (aiohttp.ClientError, http_exceptions.HttpProcessingError, asyncio.TimeoutError, OSError)
"""All errors of aiohttp for failed connections and invalid HTTP."""


class _SlowWriteError(asyncio.TimeoutError, OSError):
    """The server does not accept the request in time."""


class _PacedPayload(aiohttp.Payload):
    """A body of which the server must accept each piece within `limit` seconds."""

    def __init__(self, body: FileBody, limit: float | None) -> None:
        super().__init__(body)
        self._body = body
        self._size = body.length
        self._limit = limit

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        raise TypeError("a body that is sent in pieces is not text")

    def __iter__(self) -> Iterator[bytes]:
        # A tool that records calls, such as vcrpy, reads it.
        return iter(self._body)

    async def write(self, writer: AbstractStreamWriter) -> None:
        try:
            async for piece in self._body:
                await asyncio.wait_for(writer.write(piece), self._limit)
        except asyncio.TimeoutError as error:
            raise _SlowWriteError from error

    async def write_with_length(self, writer: AbstractStreamWriter, content_length: int | None) -> None:
        await self.write(writer)


async def send_request(connections: Connections, call: Call) -> aiohttp.ClientResponse:
    """Sends the request of a call once; raises one of `FAILURES`."""
    request, timeouts, body = call.request, call.request.timeouts, call.request.body
    if isinstance(body, bytes) and len(body) > SMALL:
        body = FileBody([body])
    session, options = connections.session_for(request)
    async with timeout_after(timeouts.first_byte):
        return await session.request(
            request.method,
            URL(request.url, encoded=True),
            data=_PacedPayload(body, timeouts.write) if isinstance(body, FileBody) else body,
            timeout=_timeout(call.remaining(), timeouts.connect, timeouts.first_byte),
            # `Routing` decides which redirects are followed.
            allow_redirects=False,
            # Overrides the setting of a given session.
            raise_for_status=False,
            **options,
        )


@lru_cache(maxsize=64)
def _timeout(total: float | None, connect: float | None, wait: float | None) -> aiohttp.ClientTimeout:
    # `connect` includes the time until a connection is free.
    return aiohttp.ClientTimeout(total=total, connect=wait, sock_connect=connect)


def failure(error: BaseException, call: Call, has_head: bool) -> ApiConnectionException:
    """Returns what the caller gets for an error of aiohttp; `has_head` if the head of the response had arrived."""
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        # The time may have passed while waiting for a free connection.
        wait, connect = call.request.timeouts.first_byte, call.request.timeouts.connect
        is_late = wait is not None and monotonic() - call.started >= wait and (connect is None or wait != connect)
        return call.timeout_error("first_byte" if is_late else "connect")
    if isinstance(error, _SlowWriteError) or isinstance(error.__cause__, _SlowWriteError):
        return call.timeout_error("write")
    if isinstance(error, asyncio.TimeoutError):
        return call.timeout_error("idle" if has_head else "first_byte")
    phase: Phase = "read" if has_head else "wait"
    said: str | None = None
    if isinstance(error, ssl.CertificateError):
        phase = "certificate"
    elif isinstance(error, aiohttp.ServerDisconnectedError):
        # Its message is a text, or what had arrived of the head.
        is_cut = not isinstance(error.message, str)
        phase = "read" if is_cut else phase
        said = f"the connection was closed {'within the head of the' if is_cut else 'without a'} response"
    elif isinstance(error, aiohttp.ClientConnectorError):
        phase, said = "connect", f"cannot connect to {error.host}: {reason_of(error)}"
    elif isinstance(error, aiohttp.ClientHttpProxyError):
        phase, said = "connect", f"the proxy responds with {error.status} {error.message}".rstrip()
    elif isinstance(error, (aiohttp.ClientResponseError, http_exceptions.HttpProcessingError)):
        # The response is not HTTP. The text of the error contains the address with its query.
        phase, said = "read", error.message or "the response is not HTTP"
    said = said or f"{'the connection broke: ' if has_head else ''}{reason_of(error)}"
    return ApiConnectionException(f"{call.request}: {said}", phase, reuses_connection())
