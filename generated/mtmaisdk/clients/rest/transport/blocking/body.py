"""Reads the body of a response over urllib3, within the timeouts of its call."""

from __future__ import annotations

import socket
from time import monotonic

import urllib3
from urllib3.exceptions import ReadTimeoutError

from mtmaisdk.clients.rest.calls.limits import IdleLimit
from mtmaisdk.clients.rest.transport.blocking.response import reader_of

_PIECE = 2**16


class Body:
    """The body of a response, in chunks."""

    def __init__(self, response: urllib3.BaseHTTPResponse, limit: IdleLimit) -> None:
        self._limit = limit
        self._reader = reader_of(response)
        # What tools put in place of urllib3's responses, such as vcrpy, has fewer methods.
        self._read = response.read1 if isinstance(response, urllib3.BaseHTTPResponse) else response.read

    def read(self) -> bytes:
        """Returns the next piece, empty at the end; raises one of `FAILURES`."""
        until = self._limit.until()
        if self._reader is not None:
            self._reader.wait_until(until)
        elif until <= monotonic():
            raise TimeoutError
        return self._read(_PIECE, decode_content=True)

    def is_late(self, error: BaseException) -> bool:
        """Whether a read failed because the time is over."""
        return isinstance(error, (TimeoutError, ReadTimeoutError))

    def unread(self) -> bytes:
        """Returns nothing, since urllib3 delivers all bytes before it raises."""
        return b""

    def stop(self) -> None:
        """Ends the reading; a socket needs no timer."""


def arrived(_: urllib3.BaseHTTPResponse) -> bytes | None:
    """Returns nothing, since nothing of a body is read before it is asked for."""
    return None


def release(response: urllib3.BaseHTTPResponse) -> None:
    """Closes the connection of a response, unless this was read to its end, and frees its place in the pool."""
    response.close()
    # Otherwise the pool would permanently lack a connection.
    response.release_conn()


def stop_reading(response: urllib3.BaseHTTPResponse, is_reading: bool) -> None:
    """Wakes the thread that is reading the response, which then closes it; without such a thread, closes it."""
    if is_reading:
        if reader := reader_of(response):
            reader.socket.shutdown(socket.SHUT_RDWR)
    else:
        release(response)
