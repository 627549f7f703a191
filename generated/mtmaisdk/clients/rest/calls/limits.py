"""How long to wait for the next piece of a body."""

from __future__ import annotations

import math
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.calls.call import Call
    from mtmaisdk.clients.rest.streaming.reader import StreamReader

DRAIN = 2.0
"""Seconds to wait for the end of the body after the end marker."""

USAGE_WAIT = 5.0
"""Seconds to wait for more, such as the token counts, once every answer has a finish reason."""


class IdleLimit:
    """How long to wait for the next piece of a body that is not a stream."""

    def __init__(self, call: Call) -> None:
        self._timeouts = call.request.timeouts
        self._end = math.inf if call.deadline is None else call.deadline

    def until(self) -> float:
        """Returns when to give up, by the monotonic clock; called before each read."""
        idle = self._timeouts.idle
        return self._end if idle is None else min(monotonic() + idle, self._end)


class EventLimit(IdleLimit):
    """How long to wait for the next event: bytes without an event, such as pings, do not extend it."""

    def __init__(self, call: Call, reader: StreamReader) -> None:
        super().__init__(call)
        self._reader = reader
        self._is_first = True
        self._stage = reader.stage
        self._renew(call.started)

    def until(self) -> float:
        """Returns when to give up, by the monotonic clock; called before each read."""
        had_event = self._reader.had_event()
        stage = self._reader.stage
        if stage is not self._stage or (had_event and self._is_first):
            self._stage = stage
            self._is_first = self._is_first and not had_event
            self._renew(monotonic())
        elif had_event:
            self._until = min(monotonic() + self._wait, self._end)
        return self._until

    @property
    def seconds(self) -> float | None:
        """Seconds to wait for the next event; after the end of the answer, for the end of the body."""
        if self._stage == "ended":
            return DRAIN
        seconds = self._timeouts.first_byte if self._is_first else self._timeouts.idle
        return min(seconds or USAGE_WAIT, USAGE_WAIT) if self._stage == "finished" else seconds

    def _renew(self, since: float) -> None:
        seconds = self.seconds
        self._wait = math.inf if seconds is None else seconds
        self._until = min(since + self._wait, self._end)
