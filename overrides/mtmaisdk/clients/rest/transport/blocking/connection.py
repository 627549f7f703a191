"""urllib3's connections and timeouts, adapted."""

from __future__ import annotations

import io
from time import monotonic
from typing import TYPE_CHECKING, Any

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from mtmaisdk.clients.rest.transport.blocking.response import ChunkedResponse

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.files.body import FileBody


_PIECE = 2**16


class PacedBody(io.BytesIO):
    """A body that is sent in chunks.

    Args:
        body: The body.
        limit: Seconds for each chunk.
    """

    def __init__(self, body: bytes, limit: float | None) -> None:
        super().__init__(body)
        self.limit = limit


def paced(body: bytes | FileBody | None, limit: float | None, headers: dict[str, str]) -> tuple[Any, dict[str, str]]:
    """Returns the body to send, and its headers; a socket accepts a small body at once."""
    if not isinstance(body, bytes) or len(body) <= _PIECE:
        return body, headers
    return PacedBody(body, limit), {**headers, "Content-Length": str(len(body))}


class Connection(HTTPConnection):
    """A connection with a timeout for writing."""

    response_class = ChunkedResponse

    # urllib3 writes with the timeout for connecting, or on a kept connection with that of the last response.
    _limit: float | None = None
    _is_paced = False

    def connect(self) -> None:  # noqa: D102 - urllib3's
        super().connect()
        self._set_limit()

    def request(self, method: str, url: str, body: Any = None, *args: Any, **kwargs: Any) -> None:  # noqa: D102
        self._is_paced = isinstance(body, PacedBody)
        self._limit = body.limit if isinstance(body, PacedBody) else None
        self._set_limit()
        super().request(method, url, body, *args, **kwargs)

    def _set_limit(self) -> None:
        if self._is_paced and self.sock is not None:
            self.sock.settimeout(self._limit)


class TLSConnection(Connection, HTTPSConnection):
    """A connection over TLS."""


class _Pool(HTTPConnectionPool):
    # urllib3's own connections do not fit its type for them either.
    ConnectionCls = Connection  # pyright: ignore[reportAssignmentType]


class _TLSPool(HTTPSConnectionPool):
    ConnectionCls = TLSConnection  # pyright: ignore[reportAssignmentType]


POOL_CLASSES = {"http": _Pool, "https": _TLSPool}
"""The pool classes of a pool manager."""


class Deadline(urllib3.Timeout):
    """Timeouts of one request; the total starts now, and not, as urllib3's does, once a connection is free.

    Args:
        total: Seconds in total.
        connect: Seconds to connect.
        read: Seconds until the response begins.
    """

    def __init__(self, total: float, connect: float | None, read: float | None) -> None:
        super().__init__(total=total, connect=connect, read=read)
        self._limit = connect
        self._end = monotonic() + total
        super().start_connect()

    def clone(self) -> Deadline:
        """Returns this object, since it is used for one request."""
        return self

    def start_connect(self) -> float:
        """Does nothing, since the time has already started."""
        return monotonic()

    @property
    def connect_timeout(self) -> float:
        """The seconds left to connect."""
        left = max(self._end - monotonic(), 0.001)
        return left if self._limit is None else min(left, self._limit)
