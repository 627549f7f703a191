"""Records the requests that a server receives."""

from __future__ import annotations

from aiohttp import web

from mtmaisdk.mock.received import ReceivedRequest

REQUESTS: web.AppKey[list[ReceivedRequest]] = web.AppKey("requests", list)
"""The requests that an application received, oldest first."""

IS_RECORDING = web.AppKey("is_recording", bool)
"""Whether an application records its requests."""


def record_request(request: web.Request, operation: str = "", body: bytes = b"") -> None:
    """Records a request.

    Args:
        request: The request.
        operation: The operationId, if an operation is called.
        body: The body.
    """
    if request.app[IS_RECORDING]:
        received = ReceivedRequest(request.method, request.raw_path, request.headers, body, operation)
        request.app[REQUESTS].append(received)


def record_body(request: web.Request, body: bytes) -> None:
    """Adds the body to a request that was recorded without it."""
    requests = request.app[REQUESTS]
    for received in reversed(requests):
        if received.headers is request.headers:
            received.body = body
            return
