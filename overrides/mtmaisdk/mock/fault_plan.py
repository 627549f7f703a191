"""Decides which faults a request meets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from mtmaisdk.mock.faults import Faults, parse_faults


class FaultPlan:
    """The faults of one application.

    Args:
        always: The faults of requests that nothing else is said for.
        shape: Faults of every request, such as its latency, unless it says otherwise.

    Raises:
        ValueError: There is no such fault, or its value is none.
    """

    def __init__(self, always: str = "", shape: Mapping[str, Any] | None = None) -> None:
        self._always = always
        self._shape = dict(shape or {})
        self._next: list[Faults] = []
        self._used: Counter[str] = Counter()
        parse_faults(always)

    def add(self, text: str, times: int = 1) -> None:
        """Says the faults of the next requests, after those that are said already.

        Raises:
            ValueError: There is no such fault, or its value is none.
        """
        self._next += [parse_faults(text)] * times

    def clear(self) -> None:
        """Forgets what `add` said and what has been counted."""
        self._next.clear()
        self._used.clear()

    def next_for(self, asked: str | None) -> Faults:
        """Returns the faults of a request.

        Args:
            asked: What its header asks for; it comes before all others.

        Raises:
            ValueError: There is no such fault, or its value is none.
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
