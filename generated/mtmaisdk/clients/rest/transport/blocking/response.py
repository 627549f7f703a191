"""The responses of a blocking connection, read within limits of time and strictly framed.

The standard library's class waits anew for each byte, takes half a head for a whole one, accepts negative sizes of
chunks and parses headers as those of mail. `http.client` and urllib3 use this one in its place.
"""

from __future__ import annotations

import http.client
import io
import math
import re
import socket
from time import monotonic
from typing import Any

import urllib3

_BUFFER = 2**14
_MAX_LINE = 2**16
"""Bytes of a line of the head or of the trailers, and of the line with the size of a chunk."""
_MAX_LINES = 1000
"""Lines of a head, and of the trailers."""
_MAX_INTERIM = 100
"""Responses of status 1xx before the response."""
_MAX_DIGITS = 18
_SHORTEST_WAIT = 0.001
"""Seconds; a socket with a timeout of zero does not wait at all."""
_STATUS_LINE = re.compile(rb"HTTP/(\d)(?:\.(\d))? +(\d{3})(?:[ \t]+(.*))?", re.DOTALL)
_FIRST_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,15})\r?\n")
_NEXT_CHUNK = re.compile(rb"\r\n([0-9A-Fa-f]{1,15})\r?\n")
# RFC 9112, 7.1: hexadecimal digits, and extensions behind a semicolon. http.client accepts signs and underscores.
_CHUNK_LINE = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(?:;.*)?\r?\n", re.DOTALL)


class Reader(io.RawIOBase):
    """Reads a socket `until` a point in time by the monotonic clock, or without one within its timeout for each read.

    `timeout` is what the socket has now, `math.inf` without a limit, negative if unknown.
    """

    def __init__(self, sock: socket.socket, until: float | None = None, timeout: float = -1) -> None:
        self.socket = sock
        # Keeps the socket open when its connection is closed: a response may end with its connection.
        self._file = sock.makefile("rb", buffering=0)
        self._until = until
        self._timeout = timeout

    def wait_until(self, until: float) -> None:
        """Sets the time at which reads give up."""
        self._until = until

    def wait_for(self, seconds: float) -> None:
        """Sets the seconds after which each read gives up."""
        self._until = None
        self._set(seconds)

    def makefile(self, *_: object) -> io.BufferedReader:
        """Returns the reader with a buffer; `http.client` calls it as that of a socket."""
        return io.BufferedReader(self, _BUFFER)

    def readable(self) -> bool:
        """Returns true."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Reads bytes into a buffer and returns their number, 0 at the end."""
        if self._until is not None:
            left = self._until - monotonic()
            if left <= 0:
                raise TimeoutError("timed out")
            self._set(left)
        return self.socket.recv_into(buffer)

    def close(self) -> None:
        """Lets go of the socket."""
        self._file.close()
        super().close()

    def _set(self, seconds: float) -> None:
        # Setting it is a system call, so a timeout up to a tenth too long is kept.
        if not seconds <= self._timeout <= seconds * 1.1:
            self.socket.settimeout(None if seconds == math.inf else max(seconds, _SHORTEST_WAIT))
            self._timeout = seconds


class Response(http.client.HTTPResponse):
    """A response to one request, with the arguments of `http.client.HTTPResponse`."""

    def __init__(self, reader: Reader, *args: Any, method: str | None = None, **kwargs: Any) -> None:
        super().__init__(reader, *args, method=method, **kwargs)  # type: ignore[arg-type, misc]
        self._is_head = method == "HEAD"

    def begin(self) -> None:
        """Reads the head; raises an `HTTPException`, if there was none at all `RemoteDisconnected`."""
        if self.headers is not None:
            return
        for _ in range(_MAX_INTERIM + 1):
            fields = self._read_head()
            if not 100 <= self.status < 200 or self.status == http.client.SWITCHING_PROTOCOLS:
                break
        else:
            raise http.client.HTTPException(f"more than {_MAX_INTERIM} interim responses")
        encodings = fields.get("transfer-encoding", "").lower()
        has_body = self.status not in (204, 304) and self.status >= 200 and not self._is_head
        self.chunked = has_body and encodings.rpartition(",")[2].strip() == "chunked"
        self.chunk_left = None
        self.length = None if self.chunked else _length_of(fields.get("content-length")) if has_body else 0
        options = fields.get("connection", "").lower()
        is_kept = "close" not in options if self.version == 11 else "keep-alive" in options
        self.will_close = not is_kept or (not self.chunked and self.length is None)

    def read1(self, n: int | None = -1) -> bytes:
        """Returns at most `n` bytes of the body, and none at its end; waits only for the first.

        Servers send each event in a chunk of its own, so all chunks that have arrived are read together. Raises
        `IncompleteRead` where the connection was closed, and another `HTTPException` for an invalid chunk.
        """
        most = -1 if n is None else n
        if self.fp is None or not most:
            return b""
        if self.chunked:
            return self._arrived_chunks(most) or self._next_piece(most)
        if self.length is not None:
            most = self.length if most < 0 else min(most, self.length)
        data = self.fp.read1(most)
        if self.length is not None:
            self.length -= len(data)
        if not data or self.length == 0:
            self._end()
        return data

    def read(self, amt: int | None = None) -> bytes:
        """Returns `amt` bytes of the body, fewer at its end; see `read1`."""
        pieces: list[bytes] = []
        left = -1 if amt is None else amt
        while left and (piece := self.read1(left)):
            pieces.append(piece)
            left = left - len(piece) if left > 0 else left
        data = b"".join(pieces)
        if left < 0 and self.length:
            raise http.client.IncompleteRead(data, self.length)
        return data

    def _read_head(self) -> dict[str, str]:
        """Reads one head; returns its fields by their names in lower case."""
        lines = self._read_lines("head")
        found = _STATUS_LINE.fullmatch(lines[0]) if lines else None
        if found is None:
            raise http.client.BadStatusLine(f"invalid status line {lines[0][:100] if lines else b''!r}")
        self.version = 11 if (found[1], found[2] or b"0") > (b"1", b"0") else 10
        self.code = self.status = int(found[3])
        self.reason = (found[4] or b"").strip().decode("latin-1")
        self.headers = self.msg = http.client.HTTPMessage()
        fields: dict[str, str] = {}
        for line in _unfolded(lines[1:]):
            name, colon, value = line.decode("latin-1").partition(":")
            if colon and (name := name.strip()):
                value = value.strip()
                self.headers.set_raw(name, value)
                lowered = name.lower()
                fields[lowered] = f"{fields[lowered]}, {value}" if lowered in fields else value
        return fields

    def _read_lines(self, what: str) -> list[bytes]:
        """Returns the lines before an empty one, without their ends."""
        lines: list[bytes] = []
        for _ in range(_MAX_LINES + 1):
            line = self.fp.readline(_MAX_LINE + 1)
            if len(line) > _MAX_LINE:
                raise http.client.HTTPException(f"a line of the {what} is longer than {_MAX_LINE} bytes")
            if not line.endswith(b"\n"):
                break
            if not (text := line.rstrip(b"\r\n")):
                return lines
            lines.append(text)
        else:
            raise http.client.HTTPException(f"the {what} of the response has more than {_MAX_LINES} lines")
        if what == "trailers":
            # The body is complete.
            return lines
        if not line and not lines and self.headers is None:
            raise http.client.RemoteDisconnected("the connection was closed without a response")
        raise http.client.HTTPException(f"the connection was closed within the {what} of the response")

    def _arrived_chunks(self, most: int) -> bytes:
        """Returns the content of the chunks in the buffer up to a last one, an extension or an invalid size."""
        left = self.chunk_left
        if left is not None and left > _BUFFER:
            # A chunk larger than the buffer bypasses it.
            return b""
        held = self.fp.peek()
        pieces: list[bytes] = []
        at = 0
        end = len(held) if most < 0 else min(most, len(held))
        while at < end:
            if not left:
                # A chunk ends with a line break.
                found = (_FIRST_CHUNK if left is None else _NEXT_CHUNK).match(held, at)
                if found is None or not (size := int(found[1], 16)):
                    break
                at, left = found.end(), size
            piece = held[at : min(at + left, end)]
            pieces.append(piece)
            at += len(piece)
            left -= len(piece)
        data = b"".join(pieces)
        if data:
            self.fp.read(at)
            self.chunk_left = left
        return data

    def _next_piece(self, most: int) -> bytes:
        """Returns a piece of this chunk or of the next, empty after the last."""
        left = self.chunk_left or self._begin_chunk()
        if not left:
            return b""
        data = self.fp.read1(left if most < 0 else min(most, left))
        if not data:
            raise http.client.IncompleteRead(b"", left)
        self.chunk_left = left - len(data)
        return data

    def _begin_chunk(self) -> int:
        if self.chunk_left is not None and (end := self.fp.read(2)) != b"\r\n":
            raise _chunk_error(len(end) < 2, "a chunk does not end with a line break")
        line = self.fp.readline(_MAX_LINE + 1)
        found = _CHUNK_LINE.fullmatch(line)
        if found is None:
            is_cut = len(line) <= _MAX_LINE and not line.endswith(b"\n")
            raise _chunk_error(is_cut, f"invalid chunk size {line[:20]!r}")
        size = int(found[1], 16)
        if not size:
            self._read_lines("trailers")
            self._end()
        return size

    def _end(self) -> None:
        """Lets go of the connection, which is free for the next request."""
        self.chunk_left = None
        fp, self.fp = self.fp, None  # type: ignore[assignment]
        fp.close()


def _unfolded(lines: list[bytes]) -> list[bytes]:
    """Joins the lines of each header."""
    found: list[bytes] = []
    for line in lines:
        if line[0] not in b" \t":
            found.append(line)
        elif found:
            found[-1] += b" " + line.strip()
    return found


def _chunk_error(is_cut: bool, message: str) -> http.client.HTTPException:
    return http.client.IncompleteRead(b"") if is_cut else http.client.HTTPException(message)


def _length_of(value: str | None) -> int | None:
    if value is None:
        return None
    length, *others = {text.strip() for text in value.split(",")}
    if others or len(length) > _MAX_DIGITS or not (length.isascii() and length.isdigit()):
        raise http.client.HTTPException(f"invalid Content-Length {value[:40]!r}")
    return int(length)


def reader_of(response: urllib3.BaseHTTPResponse) -> Reader | None:
    """Returns what reads the socket of a response, or `None` for a response of other classes than ours."""
    return getattr(response, "reader", None)
