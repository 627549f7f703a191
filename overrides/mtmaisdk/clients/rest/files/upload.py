"""A file to upload, from a path, bytes or a file object."""

from __future__ import annotations

import mimetypes
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO, TextIOBase, UnsupportedOperation
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, TypeAlias
from weakref import WeakSet, finalize

_CONSUMED: WeakSet[Any] = WeakSet()
"""File objects that were read to their end and cannot be rewound."""


@dataclass(frozen=True)
class Upload:
    """A file with the name and media type that are sent; a file object is opened in binary mode."""

    content: bytes | IO[bytes] | Path
    filename: str
    media_type: str

    @cached_property
    def _file(self) -> tuple[IO[bytes], int]:
        """A seekable file object, and the position in it where the content begins."""
        if isinstance(self.content, bytes):
            return BytesIO(self.content), 0
        assert not isinstance(self.content, Path)
        try:
            begin = self.content.tell()
            self.content.seek(begin)
            return self.content, begin
        except (OSError, AttributeError):
            pass
        # A pipe has no length and cannot be read twice.
        if _was_consumed(self.content):
            message = f"{self.filename}: the file object was read before and cannot be rewound"
            raise UnsupportedOperation(f"{message}; pass a new one, bytes or a path")
        copy = TemporaryFile()  # noqa: SIM115 - it lives as long as the upload
        finalize(self, copy.close)
        shutil.copyfileobj(self.content, copy)
        return copy, 0

    @cached_property
    def size(self) -> int:
        """Number of bytes."""
        if isinstance(self.content, Path):
            with self.content.open("rb") as file:
                return file.seek(0, os.SEEK_END)
        content, begin = self._file
        content.seek(0, os.SEEK_END)
        end = content.tell()
        content.seek(begin)
        return end - begin

    @contextmanager
    def open_at(self, offset: int) -> Iterator[Callable[[int], bytes]]:
        """Opens the content at an offset and yields the function that reads up to a number of bytes.

        A file object from the caller stays open, and after each read is where its content begins: whatever becomes of
        the request, the object can be given again.
        """
        if isinstance(self.content, Path):
            with self.content.open("rb") as opened:
                opened.seek(offset)
                yield opened.read
            return
        file, begin = self._file

        def read(size: int) -> bytes:
            nonlocal offset
            try:
                file.seek(begin + offset)
                piece = file.read(size)
            finally:
                file.seek(begin)
            offset += len(piece)
            return piece

        yield read


def _was_consumed(content: IO[bytes]) -> bool:
    """Returns whether this was asked before: a file object is asked about when it is read to its end."""
    try:
        known = content in _CONSUMED
        _CONSUMED.add(content)
    except TypeError:
        # Neither hashable nor the target of a weak reference.
        return False
    return known


def as_upload(value: Any) -> Upload:
    """Converts a `FileInput`; raises a `ValueError` for any other value."""
    if isinstance(value, Upload):
        return value
    parts: list[Any] = [*value, None] if isinstance(value, tuple) and len(value) in (2, 3) else [None, value, None]
    filename, content, media_type = parts[:3]
    if isinstance(value, (str, os.PathLike)):
        content = Path(value)
    if not isinstance(content, (bytes, Path)) and not hasattr(content, "read"):
        raise ValueError("a file must be a path, bytes, a file object, or a tuple of file name, content and media type")
    if isinstance(content, TextIOBase):
        raise ValueError("a file object must be opened in binary mode, not text mode")
    if isinstance(filename, os.PathLike):
        filename = os.fspath(filename)
    if filename is None:
        named = content if isinstance(content, Path) else getattr(content, "name", None)
        filename = os.path.basename(named) if isinstance(named, (str, Path)) else "file"
    media_type = media_type or mimetypes.guess_type(filename)[0] or "application/octet-stream"
    if not isinstance(media_type, str) or not media_type.isprintable():
        raise ValueError(f"{media_type!r} is not a valid media type")
    return Upload(content, filename, media_type)


FileContent: TypeAlias = bytes | IO[bytes]

FileInput: TypeAlias = str | os.PathLike[str] | FileContent | tuple[str, FileContent] | tuple[str, FileContent, str]
"""A file to upload: its path, its bytes, a file object, or a tuple of file name, content and media type."""
