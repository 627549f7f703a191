"""Responses of urllib3: their socket, and reading several chunks at once."""

from __future__ import annotations

import http.client
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import socket

    import urllib3


def socket_of(response: urllib3.BaseHTTPResponse) -> socket.socket | None:
    """Returns the socket, whose timeout changes while the response is read."""
    sock: socket.socket | None = getattr(response.connection, "sock", None)
    if sock is None:
        # A connection that ends with the response has already dropped it.
        body = getattr(getattr(response, "_fp", None), "fp", None)
        sock = getattr(getattr(body, "raw", None), "_sock", None)
    return sock


_BUFFER = 2**14


class ChunkedResponse(http.client.HTTPResponse):
    """A response whose `read1` returns all chunks that have arrived.

    Servers send each event in a chunk of its own, and reading a chunk takes longer than reading an event. The last
    chunk, extensions and invalid sizes are left unread to the standard library.
    """

    def __init__(self, sock: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(sock, *args, **kwargs)
        self.fp.close()
        self.fp = sock.makefile("rb", _BUFFER)

    def read1(self, n: int = -1) -> bytes:
        """Returns at most `n` bytes of the body; waits only for the first, and returns none at the end."""
        # A response without a body may announce chunks. A chunk larger than the buffer bypasses it.
        if not self.chunked or self.fp is None or self.length is not None or (self.chunk_left or 0) > _BUFFER:
            return super().read1(n)
        held = self.fp.peek()
        pieces: list[bytes] = []
        at, left = 0, self.chunk_left
        end = len(held) if n < 0 else min(n, len(held))
        while at < end:
            if not left:
                # A chunk ends with a line break.
                begin = at if left is None else at + 2
                line_end = held.find(b"\n", begin)
                size = _size(held[begin:line_end]) if line_end > 0 else 0
                if size <= 0:
                    break
                at, left = line_end + 1, size
            piece = held[at : min(at + left, end)]
            pieces.append(piece)
            at += len(piece)
            left -= len(piece)
        data = b"".join(pieces)
        if not data:
            return super().read1(n)
        self.fp.read(at)
        self.chunk_left = left
        return data


def _size(line: bytes) -> int:
    try:
        return int(line, 16)
    except ValueError:
        return 0
