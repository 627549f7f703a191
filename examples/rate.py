"""Keeps a batch to a rate of requests and tokens a minute, and to the limits that the server tells."""

from __future__ import annotations

import asyncio
import re
from time import monotonic

from aiolimiter import AsyncLimiter

from mtmaisdk.clients.rest import ApiException, Request, ResponseHead

_SECONDS = {"ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86400}
_DURATION = re.compile(r"(\d+(?:\.\d+)?)(ms|[smhd]|$)")
_LONGEST = 60
"""Seconds to wait for a limit to be reset; then the server is asked again."""
_BURST = 10
"""Seconds over which tokens are counted; requests are spaced evenly."""


class Rate:
    """A rate for all requests of an event loop. Without numbers, it is what `x-ratelimit-limit-…` says.

    Args:
        requests: Requests a minute.
        tokens: Tokens a minute, of prompts and answers.
    """

    def __init__(self, requests: float | None = None, tokens: float | None = None) -> None:
        self._rates: dict[str, float] = {}
        self._limiters: dict[str, AsyncLimiter] = {}
        self._resume_at = 0.0
        self._expected = 1.0
        for what, rate in (("requests", requests), ("tokens", tokens)):
            if rate:
                self._limit(what, rate)

    async def wait(self, _: Request) -> None:
        """Waits until a request may be sent, as `before_request` of a client, which calls it for each retry as well.

        A request is expected to take as many tokens as the last ones.
        """
        while True:
            await asyncio.sleep(max(self._resume_at - monotonic(), 0))
            for what, amount in (("requests", 1.0), ("tokens", self._expected)):
                if (limiter := self._limiters.get(what)) is not None:
                    await limiter.acquire(min(amount, limiter.max_rate))
            # Meanwhile, a server may have asked to wait.
            if self._resume_at <= monotonic():
                return

    def count(self, tokens: int) -> None:
        """Learns how many tokens a request takes, from one that was answered."""
        self._expected = tokens if self._expected == 1 else 0.8 * self._expected + 0.2 * tokens

    def heed(self, _: Request, head: ResponseHead) -> None:
        """Takes the limits from the head of a response, as `after_response` of a client."""
        for what, needed in (("requests", 1.0), ("tokens", self._expected)):
            names = (f"x-ratelimit-{key}-{what}" for key in ("limit", "remaining", "reset"))
            limit, left, reset = map(head.headers.get, names)
            if limit is not None and 0 < _number(limit) < self._rates.get(what, float("inf")):
                self._limit(what, _number(limit))
            if left is not None and _number(left) < needed:
                seconds = (float(number) * _SECONDS.get(unit, 1) for number, unit in _DURATION.findall(reset or ""))
                self._pause(min(sum(seconds), _LONGEST))

    def pause(self, _: Request, error: Exception) -> None:
        """Lets all requests wait where a server asked one to, as `on_error` of a client."""
        if isinstance(error, ApiException):
            self._pause(error.retry_after or 0)

    def _pause(self, seconds: float) -> None:
        self._resume_at = max(self._resume_at, monotonic() + seconds)

    def _limit(self, what: str, rate: float) -> None:
        self._rates[what] = rate
        even = what == "requests"
        self._limiters[what] = AsyncLimiter(1, 60 / rate) if even else AsyncLimiter(rate * _BURST / 60, _BURST)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("inf")
