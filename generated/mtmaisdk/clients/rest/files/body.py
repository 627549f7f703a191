"""A body that is read from disk while it is sent."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.files.upload import Upload


Progress: TypeAlias = Callable[[int, int], "Awaitable[None] | None"]
"""Is told how many bytes of how many are sent; a coroutine function is for the async client alone."""

_PIECE = 2**18


@dataclass(frozen=True)
class FilePart:
    """Bytes of a file.

    Attributes:
        upload: The file.
        offset: Where they begin.
        length: How many they are.
    """

    upload: Upload
    offset: int
    length: int


class FileBody:
    """A request's body in pieces, for `for` and for `async for`, as often as needed.

    Args:
        parts: What it is made of.
        progress: Is told what of the files is sent.
    """

    def __init__(self, parts: Sequence[bytes | FilePart], progress: Progress | None = None) -> None:
        self._parts = parts
        self._progress = progress
        self.length = sum(len(part) if isinstance(part, bytes) else part.length for part in parts)
        self._total = sum(part.length for part in parts if isinstance(part, FilePart))

    def __iter__(self) -> Iterator[bytes]:
        sent = 0
        for part in self._parts:
            if isinstance(part, bytes):
                yield part
                continue
            for piece in _read(part):
                yield piece
                sent += len(piece)
                if self._progress is not None:
                    self._progress(sent, self._total)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        sent = 0
        for part in self._parts:
            if isinstance(part, bytes):
                yield part
                continue
            pieces = _read(part)
            # A disk may keep one waiting.
            while piece := await asyncio.to_thread(next, pieces, b""):
                yield piece
                sent += len(piece)
                if self._progress is not None:
                    await _maybe_await(self._progress(sent, self._total))


async def _maybe_await(value: Any) -> None:
    if inspect.isawaitable(value):
        await value


def _read(part: FilePart) -> Iterator[bytes]:
    left = part.length
    with part.upload.open_at(part.offset) as file:
        while left:
            piece = file.read(min(left, _PIECE))
            if not piece:
                raise OSError(f"{part.upload.filename} became shorter while it was sent")
            left -= len(piece)
            yield piece
