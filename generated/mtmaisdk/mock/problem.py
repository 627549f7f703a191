"""What makes a request invalid."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

MALFORMED = "json"
"""Kind of a body that is not valid JSON."""


@dataclass(frozen=True)
class Problem:
    """One violation of the contract.

    Attributes:
        place: Where it is: `body`, `query`, `path` or `header`.
        path: Names and indices from there to the value.
        kind: The JSON Schema keyword that is violated, or `MALFORMED`.
        message: The error message.
        expected: The keyword's value.
        offset: Index of the first error in a malformed body.
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
        """Whether each field of the body is valid, but not their combination."""
        return (self.place, self.path, self.kind) == ("body", (), "anyOf")
