"""What is wrong with a request."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

MALFORMED = "json"
"""Kind of a body that is no JSON."""


@dataclass(frozen=True)
class Problem:
    """One thing that the contract does not allow.

    Attributes:
        place: Where it is: `body`, `query`, `path` or `header`.
        path: Names and indices from there to the value.
        kind: The JSON Schema keyword that is not met, or `MALFORMED`.
        message: What is wrong, for people.
        expected: What the keyword asks for.
        offset: Where a malformed body breaks off.
    """

    place: str
    path: tuple[str | int, ...]
    kind: str
    message: str
    expected: Any = field(default=None, compare=False)
    offset: int = 0

    @property
    def name(self) -> str:
        """The value's name, its parts joined by dots."""
        return ".".join(map(str, self.path)) or self.place

    @property
    def is_combination(self) -> bool:
        """Whether the fields of the body are good each, but not together."""
        return (self.place, self.path, self.kind) == ("body", (), "anyOf")
