"""One request and its response over aiohttp, and what an error of aiohttp means to a call."""

from __future__ import annotations

import asyncio
import ssl
from functools import lru_cache
from time import monotonic
from typing import TYPE_CHECKING

import aiohttp
from aiohttp import http_exceptions
from yarl import URL

from mtmaisdk.clients.rest.exceptions import ApiConnectionException, Phase
from mtmaisdk.clients.rest.settings.hooks import run_async

if TYPE_CHECKING:
    from aiohttp.abc import AbstractStreamWriter

    from mtmaisdk.clients.rest.calls.call import Call
    from mtmaisdk.clients.rest.files.body import FileBody
    from mtmaisdk.clients.rest.transport.aio.connections import Connections


FAILURES = (aiohttp.ClientError, http_exceptions.HttpProcessingError, asyncio.TimeoutError, OSError)
"""All that aiohttp raises for a connection that fails or bytes that are no HTTP."""


_PIECE = 2**16


class _SlowWriteError(asyncio.TimeoutError, OSError):
    """The server does not take the request."""


class _PacedPayload(aiohttp.Payload):
    """A body of which the server has to take each piece in time.

    Args:
        body: The body.
        limit: Seconds for a piece.
    """

    def __init__(self, body: bytes, limit: float | None) -> None:
        super().__init__(body)
        self._body = body
        self._size = len(body)
        self._limit = limit

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        return self._body.decode(encoding, errors)

    async def write(self, writer: AbstractStreamWriter) -> None:
        try:
            for start in range(0, len(self._body), _PIECE):
                await asyncio.wait_for(writer.write(self._body[start : start + _PIECE]), self._limit)
        except asyncio.TimeoutError as error:
            raise _SlowWriteError from error

    async def write_with_length(self, writer: AbstractStreamWriter, content_length: int | None) -> None:
        # The length is the body's.
        await self.write(writer)


def _paced(body: bytes | FileBody | None, limit: float | None) -> bytes | FileBody | aiohttp.Payload | None:
    # What a socket takes at once needs no watch.
    if not isinstance(body, bytes) or len(body) <= _PIECE:
        return body
    return _PacedPayload(body, limit)


def failure(error: BaseException, call: Call, has_head: bool) -> ApiConnectionException:
    """Returns the error that the caller gets.

    Args:
        error: What aiohttp raised.
        call: The call.
        has_head: Whether the head of the response had come.
    """
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        # It may have waited for a free connection.
        wait, connect = call.request.timeouts.first_byte, call.request.timeouts.connect
        is_late = wait is not None and monotonic() - call.try_begun >= wait and (connect is None or wait != connect)
        return call.timeout_error("first_byte" if is_late else "connect")
    if isinstance(error, _SlowWriteError) or isinstance(error.__cause__, _SlowWriteError):
        return call.timeout_error("write")
    if isinstance(error, asyncio.TimeoutError):
        return call.timeout_error("idle" if has_head else "first_byte")
    phase: Phase = "read" if has_head else "wait"
    if isinstance(error, ssl.CertificateError):
        phase = "certificate"
    elif isinstance(error, aiohttp.ClientConnectorError):
        phase = "connect"
    elif isinstance(error, aiohttp.ClientHttpProxyError):
        message = f"the proxy refuses with {error.status} {error.message}".rstrip()
        return ApiConnectionException(f"{call.request}: {message}", "connect")
    elif isinstance(error, (aiohttp.ClientResponseError, http_exceptions.HttpProcessingError)):
        # The server did answer, in something that is no HTTP. The text of the error has the address with its query.
        return ApiConnectionException(f"{call.request}: {error.message or 'no HTTP'}", "read")
    return ApiConnectionException(f"{call.request}: {error or type(error).__name__}", phase)


async def send(
    connections: Connections, call: Call, wait: float | None, head: float | None = None
) -> aiohttp.ClientResponse:
    """Tries a call once and returns the response as soon as its head is there.

    Args:
        connections: What sends it.
        call: What is sent.
        wait: Seconds without a byte.
        head: Seconds for the head as a whole.

    Raises:
        ApiConnectionException: There was no response, or not in time.
    """
    left, request, hooks = call.begin(), call.request, call.hooks
    if hooks is not None and hooks.before_request is not None:
        await run_async(hooks.before_request, request)
        request.check_headers()
    try:
        sending = connections.session().request(
            request.method,
            URL(request.url, encoded=True),
            data=_paced(request.body, request.timeouts.write),
            headers=request.headers,
            timeout=_timeout(left, request.timeouts.connect, wait),
            # Which are followed is decided by `Routing`.
            allow_redirects=False,
            # Even where a given session would.
            raise_for_status=False,
            **connections.options,
        )
        response = await (sending if head is None else asyncio.wait_for(sending, head))
    except FAILURES as error:
        raise failure(error, call, has_head=False) from error
    call.answered(response.status, response.headers)
    if hooks is not None and hooks.after_response is not None:
        try:
            await run_async(hooks.after_response, request, call.head)
        except BaseException:
            response.close()
            raise
    return response


async def read(call: Call, response: aiohttp.ClientResponse) -> bytes:
    """Returns the body of a response.

    Raises:
        ApiConnectionException: It broke off, or stopped for too long.
    """
    connection = response.connection
    # Mostly the body came with the head, and the connection is free again.
    if connection is not None and (protocol := connection.protocol) is not None:
        protocol.read_timeout = call.request.timeouts.idle
        protocol.start_timeout()
    try:
        return await response.read()
    except FAILURES as error:
        raise failure(error, call, has_head=True) from error


@lru_cache(maxsize=64)
def _timeout(total: float | None, connect: float | None, wait: float | None) -> aiohttp.ClientTimeout:
    # `connect` is the time until a connection is free too.
    return aiohttp.ClientTimeout(total=total, connect=wait, sock_connect=connect, sock_read=wait)
