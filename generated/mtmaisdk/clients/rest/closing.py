"""Base classes for async context managers."""

from __future__ import annotations

from typing import TypeVar

from typing_extensions import Self

T = TypeVar("T")


class AsyncClosing:
    """An async context manager that closes itself."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Closes what is open."""
        raise NotImplementedError


class AsyncEntered(AsyncClosing):
    """An async context manager that has its parts once it is entered."""

    def _entered(self, value: T | None) -> T:
        """Returns a part; raises a `RuntimeError` before the context manager is entered."""
        if value is None:
            raise RuntimeError(f"{type(self).__name__} is not open: enter it with `async with` first")
        return value
