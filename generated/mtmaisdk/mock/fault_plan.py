"""Decides which faults apply to a request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import inf
from typing import Any

from mtmaisdk.mock.faults import Faults, parse_faults


class FaultPlan:
    """The faults of one application: `always` if no others are planned; `shape` of all that do not override it.

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
        """Plans the faults of the next requests, after those that are planned already."""
        self._next += [parse_faults(text)] * times

    def clear(self) -> None:
        """Forgets the planned faults and the counts."""
        self._next.clear()
        self._used.clear()

    def next_for(self, asked: str | None) -> Faults:
        """Returns the faults of a request; those that its header asks for take precedence.

        Raises:
            ValueError: A fault is unknown, or its value is invalid.
        """
        if asked is None and self._next:
            return {**self._shape, **self._next.pop(0)}
        text = self._always if asked is None else asked
        faults = parse_faults(text)
        self._used[text] += 1
        return {**self._shape, **(faults if self._used[text] <= faults.get("times", inf) else {})}
