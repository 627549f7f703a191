"""A request body that is read from disk while it is sent."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from mtmaisdk.clients.rest.files.upload import Upload

Progress: TypeAlias = Callable[[int, int], Awaitable[None] | None]
"""Called with the bytes sent and the bytes in total; may be a coroutine function with the async client."""

SMALL = 2**16
"""Bytes that a socket accepts at once."""

_PIECE = 2**18


@dataclass(frozen=True)
class FilePart:
    """A range of bytes of a file."""

    upload: Upload
    offset: int
    length: int


class FileBody:
    """The chunks of a request body, for `for` and `async for`, repeatable; it reports the progress of its files."""

    def __init__(self, parts: Sequence[bytes | FilePart], progress: Progress | None = None) -> None:
        self._parts = parts
        self._progress = progress
        self.length = sum(len(part) if isinstance(part, bytes) else part.length for part in parts)
        self._total = sum(part.length for part in parts if isinstance(part, FilePart))

    def __iter__(self) -> Iterator[bytes]:
        for piece, sent in self._pieces():
            yield piece
            if sent and self._progress is not None:
                self._progress(sent, self._total)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        # The blocking client does without asyncio.
        from asyncio import to_thread

        pieces = self._pieces()
        while found := await to_thread(next, pieces, None):
            piece, sent = found
            yield piece
            if sent and self._progress is not None:
                result = self._progress(sent, self._total)
                if inspect.isawaitable(result):
                    await result

    def _pieces(self) -> Iterator[tuple[bytes, int]]:
        """Yields each chunk with the bytes of files that are sent with it, 0 if it is of no file."""
        sent = 0
        for part in self._parts:
            if isinstance(part, bytes):
                for start in range(0, len(part), _PIECE):
                    yield part[start : start + _PIECE], 0
                continue
            left = part.length
            with part.upload.open_at(part.offset) as read:
                while left:
                    piece = read(min(left, _PIECE))
                    if not piece:
                        raise OSError(f"{part.upload.filename} was truncated while it was sent")
                    left -= len(piece)
                    sent += len(piece)
                    yield piece, sent
