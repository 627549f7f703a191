"""The requests that a server received."""

from __future__ import annotations

import json as _json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web


@dataclass
class ReceivedRequest:
    """A request as it arrived.

    Attributes:
        method: The HTTP method.
        path: Path and query as sent, percent-encoded.
        headers: The headers.
        body: The body.
        operation: The operationId, `backend:method`; empty if no operation was called.
    """

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    operation: str = ""

    @property
    def json(self) -> Any:
        """The body's JSON value.

        Raises:
            ValueError: The body is not JSON.
        """
        return _json.loads(self.body)


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
