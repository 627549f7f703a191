"""A base class for async context managers."""

from __future__ import annotations

from typing_extensions import Self


class AsyncClosing:
    """An async context manager that closes itself."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Closes what is open."""
        raise NotImplementedError
