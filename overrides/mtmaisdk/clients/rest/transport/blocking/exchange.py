"""Sends one request over urllib3, reads its response, and translates the errors of urllib3."""

from __future__ import annotations

import http.client
import ssl
from typing import TYPE_CHECKING, Any

import urllib3
from urllib3 import exceptions

from mtmaisdk.clients.rest.calls.limits import IdleLimit
from mtmaisdk.clients.rest.exceptions import ApiConnectionException, OpenApiException, Phase
from mtmaisdk.clients.rest.transport.blocking.body import Body, release
from mtmaisdk.clients.rest.transport.blocking.connection import Limits, ReusedConnectionError, paced

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.calls.call import Call
    from mtmaisdk.clients.rest.transport.blocking.connections import Connections


FAILURES = (exceptions.HTTPError, http.client.HTTPException, OSError)
"""All errors of urllib3 for failed connections and invalid HTTP."""

_NO_RETRIES = urllib3.Retry(False, redirect=False)
"""As urllib3 reads `retries=False`, for each request anew."""


def failure(error: BaseException, call: Call, has_head: bool) -> ApiConnectionException:
    """Returns what the caller gets for an error of urllib3; `has_head` if the head of the response had arrived."""
    phase: Phase = "read" if has_head else "wait"
    cause = error.original_error if isinstance(error, exceptions.ProxyError) else error
    if isinstance(cause, exceptions.ProtocolError) and cause.args and isinstance(cause.args[-1], TimeoutError):
        cause = cause.args[-1]
    if isinstance(cause, (exceptions.NewConnectionError, exceptions.ProxyError)):
        # In urllib3 a refused connection is a timeout.
        phase = "connect"
    elif isinstance(cause, exceptions.EmptyPoolError):
        return call.timeout_error("first_byte")
    elif isinstance(cause, exceptions.ConnectTimeoutError):
        return call.timeout_error("connect")
    elif isinstance(cause, (exceptions.TimeoutError, TimeoutError)):
        # urllib3 raises its own error only for reads.
        is_reading = has_head or isinstance(cause, exceptions.ReadTimeoutError)
        return call.timeout_error("idle" if has_head else "first_byte" if is_reading else "write")
    elif isinstance(cause, exceptions.SSLError):
        is_untrusted = isinstance(cause.args[0] if cause.args else None, ssl.CertificateError)
        phase = "certificate" if is_untrusted else "connect"
    elif _is_answer(cause):
        phase = "read"
    on_reused = isinstance(_innermost(cause), ReusedConnectionError)
    return ApiConnectionException(f"{call.request}: {_message(error, cause)}", phase, on_reused)


def _message(error: BaseException, cause: BaseException) -> str:
    """Returns the message of an error without the name of the connection's class."""
    said = str(error).rpartition("): ")[2] if isinstance(cause, exceptions.NewConnectionError) else str(error)
    return said or type(error).__name__


def _innermost(error: BaseException) -> object:
    return error.args[-1] if isinstance(error, exceptions.ProtocolError) and error.args else error


def _is_answer(error: BaseException) -> bool:
    """Whether the server responded with something other than HTTP."""
    inner = _innermost(error)
    return isinstance(inner, http.client.HTTPException) and not isinstance(inner, http.client.RemoteDisconnected)


def send(connections: Connections, call: Call) -> urllib3.BaseHTTPResponse:
    """Sends the request of a call once and returns the response as soon as its head has arrived.

    Raises:
        ApiConnectionException: There was no response, or not in time.
        UnexpectedResponseException: The response is encoded more than once.
    """
    request, timeouts, left = call.request, call.request.timeouts, call.remaining()
    pool, target = connections.target(request)
    body, headers = paced(call)
    # For a free connection; urllib3 declares whole seconds.
    wait: Any = timeouts.first_byte if left is None else min(left, timeouts.first_byte or left)
    try:
        response = pool.urlopen(
            request.method,
            target,
            body=body,
            headers=headers,
            timeout=Limits(left, timeouts.connect, timeouts.first_byte),
            pool_timeout=wait,
            # `Routing` decides which redirects are followed.
            redirect=False,
            retries=_NO_RETRIES,
            preload_content=False,
        )
    except FAILURES as error:
        raise failure(error, call, has_head=False) from error
    try:
        call.answered(response.status, response.reason, response.headers)
    except OpenApiException:
        release(response)
        raise
    return response


def read(call: Call, response: urllib3.BaseHTTPResponse, most: int | None = None) -> bytes:
    """Returns the body of a response up to `most` bytes and a piece; by default all, or 1 MiB of a refusal.

    Raises:
        AnswerTooLargeException: The body exceeds `Configuration.max_answer_size`.
        ApiConnectionException: The body is incomplete, or did not arrive in time.
    """
    body, whole = Body(response, IdleLimit(call)), bytearray()
    try:
        while piece := body.read():
            whole += piece
            if call.is_enough(len(whole), most):
                break
        return bytes(whole)
    except FAILURES as error:
        if body.is_late(error):
            raise call.timeout_error("idle") from error
        raise failure(error, call, has_head=True) from error
    finally:
        release(response)


def read_piece(call: Call, response: urllib3.BaseHTTPResponse) -> bytes:
    """Returns the next piece of the body of a response, which stays open; empty at the end.

    Raises:
        ApiConnectionException: The body broke off, or did not arrive in time.
    """
    body = Body(response, IdleLimit(call))
    try:
        return body.read()
    except BaseException as error:
        release(response)
        if not isinstance(error, FAILURES):
            raise
        raise (call.timeout_error("idle") if body.is_late(error) else failure(error, call, has_head=True)) from error
    finally:
        body.stop()
