"""Watches how long a stream is silent, over aiohttp."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import aiohttp

    from mtmaisdk.clients.rest.calls.opening import OpenedStream


class Watch:
    """Breaks a read off where no event comes in time: bytes alone, such as pings, do not count.

    One timer serves the whole stream; it looks again rather than being set anew for each event.
    """

    def __init__(self, response: aiohttp.ClientResponse, opening: OpenedStream[aiohttp.ClientResponse]) -> None:
        self._response = response
        self._opening = opening
        self._reader = opening.reader
        self._loop = asyncio.get_running_loop()
        self._since: float | None = opening.call.try_begun
        self._timer: asyncio.TimerHandle | None = None
        self._set_for: float | None = None
        self._has_ended = False
        self.is_first = True
        self.expired = False

    @property
    def limit(self) -> float | None:
        """Seconds to wait for what comes next."""
        return self._opening.limit(self.is_first)

    async def during(self, read: Awaitable[bytes]) -> bytes:
        """Waits for a read."""
        if self._reader.had_event():
            self.is_first = False
            self._since = None
        if self._reader.ended and not self._has_ended:
            self._has_ended = True
            self._since = None
        if self._since is None:
            self._since = monotonic()
        if self.limit != self._set_for:
            self.stop()
            self._set()
        return await read

    def stop(self) -> None:
        """Ends the watch."""
        if self._timer is not None:
            self._timer.cancel()

    def _set(self) -> None:
        limit = self._set_for = self.limit
        if limit is not None:
            # While the caller holds an event, nothing is waited for.
            waited = 0 if self._reader.has_event or self._since is None else monotonic() - self._since
            self._timer = self._loop.call_later(limit - waited, self._look)

    def _look(self) -> None:
        self._timer = None
        limit = self.limit
        if limit is None:
            return
        if self._since is not None and not self._reader.has_event and monotonic() >= self._since + limit:
            self.expired = True
            # Wakes the read with an error.
            self._response.close()
        else:
            self._set()
