"""How long a call may take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

_LONGEST = 10**7
"""Seconds; a socket takes no more than a few times that."""


@dataclass(frozen=True)
class Timeouts:
    """Limits of a call, in seconds; `None` is no limit.

    The defaults leave a model time to think, or to draw, for minutes without a byte.

    Attributes:
        connect: To reach the server.
        write: Until the server takes the next piece of the request.
        first_byte: Until the answer begins, a wait for a free connection included; of a stream, until its first event.
        idle: Between two pieces of an answer; of a stream, between two events: comments and pings are none.
        total: For the whole, all retries and the pauses before them included.
    """

    connect: float | None = 10
    write: float | None = 60
    first_byte: float | None = 600
    idle: float | None = 300
    total: float | None = None

    @classmethod
    def parse(cls, timeout: Timeout) -> Timeouts:
        """Reads a number as the whole, and a pair as to connect and to wait, for whatever it is.

        Raises:
            ValueError: A limit is not a positive number.
        """
        if isinstance(timeout, Timeouts):
            found = timeout
        elif isinstance(timeout, tuple) and len(timeout) == 2:
            connect, wait = timeout
            found = cls(connect, wait, wait, wait)
        else:
            found = cls(None, None, None, None, _number(timeout))
        for name, limit in vars(found).items():
            if limit is not None and not 0 < _number(limit) < _LONGEST:
                raise ValueError(f"timeout: {name} is {limit!r}; None is no limit, else it is seconds above 0")
        return found


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError(f"timeout: {value!r} is neither a number of seconds, nor a pair, nor Timeouts")
    return value


Timeout: TypeAlias = float | tuple[float | None, float | None] | Timeouts
"""Seconds for the whole call, or a pair: seconds to connect and seconds to wait, or each limit by its name."""
