"""A file that gets its name once it is complete."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from typing_extensions import Self


class PartialFile:
    """Writes a temporary file in the same folder; leaving the context renames it, an error deletes it.

    Args:
        path: The file; an existing one is replaced only then.

    Raises:
        OSError: The folder is not writable.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self._partial = self.path.with_name(f".{self.path.name}.{secrets.token_hex(4)}.part")
        self._file = self._partial.open("xb")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        try:
            self._file.close()
            if exc is None:
                self._partial.replace(self.path)
        finally:
            with suppress(FileNotFoundError):
                self._partial.unlink()

    def write(self, piece: bytes) -> None:
        """Appends bytes."""
        self._file.write(piece)
