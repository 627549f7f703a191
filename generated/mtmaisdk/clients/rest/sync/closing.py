# Derived from clients/rest/closing.py by tools/derive_blocking.py; not to be edited.

"""A base class for context managers."""

from __future__ import annotations

from typing_extensions import Self


class Closing:
    """A context manager that closes itself."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes what is open."""
        raise NotImplementedError
