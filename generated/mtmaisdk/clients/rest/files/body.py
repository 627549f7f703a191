"""A request body that is read from disk while it is sent."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.files.upload import Upload


Progress: TypeAlias = Callable[[int, int], "Awaitable[None] | None"]
"""Called with the bytes sent and the bytes in total; may be a coroutine function with the async client."""

_PIECE = 2**18


@dataclass(frozen=True)
class FilePart:
    """A range of bytes of a file.

    Attributes:
        upload: The file.
        offset: Index of the first byte.
        length: Number of bytes.
    """

    upload: Upload
    offset: int
    length: int


class FileBody:
    """The chunks of a request body, for `for` and `async for`, which may be repeated.

    Args:
        parts: The parts of the body.
        progress: Called with the progress of the files.
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
            # Reading a disk may block.
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
                raise OSError(f"{part.upload.filename} was truncated while it was sent")
            left -= len(piece)
            yield piece
