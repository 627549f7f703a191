"""What the server knows of one backend."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple

from mtmaisdk.mock.error_format import ErrorFormat

TEXT = ("text", "json", "refusal")
COMMON = (*TEXT, "reasoning", "usage", "finish_reason")
"""What most operations have words for, of what a script can say."""


class MockBackend(NamedTuple):
    """A backend: the constant `BACKEND` of its module in `backends`.

    Attributes:
        create: Creates the object that answers: it has a method for each operation that does not answer with the
            contract's examples, and optionally `routes`, which returns routes outside of the contract, and `serves`,
            which tells whether an operation is served at a path.
        errors: How the backend writes errors.
        keyless_errors: How servers that need no key write errors, if they differ.
        aliases: Other backends that have the same operations.
        says: What the backend has words for, of what a script can say.
        says_less: What some operations have words for, by their method.
        nested_at: Beginnings of paths at which servers without keys, too, write errors as `errors`.
    """

    create: Callable[[], Any]
    errors: ErrorFormat
    keyless_errors: ErrorFormat | None = None
    aliases: tuple[str, ...] = ()
    nested_at: tuple[str, ...] = ()
    says: Collection[str] = COMMON
    says_less: Mapping[str, Collection[str]] = {}
