"""What an error of urllib3 means to a call."""

from __future__ import annotations

import http.client
import ssl
from typing import TYPE_CHECKING

from urllib3 import exceptions

from mtmaisdk.clients.rest.exceptions import ApiConnectionException, Phase

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.call import Call

FAILURES = (exceptions.HTTPError, http.client.HTTPException, OSError)
"""All that urllib3 raises for a connection that fails or bytes that are no HTTP."""


def failure(error: BaseException, call: Call, has_head: bool) -> ApiConnectionException:
    """Returns the error that the caller gets.

    Args:
        error: What urllib3 raised.
        call: The call.
        has_head: Whether the head of the response had come.
    """
    phase: Phase = "read" if has_head else "wait"
    cause = error.original_error if isinstance(error, exceptions.ProxyError) else error
    if isinstance(cause, (exceptions.NewConnectionError, exceptions.ProxyError)):
        # urllib3 counts a refused connection as a timeout.
        phase = "connect"
    elif isinstance(cause, exceptions.ConnectTimeoutError):
        return call.late("connect")
    elif isinstance(cause, (exceptions.TimeoutError, TimeoutError)):
        return call.late("idle" if has_head else "first_byte")
    elif isinstance(cause, exceptions.SSLError):
        is_untrusted = isinstance(cause.args[0] if cause.args else None, ssl.CertificateError)
        phase = "certificate" if is_untrusted else "connect"
    elif _is_answer(cause):
        phase = "read"
    return ApiConnectionException(f"{call.request}: {error or type(error).__name__}", phase)


def _is_answer(error: BaseException) -> bool:
    """Whether the server did answer, in something that is no HTTP."""
    inner = error.args[-1] if isinstance(error, exceptions.ProtocolError) and error.args else error
    return isinstance(inner, http.client.HTTPException) and not isinstance(inner, http.client.RemoteDisconnected)
