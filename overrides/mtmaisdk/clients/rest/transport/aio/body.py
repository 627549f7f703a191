"""Reads the body of a response over aiohttp, within the timeouts of its call."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable
from time import monotonic

import aiohttp

from mtmaisdk.clients.rest.calls.limits import IdleLimit


class Body:
    """The body of a response, in chunks.

    One timer serves all reads; if it fires too early, it is set again. Setting it for each read would be slower.
    """

    def __init__(self, response: aiohttp.ClientResponse, limit: IdleLimit) -> None:
        self._response = response
        self._limit = limit
        self._read = response.content.readany
        self._until = math.inf
        self._timer: asyncio.TimerHandle | None = None
        # What has arrived with the head needs no timer.
        self._timer_at = -math.inf if response.content.is_eof() else math.inf
        self._is_waiting = False
        self._has_expired = False

    async def read(self) -> bytes:
        """Returns the next piece, empty at the end; raises one of `FAILURES`."""
        self._until = until = self._limit.until()
        if until < self._timer_at:
            self._set()
        self._is_waiting = True
        try:
            return await self._read()
        finally:
            self._is_waiting = False

    def is_late(self, error: BaseException) -> bool:
        """Whether a read failed because the time is over."""
        return self._has_expired or isinstance(error, asyncio.TimeoutError)

    def unread(self) -> bytes:
        """Returns the bytes that arrived before the connection broke, which aiohttp holds back."""
        read: Callable[[int], bytes] | None = getattr(self._response.content, "_read_nowait", None)
        try:
            return read(-1) if read is not None else b""
        except asyncio.TimeoutError:
            # Once the total time is over, aiohttp returns nothing.
            return b""

    def stop(self) -> None:
        """Ends the timer."""
        if self._timer is not None:
            self._timer.cancel()

    def _set(self) -> None:
        self.stop()
        self._timer = None
        self._timer_at = math.inf
        if self._until < math.inf:
            self._timer_at = self._until
            wait = max(self._until - monotonic(), 0)
            self._timer = asyncio.get_running_loop().call_later(wait, self._look)

    def _look(self) -> None:
        self._timer = None
        self._timer_at = math.inf
        if not self._is_waiting:
            # The caller is processing a piece; the next read sets the timer again.
            return
        if monotonic() >= self._until - 0.001:
            self._has_expired = True
            # Wakes the read with an error.
            self._response.close()
        else:
            self._set()


def arrived(response: aiohttp.ClientResponse) -> bytes | None:
    """Returns the body of a response if it has arrived as a whole, as nearly always with the head."""
    content = response.content
    return content.read_nowait() if content.is_eof() and content.exception() is None else None


def release(response: aiohttp.ClientResponse) -> None:
    """Closes the connection of a response, unless this was read to its end."""
    response.close()


def stop_reading(response: aiohttp.ClientResponse, _: bool) -> None:
    """Wakes a task that reads the response, and closes its connection."""
    response.close()
