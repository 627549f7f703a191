"""Files attached to a message."""

from __future__ import annotations

import base64
import mimetypes
import re
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
"""A path, a URL, bytes, a file object, or a tuple of file name, content or URL, and media type."""

_SIGNATURES = (
    (rb"\x89PNG", "image.png", "image/png"),
    (rb"\xff\xd8\xff", "image.jpg", "image/jpeg"),
    (rb"GIF8", "image.gif", "image/gif"),
    (rb"RIFF.{4}WEBP", "image.webp", "image/webp"),
    (rb"RIFF.{4}WAVE", "sound.wav", "audio/wav"),
    (rb"ID3", "sound.mp3", "audio/mpeg"),
    (rb"OggS", "sound.ogg", "audio/ogg"),
    (rb"fLaC", "sound.flac", "audio/flac"),
    (rb"%PDF-", "file.pdf", "application/pdf"),
)
"""What a file of a format starts with, a file name and the media type."""


@dataclass(frozen=True)
class Attachment:
    """A file, by its content or its URL, which without an extension is taken for that of an image."""

    name: str
    media_type: str
    upload: Upload | None = None
    url: str | None = None

    @property
    def is_image(self) -> bool:
        """Whether the file is an image."""
        return self.media_type.startswith("image/")

    def as_base64(self) -> str:
        """Returns the content as base64, empty for a URL."""
        if self.upload is None:
            return ""
        with self.upload.open_at(0) as read:
            return base64.b64encode(read(-1)).decode()

    def as_url(self) -> str:
        """Returns the URL, or the content as a `data:` URL."""
        return self.url or f"data:{self.media_type};base64,{self.as_base64()}"


def read_attachments(attach: Iterable[Attach]) -> tuple[Attachment, ...]:
    """Returns the attachments for the argument `attach`."""
    if isinstance(attach, (str, bytes, PathLike)):
        raise ValueError("attach: pass a list of files, even for a single one")
    return tuple(_attachment(item) for item in attach)


def recognize(content: bytes) -> tuple[str, str]:
    """Returns a file name and the media type for a content, from its first bytes."""
    found = (known[1:] for known in _SIGNATURES if re.match(known[0], content, re.DOTALL))
    return next(found, ("file", "application/octet-stream"))


def read_data_url(url: str) -> tuple[str, bytes]:
    """Returns the media type and the content of a `data:` URL."""
    head, comma, data = url.removeprefix("data:").partition(",")
    if not comma:
        raise ValueError("a data: URL needs a comma")
    content = unquote_to_bytes(data)
    return head.partition(";")[0] or "text/plain", read_base64(content) if head.endswith(";base64") else content


def read_base64(data: str | bytes) -> bytes:
    """Returns the content of base64, which may be broken into lines."""
    text = data.encode() if isinstance(data, str) else data
    return base64.b64decode(b"".join(text.split()), validate=True)


def _attachment(item: Attach) -> Attachment:
    try:
        if isinstance(item, str) and item.startswith(("http://", "https://", "data:")):
            return _from_url(item)
        if isinstance(item, tuple) and isinstance(item[1], str):
            return _from_url(item[1], str(item[0]))
        upload = as_upload(item)
    except ValueError as error:
        raise ValueError(f"attach: {error}") from None
    if isinstance(upload.content, Path) and not upload.content.is_file():
        raise FileNotFoundError(f"attach: file {str(upload.content)!r} does not exist")
    if isinstance(upload.content, bytes) and upload.media_type == "application/octet-stream":
        name, media_type = recognize(upload.content)
        if upload.filename != "file":
            name = upload.filename
        upload = Upload(upload.content, name, media_type)
    return Attachment(upload.filename, upload.media_type, upload)


def _from_url(url: str, name: str = "") -> Attachment:
    if url.startswith("data:"):
        media_type, content = read_data_url(url)
        name = name or "file" + (mimetypes.guess_extension(media_type) or "")
        return Attachment(name, media_type, Upload(content, name, media_type))
    name = name or urlsplit(url).path.rpartition("/")[2]
    return Attachment(name or "image", mimetypes.guess_type(name)[0] or "image/*", url=url)
