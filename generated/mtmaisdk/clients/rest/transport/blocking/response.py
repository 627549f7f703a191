"""What urllib3's responses lack: chunks read together, the socket below, and letting go."""

from __future__ import annotations

import http.client
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import socket

    import urllib3


def socket_of(response: urllib3.BaseHTTPResponse) -> socket.socket | None:
    """Returns the socket, whose time to wait changes while the response is read."""
    sock: socket.socket | None = getattr(response.connection, "sock", None)
    if sock is None:
        # A connection that ends with the response has already let go of it.
        body = getattr(getattr(response, "_fp", None), "fp", None)
        sock = getattr(getattr(body, "raw", None), "_sock", None)
    return sock


_BUFFER = 2**14


class ChunkedResponse(http.client.HTTPResponse):
    """A response whose `read1` takes all chunks at once that have arrived.

    A server sends an event in a chunk of its own: to read each for itself costs more than to read the event. What is
    unusual is left to the standard library, before anything of it is taken: the last chunk, extensions, a size that
    is none.
    """

    def __init__(self, sock: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(sock, *args, **kwargs)
        self.fp.close()
        self.fp = sock.makefile("rb", _BUFFER)

    def read1(self, n: int = -1) -> bytes:
        """Returns at most `n` bytes of the body, at least one unless it has ended; waits for no more than that."""
        # A response that has no body may say that it has chunks. What is larger than the buffer need not go through it.
        if not self.chunked or self.fp is None or self.length is not None or (self.chunk_left or 0) > _BUFFER:
            return super().read1(n)
        held = self.fp.peek()
        pieces: list[bytes] = []
        at, left = 0, self.chunk_left
        end = len(held) if n < 0 else min(n, len(held))
        while at < end:
            if not left:
                # Behind a chunk stands a line end.
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
