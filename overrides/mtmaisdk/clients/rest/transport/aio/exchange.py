"""Sends one request over aiohttp, reads its response, and translates the errors of aiohttp."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from functools import lru_cache
from time import monotonic
from typing import TYPE_CHECKING

import aiohttp
from aiohttp import http_exceptions
from yarl import URL

from mtmaisdk.clients.rest.calls.limits import IdleLimit
from mtmaisdk.clients.rest.exceptions import ApiConnectionException, OpenApiException, Phase
from mtmaisdk.clients.rest.transport.aio.body import Body, release
from mtmaisdk.clients.rest.transport.aio.connector import reuses_connection
from mtmaisdk.clients.rest.transport.aio.waiting import timeout_after

if TYPE_CHECKING:
    from aiohttp.abc import AbstractStreamWriter

    from mtmaisdk.clients.rest.calls.call import Call
    from mtmaisdk.clients.rest.files.body import FileBody
    from mtmaisdk.clients.rest.transport.aio.connections import Connections


FAILURES = (aiohttp.ClientError, http_exceptions.HttpProcessingError, asyncio.TimeoutError, OSError)
"""All errors of aiohttp for failed connections and invalid HTTP."""


_PIECE = 2**16


class _SlowWriteError(asyncio.TimeoutError, OSError):
    """The server does not accept the request in time."""


class _PacedPayload(aiohttp.Payload):
    """A body of which the server must accept each piece within `limit` seconds."""

    def __init__(self, body: bytes | FileBody, limit: float | None) -> None:
        super().__init__(body)
        self._body = body
        self._size = len(body) if isinstance(body, bytes) else body.length
        self._limit = limit

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        raise TypeError("a body that is sent in pieces is not text")

    async def write(self, writer: AbstractStreamWriter) -> None:
        try:
            async for piece in _pieces(self._body):
                await asyncio.wait_for(writer.write(piece), self._limit)
        except asyncio.TimeoutError as error:
            raise _SlowWriteError from error

    async def write_with_length(self, writer: AbstractStreamWriter, content_length: int | None) -> None:
        # The length is the body's.
        await self.write(writer)


async def _pieces(body: bytes | FileBody) -> AsyncIterator[bytes]:
    if isinstance(body, bytes):
        for start in range(0, len(body), _PIECE):
            yield body[start : start + _PIECE]
    else:
        async for piece in body:
            yield piece


def _paced(body: bytes | FileBody | None, limit: float | None) -> bytes | aiohttp.Payload | None:
    # A socket accepts a small body at once.
    if body is None or (isinstance(body, bytes) and len(body) <= _PIECE):
        return body
    return _PacedPayload(body, limit)


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
    if isinstance(error, ssl.CertificateError):
        phase = "certificate"
    elif isinstance(error, aiohttp.ServerDisconnectedError) and not isinstance(error.message, str):
        # It contains what had arrived of the head.
        message = "the connection was closed within the head of the response"
        return ApiConnectionException(f"{call.request}: {message}", "read")
    elif isinstance(error, aiohttp.ClientConnectorError):
        phase = "connect"
    elif isinstance(error, aiohttp.ClientHttpProxyError):
        message = f"the proxy responds with {error.status} {error.message}".rstrip()
        return ApiConnectionException(f"{call.request}: {message}", "connect")
    elif isinstance(error, (aiohttp.ClientResponseError, http_exceptions.HttpProcessingError)):
        # The response is not HTTP. The text of the error contains the address with its query.
        return ApiConnectionException(f"{call.request}: {error.message or 'the response is not HTTP'}", "read")
    return ApiConnectionException(f"{call.request}: {error or type(error).__name__}", phase, reuses_connection())


async def send(connections: Connections, call: Call) -> aiohttp.ClientResponse:
    """Sends the request of a call once and returns the response as soon as its head has arrived.

    Raises:
        ApiConnectionException: There was no response, or not in time.
        UnexpectedResponseException: The response is encoded more than once.
    """
    request, timeouts, left = call.request, call.request.timeouts, call.remaining()
    session, options = connections.session_for(request)
    try:
        async with timeout_after(timeouts.first_byte):
            response = await session.request(
                request.method,
                URL(request.url, encoded=True),
                data=_paced(request.body, timeouts.write),
                timeout=_timeout(left, timeouts.connect, timeouts.first_byte),
                # `Routing` decides which redirects are followed.
                allow_redirects=False,
                # Overrides the setting of a given session.
                raise_for_status=False,
                **options,
            )
    except FAILURES as error:
        raise failure(error, call, has_head=False) from error
    try:
        call.answered(response.status, response.reason, response.headers)
    except OpenApiException:
        release(response)
        raise
    return response


async def read(call: Call, response: aiohttp.ClientResponse, most: int | None = None) -> bytes:
    """Returns the body of a response up to `most` bytes and a piece; by default all, or 1 MiB of a refusal.

    Raises:
        AnswerTooLargeException: The body exceeds `Configuration.max_answer_size`.
        ApiConnectionException: The body is incomplete, or did not arrive in time.
    """
    try:
        if response.content.is_eof():
            # The body usually arrives with the head.
            data = await response.read()
            call.is_enough(len(data), most)
            return data
        body, whole = Body(response, IdleLimit(call)), bytearray()
        try:
            while piece := await body.read():
                whole += piece
                if call.is_enough(len(whole), most):
                    break
        except FAILURES as error:
            if body.is_late(error):
                raise call.timeout_error("idle") from error
            raise
        finally:
            body.stop()
        return bytes(whole)
    except FAILURES as error:
        raise failure(error, call, has_head=True) from error
    finally:
        release(response)


async def read_piece(call: Call, response: aiohttp.ClientResponse) -> bytes:
    """Returns the next piece of the body of a response, which stays open; empty at the end.

    Raises:
        ApiConnectionException: The body broke off, or did not arrive in time.
    """
    body = Body(response, IdleLimit(call))
    try:
        return await body.read()
    except BaseException as error:
        release(response)
        if not isinstance(error, FAILURES):
            raise
        raise (call.timeout_error("idle") if body.is_late(error) else failure(error, call, has_head=True)) from error
    finally:
        body.stop()


@lru_cache(maxsize=64)
def _timeout(total: float | None, connect: float | None, wait: float | None) -> aiohttp.ClientTimeout:
    # `connect` includes the time until a connection is free.
    return aiohttp.ClientTimeout(total=total, connect=wait, sock_connect=connect)
