"""What an error of aiohttp means to a call."""

from __future__ import annotations

import asyncio
import ssl
from typing import TYPE_CHECKING

import aiohttp
from aiohttp import http_exceptions

from mtmaisdk.clients.rest.exceptions import ApiConnectionException, Phase

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.call import Call

FAILURES = (aiohttp.ClientError, http_exceptions.HttpProcessingError, asyncio.TimeoutError, OSError)
"""All that aiohttp raises for a connection that fails or bytes that are no HTTP."""


def failure(error: BaseException, call: Call, has_head: bool) -> ApiConnectionException:
    """Returns the error that the caller gets.

    Args:
        error: What aiohttp raised.
        call: The call.
        has_head: Whether the head of the response had come.
    """
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return call.late("connect")
    if isinstance(error, asyncio.TimeoutError):
        return call.late("idle" if has_head else "first_byte")
    phase: Phase = "read" if has_head else "wait"
    if isinstance(error, ssl.CertificateError):
        phase = "certificate"
    elif isinstance(error, aiohttp.ClientConnectorError):
        phase = "connect"
    elif isinstance(error, (aiohttp.ClientResponseError, http_exceptions.HttpProcessingError)):
        # The server did answer, in something that is no HTTP. The text of the error has the address with its query.
        return ApiConnectionException(f"{call.request}: {error.message or 'no HTTP'}", "read")
    return ApiConnectionException(f"{call.request}: {error or type(error).__name__}", phase)
