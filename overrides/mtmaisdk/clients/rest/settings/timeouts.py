"""The timeouts of a call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias, TypeGuard

_LONGEST = 10**7
"""Seconds; sockets accept little more."""


@dataclass(frozen=True)
class Timeouts:
    """Timeouts of a call, in seconds; `None` means no limit.

    The defaults allow for models that send nothing for minutes while they reason or draw.

    Attributes:
        connect: Until the connection is open.
        write: Until the server accepts the next piece of the request.
        first_byte: Until the response begins, including the wait for a free connection; in a stream, until the first
            event.
        idle: Between two pieces of a response; in a stream, between two events, ignoring comments and pings.
        total: For the whole call, including retries and pauses.
    """

    connect: float | None = 10
    write: float | None = 60
    first_byte: float | None = 600
    idle: float | None = 300
    total: float | None = None

    @classmethod
    def parse(cls, timeout: Timeout) -> Timeouts:
        """Reads a number as the total, and a pair as the time to connect and the time to wait for anything else."""
        if isinstance(timeout, Timeouts):
            found = timeout
        elif isinstance(timeout, tuple) and len(timeout) == 2:
            connect, wait = timeout
            found = cls(connect, wait, wait, wait)
        elif is_number(timeout):
            found = cls(None, None, None, None, timeout)
        else:
            raise ValueError(f"timeout: {timeout!r} is neither a number of seconds, nor a pair, nor Timeouts")
        for name, limit in vars(found).items():
            if limit is not None and not (is_number(limit) and 0 < limit < _LONGEST):
                raise ValueError(f"timeout: {name} is {limit!r}, which is neither None nor a number of seconds above 0")
        return found


def is_number(value: Any) -> TypeGuard[float]:
    """Whether a value is a number; `True` is not one."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


Timeout: TypeAlias = float | tuple[float | None, float | None] | Timeouts
"""Seconds for the whole call, or a pair (seconds to connect, seconds to wait), or `Timeouts`."""
