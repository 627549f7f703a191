"""What makes a request invalid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from json import JSONDecodeError
from typing import Any

MALFORMED = "json"
"""Kind of a body that is not valid JSON."""

_TRAILING_COMMA: Mapping[str, str] = {
    "Illegal trailing comma before end of array": "Expecting value",
    "Illegal trailing comma before end of object": "Expecting property name enclosed in double quotes",
}
"""Messages of Python 3.13 and later, and those of earlier versions, which real servers run on."""


@dataclass(frozen=True)
class Problem:
    """One violation of the contract.

    Attributes:
        place: Where it is: `body`, `query`, `path` or `header`.
        path: Names and indices from there to the value.
        kind: The JSON Schema keyword that is violated, or `MALFORMED`.
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


def malformed_json(error: JSONDecodeError) -> Problem:
    """Returns the problem of a body that is not valid JSON, with the same message on every version of Python."""
    message, offset = error.msg, error.pos
    if message in _TRAILING_COMMA:
        # Earlier versions report the bracket after the comma.
        message, offset = _TRAILING_COMMA[message], len(error.doc) - len(error.doc[offset + 1 :].lstrip())
    return Problem("body", (), MALFORMED, message, offset=offset)
