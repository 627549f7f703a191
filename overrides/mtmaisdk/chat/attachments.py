"""Files that go with a message."""

from __future__ import annotations

import base64
import mimetypes
from collections.abc import Iterable
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote_to_bytes, urlsplit

from mtmaisdk.clients.rest.files.upload import FileContent, Upload, as_upload

Attach: TypeAlias = (
    str | PathLike[str] | FileContent | tuple[str, str] | tuple[str, FileContent] | tuple[str, FileContent, str]
)
"""A path, an address, bytes, a file object, or a tuple of file name, content or address, and media type."""

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image.png", "image/png"),
    (b"\xff\xd8\xff", "image.jpg", "image/jpeg"),
    (b"GIF8", "image.gif", "image/gif"),
    (b"%PDF-", "file.pdf", "application/pdf"),
    (b"ID3", "sound.mp3", "audio/mpeg"),
)


@dataclass(frozen=True)
class Attachment:
    """A file, by its content or by its address.

    Attributes:
        name: The file's name.
        media_type: Its media type; that of an address without an extension is taken for an image's.
        upload: The content.
        url: The address; it or `upload` is there.
    """

    name: str
    media_type: str
    upload: Upload | None = None
    url: str | None = None

    @property
    def is_image(self) -> bool:
        """Whether it is an image."""
        return self.media_type.startswith("image/")

    def read(self) -> bytes:
        """Returns the content, empty for an address.

        Raises:
            OSError: The file cannot be read.
        """
        content = self.upload.content if self.upload is not None else b""
        if isinstance(content, bytes):
            return content
        return content.read_bytes() if isinstance(content, Path) else content.read()

    def as_url(self) -> str:
        """Returns the address, or the content as a `data:` address."""
        return self.url or f"data:{self.media_type};base64,{base64.b64encode(self.read()).decode()}"


def read_attachments(attach: Iterable[Attach]) -> tuple[Attachment, ...]:
    """Reads the argument `attach`.

    Raises:
        ValueError: It is not a list of files.
        FileNotFoundError: A path leads to no file.
    """
    if isinstance(attach, (str, bytes, PathLike)):
        raise ValueError("attach: give a list of files, even for one")
    return tuple(_attachment(item) for item in attach)


def _attachment(item: Attach) -> Attachment:
    if isinstance(item, str) and item.startswith(("http://", "https://", "data:")):
        return _of_address(item)
    if isinstance(item, tuple) and isinstance(item[1], str):
        return _of_address(item[1], str(item[0]))
    try:
        upload = as_upload(item)
    except ValueError as error:
        raise ValueError(f"attach: {error}") from None
    if isinstance(upload.content, Path) and not upload.content.is_file():
        raise FileNotFoundError(f"attach: there is no file {str(upload.content)!r}")
    return _of_upload(upload)


def _of_upload(upload: Upload) -> Attachment:
    if isinstance(upload.content, bytes) and upload.media_type == "application/octet-stream":
        name, media_type = _recognize(upload.content)
        if upload.filename != "file":
            name = upload.filename
        upload = Upload(upload.content, name, media_type)
    return Attachment(upload.filename, upload.media_type, upload)


def _recognize(content: bytes) -> tuple[str, str]:
    """Returns a name and the media type of bytes that came without."""
    if content[:4] == b"RIFF" and content[8:12] in (b"WEBP", b"WAVE"):
        return ("image.webp", "image/webp") if content[8:12] == b"WEBP" else ("sound.wav", "audio/wav")
    found = (known[1:] for known in _SIGNATURES if content.startswith(known[0]))
    return next(found, ("file", "application/octet-stream"))


def _of_address(url: str, name: str = "") -> Attachment:
    if url.startswith("data:"):
        head, comma, data = url[5:].partition(",")
        if not comma:
            raise ValueError("attach: a data: address has no comma")
        media_type = head.partition(";")[0] or "text/plain"
        content = unquote_to_bytes(data)
        if head.endswith(";base64"):
            content = base64.b64decode(content)
        name = name or "file" + (mimetypes.guess_extension(media_type) or "")
        return Attachment(name, media_type, Upload(content, name, media_type))
    name = name or urlsplit(url).path.rpartition("/")[2]
    return Attachment(name or "image", mimetypes.guess_type(name)[0] or "image/*", url=url)
