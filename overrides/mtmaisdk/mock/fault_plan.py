"""Decides which faults apply to a request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from mtmaisdk.mock.faults import Faults, parse_faults


class FaultPlan:
    """The faults of one application.

    Args:
        always: The faults of requests for which no others are planned.
        shape: Faults of every request, such as its latency, unless the request overrides them.

    Raises:
        ValueError: A fault is unknown, or its value is invalid.
    """

    def __init__(self, always: str = "", shape: Mapping[str, Any] | None = None) -> None:
        self._always = always
        self._shape = dict(shape or {})
        self._next: list[Faults] = []
        self._used: Counter[str] = Counter()
        parse_faults(always)

    def add(self, text: str, times: int = 1) -> None:
        """Plans the faults of the next requests, after those that are planned already.

        Raises:
            ValueError: A fault is unknown, or its value is invalid.
        """
        self._next += [parse_faults(text)] * times

    def clear(self) -> None:
        """Forgets the planned faults and the counts."""
        self._next.clear()
        self._used.clear()

    def next_for(self, asked: str | None) -> Faults:
        """Returns the faults of a request.

        Args:
            asked: The faults in the request's header, which take precedence.

        Raises:
            ValueError: A fault is unknown, or its value is invalid.
        """
        if asked is not None:
            faults = self._counted(asked)
        elif self._next:
            faults = self._next.pop(0)
        else:
            faults = self._counted(self._always)
        return {**self._shape, **faults}

    def _counted(self, text: str) -> Faults:
        faults = parse_faults(text)
        if "times" not in faults:
            return faults
        self._used[text] += 1
        return faults if self._used[text] <= faults["times"] else {}
