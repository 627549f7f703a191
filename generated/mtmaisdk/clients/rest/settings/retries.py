"""Whether a failed call is tried again, and when."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mtmaisdk.clients.rest.contract.operation import NO_BACKEND_CODES, BackendCodes
from mtmaisdk.clients.rest.exceptions import ApiConnectionException, ApiException, ApiTimeoutException, OpenApiException

_MOST = 100
_PASSING = frozenset({408, 429, 502, 503, 504})
"""Statuses that say nothing was done, or that a gateway had no answer."""


@dataclass(frozen=True)
class Retries:
    """How often and after how long a call is tried again.

    A refusal (408, 429, 502, 503, 504) is tried again whatever the method, and so is a connection that could
    not be made or that broke before a byte of the answer was there: mostly an idle connection that the server had
    closed. What a server may still be working on is repeated only where the method is idempotent: status 500, no
    answer in time, an answer that was cut. `x-should-retry` of the server outweighs all of that for a refusal.
    Nothing is tried again once the caller has a part of the answer, after a code that the contract calls final,
    such as a used-up quota, or past the call's total time.

    Attributes:
        max: How often a call is tried again.
        base: Seconds of the longest first pause; it doubles with each.
        cap: Seconds of the longest pause. A pause has a random length up to the longest.
        max_retry_after: Seconds that a server may ask to wait; where it asks for more, the error is raised at once.
    """

    max: int = 2
    base: float = 0.5
    cap: float = 8
    max_retry_after: float = 60

    def __post_init__(self) -> None:
        if isinstance(self.max, bool) or not isinstance(self.max, int) or not 0 <= self.max <= _MOST:
            raise ValueError(f"retries: {self.max!r} is not a number from 0 to {_MOST}")
        for name in ("base", "cap", "max_retry_after"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < float("inf"):
                raise ValueError(f"retries: {name} is {value!r}, not a number of seconds")

    @classmethod
    def parse(cls, retries: Any) -> Retries:
        """Reads a number as the most retries.

        Raises:
            ValueError: It is neither a number nor `Retries`.
        """
        return retries if isinstance(retries, Retries) else cls(retries)

    def delay(
        self,
        number: int,
        error: OpenApiException,
        is_idempotent: bool,
        codes: BackendCodes = NO_BACKEND_CODES,
        jitter: Callable[[], float] = random.random,
    ) -> float | None:
        """Returns the seconds to wait before the next try, or `None` where there is to be none.

        Args:
            number: How often the call was tried.
            error: What the last try ended with.
            is_idempotent: Whether sending the request twice does no harm.
            codes: The meaning of the backend's own codes.
            jitter: Returns a random number from 0 to 1.
        """
        if number > self.max:
            return None
        asked: float | None = None
        if isinstance(error, ApiConnectionException):
            if not _may_repeat(error, is_idempotent):
                return None
        elif isinstance(error, ApiException):
            if not _is_passing(error, is_idempotent, codes):
                return None
            asked = error.retry_after
        else:
            return None
        if asked is not None:
            return asked if asked <= self.max_retry_after else None
        return jitter() * min(self.cap, self.base * 2.0 ** (number - 1))


def _may_repeat(error: ApiConnectionException, is_idempotent: bool) -> bool:
    if error.phase == "connect":
        return True
    if error.phase == "wait" and not isinstance(error, ApiTimeoutException):
        return True
    return error.phase in ("write", "wait", "read") and is_idempotent


def _is_passing(error: ApiException, is_idempotent: bool, codes: BackendCodes) -> bool:
    said = error.headers.get("x-should-retry", "").strip().lower()
    if said in ("true", "false"):
        return said == "true"
    if str(error.code) in codes.final or str(error.type) in codes.final:
        return False
    if error.status in _PASSING:
        return True
    # The code knows better than the status: some servers answer 500 to a wrong key.
    status = codes.statuses.get(str(error.code), error.status)
    if status is not None and 200 <= status < 300:
        # A refusal in the clothes of an answer.
        status = codes.status_of(error.code)
    return status in _PASSING or (status == 500 and is_idempotent)
