"""A socket that gives what is written beforehand, for the standard library's responses and for ours."""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Sequence
from typing import Any


class _Arriving(io.RawIOBase):
    """What a socket gives: at most one piece for each read."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._pieces = deque(piece for piece in pieces if piece)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._pieces:
            return 0
        piece = self._pieces.popleft()
        size = min(len(piece), len(buffer))
        buffer[:size] = piece[:size]
        if size < len(piece):
            self._pieces.appendleft(piece[size:])
        return size


class MemorySocket:
    """Takes every request, and gives these pieces."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._raw = _Arriving(pieces)

    def makefile(self, _mode: str, buffering: int = 8192) -> Any:
        raw = _Unclosed(self._raw)
        return io.BufferedReader(raw, buffering) if buffering else raw

    def recv_into(self, buffer: Any) -> int:
        return self._raw.readinto(buffer)

    def sendall(self, data: bytes) -> None:
        pass

    def settimeout(self, _: float | None) -> None:
        pass

    def shutdown(self, _: int) -> None:
        pass

    def close(self) -> None:
        pass


class _Unclosed(io.RawIOBase):
    """A view that can be closed without what it looks at, as a socket's files can."""

    def __init__(self, raw: _Arriving) -> None:
        self._raw = raw

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._raw.readinto(buffer)


def cut(data: bytes, sizes: Sequence[int]) -> list[bytes]:
    """Cuts data into pieces of these sizes by turns."""
    pieces: list[bytes] = []
    at = 0
    while at < len(data):
        size = sizes[len(pieces) % len(sizes)]
        pieces.append(data[at : at + size])
        at += size
    return pieces
