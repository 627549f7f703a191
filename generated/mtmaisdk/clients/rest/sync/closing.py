# Derived from clients/rest/closing.py by tools/derive_blocking.py; not to be edited.

"""Base classes for context managers."""

from __future__ import annotations

from typing import TypeVar

from typing_extensions import Self

T = TypeVar("T")


class Closing:
    """A context manager that closes itself."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes what is open."""
        raise NotImplementedError


class Entered(Closing):
    """A context manager that has its parts once it is entered."""

    def _entered(self, value: T | None) -> T:
        """Returns a part; raises a `RuntimeError` before the context manager is entered."""
        if value is None:
            raise RuntimeError(f"{type(self).__name__} is not open: enter it with `with` first")
        return value
