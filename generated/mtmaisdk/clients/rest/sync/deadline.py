"""A limit of time for urllib3 that begins before there is a connection."""

from __future__ import annotations

from time import monotonic

import urllib3


class Deadline(urllib3.Timeout):
    """Limits of one request, of which the total counts from now: urllib3's would from when a connection is free.

    Args:
        total: Seconds in all.
        connect: Seconds to connect.
        read: Seconds until the answer begins.
    """

    def __init__(self, total: float, connect: float | None, read: float | None) -> None:
        super().__init__(total=total, connect=connect, read=read)
        self._limit = connect
        self._end = monotonic() + total
        super().start_connect()

    def clone(self) -> Deadline:
        """Returns the same limits: they are those of one request."""
        return self

    def start_connect(self) -> float:
        """Changes nothing: the time runs already."""
        return monotonic()

    @property
    def connect_timeout(self) -> float:
        """The seconds that are left to connect."""
        left = max(self._end - monotonic(), 0.001)
        return left if self._limit is None else min(left, self._limit)
