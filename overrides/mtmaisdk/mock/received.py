"""The requests that a server received; imported wherever pytest starts, so it needs nothing else."""

from __future__ import annotations

import json as _json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


def value_of(body: bytes) -> Any:
    """Returns the value of a body of JSON, `None` if it is not JSON."""
    try:
        return _json.loads(body)
    except (ValueError, RecursionError):
        return None


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
