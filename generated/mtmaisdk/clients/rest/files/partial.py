"""A file that gets its name once it is complete."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

from typing_extensions import Self


class PartialFile:
    """Writes a temporary file in the same folder; leaving the context renames it, an error deletes it.

    An existing file is replaced only then, and keeps its permissions; a link is followed to its target. A new file has
    those of `mode` without the process's umask. A pipe or a device is written to directly.
    """

    def __init__(self, path: str | os.PathLike[str], mode: int = 0o666) -> None:
        self.path = Path(path)
        self._target = Path(os.path.realpath(self.path))
        self._partial: Path | None = self._target.with_name(f".{self._target.name}.{secrets.token_hex(4)}.part")
        flags = os.O_WRONLY | getattr(os, "O_BINARY", 0)
        try:
            kept = self.path.stat().st_mode
        except FileNotFoundError:
            kept = None
        if kept is not None and not stat.S_ISREG(kept):
            self._partial = None
            self._file = os.fdopen(os.open(self.path, flags), "wb")
            return
        opened = os.open(self._partial, flags | os.O_CREAT | os.O_EXCL, mode if kept is None else kept & 0o777)
        self._file = os.fdopen(opened, "wb")
        if kept is not None:
            # The umask has no say in permissions that are kept.
            self._partial.chmod(stat.S_IMODE(kept))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, failed: type[BaseException] | None, *_: object) -> None:
        try:
            self._file.close()
            if failed is None and self._partial is not None:
                self._partial.replace(self._target)
        finally:
            if self._partial is not None:
                self._partial.unlink(missing_ok=True)

    def write(self, piece: bytes) -> None:
        """Appends bytes."""
        self._file.write(piece)
