"""Sends one request over urllib3, and translates the errors of urllib3."""

from __future__ import annotations

import http.client
import ssl
from typing import Any

import urllib3
from urllib3 import exceptions

from mtmaisdk.clients.rest.calls.call import Call
from mtmaisdk.clients.rest.exceptions import ApiConnectionException, Phase, reason_of
from mtmaisdk.clients.rest.files.body import SMALL, FileBody
from mtmaisdk.clients.rest.transport.blocking.connection import Limits, PacedBody, ReusedConnectionError
from mtmaisdk.clients.rest.transport.blocking.connections import Connections

FAILURES = (exceptions.HTTPError, http.client.HTTPException, OSError)
"""All errors of urllib3 for failed connections and invalid HTTP."""

_NO_RETRIES = urllib3.Retry(False, redirect=False)
"""As urllib3 reads `retries=False`, for each request anew."""


def send_request(connections: Connections, call: Call) -> urllib3.BaseHTTPResponse:
    """Sends the request of a call once; raises one of `FAILURES`."""
    request, timeouts, left = call.request, call.request.timeouts, call.remaining()
    pool, target = connections.target(request)
    body: Any = request.body
    headers = request.headers
    if isinstance(body, bytes) and len(body) > SMALL:
        body = FileBody([body])
    if isinstance(body, FileBody):
        headers = {**headers, "Content-Length": str(body.length)}
        body = PacedBody(body, timeouts.write, call.deadline)
    # For a free connection; urllib3 declares whole seconds.
    wait: Any = timeouts.first_byte if left is None else min(left, timeouts.first_byte or left)
    return pool.urlopen(
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


def failure(error: BaseException, call: Call, has_head: bool) -> ApiConnectionException:
    """Returns what the caller gets for an error of urllib3; `has_head` if the head of the response had arrived."""
    phase: Phase = "read" if has_head else "wait"
    cause = error
    if isinstance(error, exceptions.ProxyError):
        phase, cause = "connect", error.original_error
    inner = cause.args[-1] if isinstance(cause, exceptions.ProtocolError) and cause.args else cause
    said = ""
    if isinstance(cause, exceptions.NewConnectionError):
        # In urllib3 a refused connection is a timeout. Its text begins with the name of the connection's class.
        phase, said = "connect", str(cause).rpartition("): ")[2]
    elif isinstance(cause, exceptions.EmptyPoolError):
        return call.timeout_error("first_byte")
    elif isinstance(cause, exceptions.ConnectTimeoutError):
        return call.timeout_error("connect")
    elif isinstance(cause, exceptions.TimeoutError) or isinstance(inner, TimeoutError):
        # urllib3 raises its own error only for reads.
        is_reading = has_head or isinstance(cause, exceptions.ReadTimeoutError)
        return call.timeout_error("idle" if has_head else "first_byte" if is_reading else "write")
    elif isinstance(cause, exceptions.SSLError):
        is_untrusted = isinstance(cause.args[0] if cause.args else None, ssl.CertificateError)
        phase = "certificate" if is_untrusted else "connect"
    elif isinstance(inner, http.client.HTTPException) and not isinstance(inner, http.client.RemoteDisconnected):
        # The server responded with something other than HTTP.
        phase = "read"
    said = said or f"{'the connection broke: ' if has_head else ''}{reason_of(cause)}"
    return ApiConnectionException(f"{call.request}: {said}", phase, isinstance(inner, ReusedConnectionError))
