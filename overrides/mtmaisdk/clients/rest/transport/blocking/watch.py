"""Watches how long a stream is silent, over urllib3."""

from __future__ import annotations

import math
from collections.abc import Iterator
from time import monotonic
from typing import TYPE_CHECKING

from mtmaisdk.clients.rest.transport.blocking.response import socket_of

if TYPE_CHECKING:
    import urllib3

    from mtmaisdk.clients.rest.calls.opening import OpenedStream


_PIECE = 2**16
_SHORTEST_WAIT = 0.001
"""Seconds; a socket without any would not wait at all."""


class Waiting:
    """Says how long the next read may take: bytes alone, such as pings, give no more time."""

    def __init__(self, opening: OpenedStream[urllib3.BaseHTTPResponse]) -> None:
        self._opening = opening
        self._reader = opening.reader
        deadline = opening.call.deadline
        self._end = math.inf if deadline is None else deadline
        self._has_ended = False
        self._is_first = True
        self._renew(opening.call.try_begun)

    @property
    def limit(self) -> float | None:
        """Seconds to wait for what comes next."""
        return self._opening.limit(self._is_first)

    def remaining(self) -> float:
        """Returns the seconds that are left, possibly without end.

        Raises:
            TimeoutError: None are.
        """
        now = monotonic()
        had_event = self._reader.had_event()
        if (had_event and self._is_first) or self._reader.ended is not self._has_ended:
            self._is_first = self._is_first and not had_event
            self._has_ended = self._reader.ended
            self._renew(now)
        elif had_event:
            self._deadline = min(now + self._wait, self._end)
        left = self._deadline - now
        if left <= 0:
            raise TimeoutError
        return left

    def _renew(self, since: float) -> None:
        limit = self.limit
        self._wait = math.inf if limit is None else limit
        self._deadline = min(since + self._wait, self._end)


def pieces(response: urllib3.BaseHTTPResponse, waiting: Waiting) -> Iterator[bytes]:
    """Yields the body as it arrives."""
    import urllib3

    sock = socket_of(response)
    set_to = 0.0
    while True:
        left = waiting.remaining()
        # Each setting is a system call: a socket that waits a tenth too long is left alone. A connection that ends with
        # the answer is closed before the end has been read.
        if sock is not None and not left <= set_to <= left * 1.1 and sock.fileno() >= 0:
            sock.settimeout(None if left == math.inf else max(left, _SHORTEST_WAIT))
            set_to = left
        try:
            chunk = response.read1(_PIECE, decode_content=True)
        except urllib3.exceptions.ReadTimeoutError as error:
            raise TimeoutError from error
        if not chunk:
            return
        yield chunk
