"""A file to upload, in whichever form it was given."""

from __future__ import annotations

import mimetypes
import os
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any


@dataclass(frozen=True)
class Upload:
    """A file with what the server is told about it.

    Attributes:
        content: The bytes, a file object open for reading bytes, or a path.
        filename: The name that the server sees.
        media_type: The content's media type.
    """

    content: bytes | IO[bytes] | Path
    filename: str
    media_type: str

    def read(self) -> bytes:
        """Returns the whole content.

        Raises:
            OSError: The file cannot be read.
        """
        if isinstance(self.content, bytes):
            return self.content
        return self.content.read_bytes() if isinstance(self.content, Path) else self.content.read()


def as_upload(value: Any) -> Upload:
    """Reads a `FileInput`.

    Raises:
        ValueError: The value is not one.
    """
    if isinstance(value, Upload):
        return value
    filename: str | None = None
    media_type: str | None = None
    content = value
    if isinstance(value, tuple) and len(value) == 3:
        filename, content, media_type = value
    elif isinstance(value, tuple) and len(value) == 2:
        filename, content = value
    elif isinstance(value, (str, os.PathLike)):
        content = Path(value)
    if not isinstance(content, (bytes, Path)) and not hasattr(content, "read"):
        raise ValueError("a file is a path, bytes, a file object, or a tuple of file name, content and media type")
    if isinstance(filename, os.PathLike):
        filename = os.fspath(filename)
    if filename is None:
        named = content if isinstance(content, Path) else getattr(content, "name", None)
        filename = os.path.basename(named) if isinstance(named, (str, Path)) else "file"
    media_type = media_type or mimetypes.guess_type(filename)[0] or "application/octet-stream"
    if not isinstance(media_type, str) or not media_type.isprintable():
        raise ValueError(f"a file's media type is not {media_type!r}")
    return Upload(content, filename, media_type)
