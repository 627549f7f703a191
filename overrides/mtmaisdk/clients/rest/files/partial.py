"""A file that appears under its name when it is whole."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from typing_extensions import Self


class PartialFile:
    """Writes beside the file; leaving the context renames it into place, an error removes it.

    Args:
        path: The file; one that is there already stays until then.

    Raises:
        OSError: Its folder cannot be written to.
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
        """Writes on."""
        self._file.write(piece)
