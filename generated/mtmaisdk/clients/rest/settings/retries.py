"""Whether and when a failed call is retried."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mtmaisdk.clients.rest.contract.operation import NO_BACKEND_CODES, BackendCodes
from mtmaisdk.clients.rest.exceptions import ApiConnectionException, ApiException, OpenApiException
from mtmaisdk.clients.rest.settings.timeouts import is_number

_MOST = 100
_TRANSIENT = frozenset({408, 429, 502, 503, 504, 529})
"""Statuses that mean that the request was not processed, or that a gateway got no response; 529 is `overloaded`."""

_UNCLEAR = frozenset({500, *range(520, 525)})
"""Statuses that may hide that the request was processed; 520 to 524 are Cloudflare's for a failing server."""


@dataclass(frozen=True)
class Retries:
    """How often and after which pauses a call is retried.

    A refusal (408, 429, 502, 503, 504, 529) is retried with every method. So is a connection that could not be opened,
    and one that had served a request before and broke before a byte of the response arrived: servers close idle
    connections. A request that the server may still process is retried only if the method is idempotent or the request
    has an `Idempotency-Key`, which stays the same: after status 500 or 520 to 524, a timeout, a new connection that
    closed without a response, or a response that broke off. For a refusal, the server's `x-should-retry` takes
    precedence. Never retried: once part of the response has been delivered, after a code that the contract calls final,
    such as an exhausted quota, and past the call's total time.

    Attributes:
        max: The maximum number of retries.
        base: Seconds of the longest first pause; it doubles with each retry.
        cap: Seconds of the longest pause. Each pause has a random length up to its maximum.
        max_retry_after: Seconds that a server may ask to wait; if it asks for more, the error is raised at once.
    """

    max: int = 2
    base: float = 0.5
    cap: float = 8
    max_retry_after: float = 60

    def __post_init__(self) -> None:
        if not is_number(self.max) or not isinstance(self.max, int) or not 0 <= self.max <= _MOST:
            raise ValueError(f"retries: {self.max!r} is not a number from 0 to {_MOST}")
        for name in ("base", "cap", "max_retry_after"):
            value = getattr(self, name)
            if not is_number(value) or not 0 <= value < float("inf"):
                raise ValueError(f"retries: {name} is {value!r}, not a number of seconds")

    @classmethod
    def parse(cls, retries: Any) -> Retries:
        """Reads a number as the maximum number of retries."""
        return retries if isinstance(retries, Retries) else cls(retries)

    def delay(
        self,
        number: int,
        error: OpenApiException,
        is_idempotent: bool,
        codes: BackendCodes = NO_BACKEND_CODES,
        jitter: Callable[[], float] = random.random,
    ) -> float | None:
        """Returns the seconds to wait before the next attempt, or `None` for no further attempt.

        `number` counts the attempts so far, and `jitter` returns a random number from 0 to 1.
        """
        if isinstance(error, ApiConnectionException):
            is_untouched = error.phase == "connect" or (error.phase == "wait" and error.on_reused)
            is_transient = is_untouched or (error.phase in ("write", "wait", "read") and is_idempotent)
        else:
            is_transient = isinstance(error, ApiException) and _is_transient(error, is_idempotent, codes)
        if number > self.max or not is_transient:
            return None
        if isinstance(error, ApiException) and (asked := error.retry_after) is not None:
            return asked if asked <= self.max_retry_after else None
        return jitter() * min(self.cap, self.base * 2.0 ** (number - 1))


def _is_transient(error: ApiException, is_idempotent: bool, codes: BackendCodes) -> bool:
    said = error.headers.get("x-should-retry", "").strip().lower()
    if said in ("true", "false"):
        return said == "true"
    if str(error.code) in codes.final or str(error.type) in codes.final:
        return False
    if error.status in _TRANSIENT:
        return True
    # The code takes precedence: some servers respond to an invalid key with status 500.
    status = codes.statuses.get(str(error.code)) or codes.statuses.get(str(error.type), error.status)
    if status is not None and 200 <= status < 300:
        # An error returned with a status of success.
        status = codes.status_of(error.code)
    return status in _TRANSIENT or (status in _UNCLEAR and is_idempotent)
