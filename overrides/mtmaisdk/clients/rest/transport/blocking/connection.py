"""urllib3's connections and timeouts, adapted."""

from __future__ import annotations

import http.client
import math
from collections.abc import Iterator
from time import monotonic
from typing import TYPE_CHECKING, Any

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError
from urllib3.response import HTTPResponse
from urllib3.util import SKIP_HEADER

from mtmaisdk.clients.rest.files.body import FileBody
from mtmaisdk.clients.rest.transport.blocking.response import Reader, Response

if not TYPE_CHECKING:
    # A tool that records calls, such as vcrpy, may have put a subclass in the place of each for a while.
    HTTPConnection, HTTPSConnection = (
        next(kind for kind in found.__mro__ if kind.__module__ == urllib3.connection.__name__)
        for found in (HTTPConnection, HTTPSConnection)
    )


class PacedBody:
    """A body in pieces, each to send within `limit` seconds, and before the deadline by the monotonic clock."""

    def __init__(self, body: FileBody, limit: float | None, deadline: float | None) -> None:
        self.limit, self.deadline = limit, deadline
        self._body = body

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._body)


class ReusedConnectionError(http.client.RemoteDisconnected):
    """A connection that had served a request broke before a byte of the next response arrived."""


class Connection(HTTPConnection):
    """A connection whose timeouts hold for writing, for the head of a response and for a proxy's."""

    _paced: PacedBody | None = None
    _held: bytes | None = None
    """The head of a request that is sent together with its body; empty until it is known."""
    _lines: str | None = None
    """The headers of a request whose head is not sent yet."""
    _reader: Reader | None = None
    _connected_by: float | None = None
    _has_answered = False

    def connect(self) -> None:  # noqa: D102 - urllib3's
        self._has_answered = False
        self._connected_by = monotonic() + self._seconds
        try:
            super().connect()
        except http.client.HTTPException as error:
            raise OSError(f"the proxy does not respond with HTTP: {error}") from error
        except TimeoutError as error:
            # Of the proxy's response, or of TLS.
            raise ConnectTimeoutError(self, "not connected in time") from error
        finally:
            self._connected_by = None
            if self._reader is not None:
                # Python 3.10 leaves the proxy's response open, and with it the socket.
                self._reader.close()

    def request(self, method: str, url: str, body: Any = None, *args: Any, **kwargs: Any) -> None:  # noqa: D102
        self._paced = body if isinstance(body, PacedBody) else None
        # Head and body together are one system call and one packet.
        self._held = b"" if isinstance(body, bytes) and body else None
        self._lines = ""
        try:
            super().request(method, url, body, *args, **kwargs)
        finally:
            self._paced = self._held = self._lines = None

    def putheader(self, header: Any, *values: Any) -> None:
        """Adds a header; one line of text without the checks of `http.client`, which cost as much as the sending."""
        value = values[0]
        is_line = isinstance(header, str) and isinstance(value, str) and len(values) == 1 and value != SKIP_HEADER
        if self._lines is None or not is_line or "\n" in value or "\r" in value:
            super().putheader(header, *values)
        else:
            self._lines += f"{header}: {value}\r\n"

    def send(self, data: Any) -> None:  # noqa: D102
        if self._lines:
            # The head, which ends with an empty line. A connection that is opened now sends, too.
            data, self._lines = data[:-2] + self._lines.encode("latin-1") + b"\r\n", None
        if self._held is not None:
            if not self._held:
                self._held = data
                return
            data, self._held = self._held + data, None
        elif self._paced is not None and self.sock is not None:
            # urllib3 writes with the timeout for connecting.
            self.sock.settimeout(_within(self._paced.limit, self._paced.deadline))
        super().send(data)

    def response_class(self, sock: Any, *args: Any, **kwargs: Any) -> Response:  # type: ignore[override]
        """Returns the response that a server or a proxy sends over a socket, limited in time for its head."""
        seconds = self._seconds
        self._reader = Reader(sock, self._connected_by or monotonic() + seconds, seconds)
        return Response(self._reader, *args, **kwargs)

    def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # noqa: D102
        try:
            response = super().getresponse()
        except (http.client.RemoteDisconnected, ConnectionError) as error:
            if self._has_answered:
                raise ReusedConnectionError(*error.args) from error
            raise
        self._has_answered = True
        reader, self._reader = self._reader, None
        if reader is not None:
            # `Body` sets other limits.
            reader.wait_for(self._seconds)
            response.reader = reader  # type: ignore[attr-defined]
        return response

    @property
    def _seconds(self) -> float:
        """The timeout, which urllib3 sets for connecting, and then for the response."""
        return self.timeout if isinstance(self.timeout, (int, float)) else math.inf


class TLSConnection(Connection, HTTPSConnection):  # pyright: ignore[reportIncompatibleVariableOverride]
    """A connection over TLS."""


class _Pool(HTTPConnectionPool):
    @property
    def ConnectionCls(self) -> Any:  # type: ignore[override]  # noqa: N802 - urllib3's
        return _unless_replaced(HTTPConnectionPool.ConnectionCls, Connection)


class _TLSPool(HTTPSConnectionPool):
    @property
    def ConnectionCls(self) -> Any:  # type: ignore[override]  # noqa: N802
        return _unless_replaced(HTTPSConnectionPool.ConnectionCls, TLSConnection)


def _unless_replaced(theirs: type, ours: type) -> type:
    """Returns our class, or what a tool has put in the place of urllib3's."""
    return ours if theirs in (HTTPConnection, HTTPSConnection) else theirs


POOL_CLASSES = {"http": _Pool, "https": _TLSPool}
"""The pool classes of a pool manager."""


class Limits(urllib3.Timeout):
    """The timeouts of one request, in seconds; `read` lasts until the response begins.

    The total starts now, and not, as urllib3's does, once a connection is free.
    """

    def __init__(self, total: float | None, connect: float | None, read: float | None) -> None:
        # Without the checks of urllib3's, which are as slow as sending the request.
        self.total = total
        self._connect_limit = connect
        self._read_limit = read
        self._end = None if total is None else monotonic() + total

    def __repr__(self) -> str:
        return f"Limits({self.total}, {self._connect_limit}, {self._read_limit})"

    def clone(self) -> Limits:
        """Returns this object, since it is used for one request."""
        return self

    def start_connect(self) -> float:
        """Does nothing, since the time has already started."""
        return 0.0

    @property
    def connect_timeout(self) -> float | None:
        """The seconds left to connect."""
        return _within(self._connect_limit, self._end)

    @property
    def read_timeout(self) -> float | None:
        """The seconds left until the response begins."""
        return _within(self._read_limit, self._end)


def _within(limit: float | None, end: float | None) -> float | None:
    """Returns the seconds of a limit, at most those until the end of the call."""
    if end is None:
        return limit
    left = max(end - monotonic(), 0.001)
    return left if limit is None else min(left, limit)
