"""Finds the socket under a response of urllib3."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
