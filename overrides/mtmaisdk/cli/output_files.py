"""Saves what a server made, and gets it where the server only says where it is."""

from __future__ import annotations

import base64
import os
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import unquote_to_bytes, urljoin

import click

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.sync import ApiClient

T = TypeVar("T", bound="str | Path | None")

LARGEST = 2**28
"""Bytes of a file."""

_REDIRECTS = 5
_EXTENSIONS = (
    (0, b"\x89PNG", ".png"),
    (0, b"\xff\xd8\xff", ".jpg"),
    (0, b"GIF8", ".gif"),
    (8, b"WEBP", ".webp"),
    (8, b"WAVE", ".wav"),
    (0, b"ID3", ".mp3"),
    (0, b"OggS", ".ogg"),
    (0, b"fLaC", ".flac"),
)


def download(client: ApiClient, url: str) -> bytes:
    """Gets a file from wherever it is, without the client's credentials.

    Raises:
        ApiException: The address has no file.
        ApiConnectionException: It could not be reached.
    """
    from mtmaisdk.clients.rest.exceptions import ApiConnectionException, ApiException
    from mtmaisdk.clients.rest.settings.request import Request

    if url.startswith("data:"):
        head, _, data = url.partition(",")
        return base64.b64decode(data) if head.endswith(";base64") else unquote_to_bytes(data)
    url = urljoin(f"{client.configuration.host}/", url)
    request = Request.external("GET", url, timeouts=client.configuration.timeouts)
    # Such an address may itself be a key: errors show only its host.
    shown = "/".join(url.split("/", 3)[:3])
    try:
        content = client.send_external(request, client.configuration.retries, LARGEST + 1).raw_data
    except ApiConnectionException as error:
        raise ApiConnectionException(f"the file at {shown} cannot be downloaded: {error}", error.phase) from error
    except ApiException as error:
        raise ApiException(error.status, error.reason, message=f"there is no file at its address on {shown}") from error
    if not content:
        raise ApiException(message=f"the file at its address on {shown} is empty")
    if len(content) > LARGEST:
        raise ApiException(message=f"the file at {shown} has more than {LARGEST} bytes")
    return content


def save(content: bytes, target: str | None, stem: str, extension: str = "") -> str:
    """Writes a file and returns its name.

    Args:
        content: What is in it.
        target: Its path, which is written over; `-` is the standard output. Without it a name that is not taken.
        stem: What such a name begins with.
        extension: Its end, where the content does not tell.

    Raises:
        OSError: It cannot be written.
    """
    if target == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return target
    if target is not None:
        path = Path(target).expanduser()
        written = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            written.write_bytes(content)
            os.replace(written, path)
        finally:
            written.unlink(missing_ok=True)
        return str(path)
    extension = extension_of(content) or extension
    names = (f"{stem}{'' if number == 1 else f'-{number}'}{extension}" for number in count(1))
    path = next(path for path in map(Path, names) if not path.exists())
    with path.open("xb") as file:
        file.write(content)
    return str(path)


def extension_of(content: bytes) -> str:
    """Returns the usual end of a name for a content, empty where it cannot be told."""
    return next((end for at, sign, end in _EXTENSIONS if content.startswith(sign, at)), "")


def in_folder(_: click.Context, option: click.Parameter, target: T) -> T:
    """Returns where an option says to save something, looked at before anything costs time and money.

    Raises:
        BadParameter: There is no such folder.
    """
    folder = Path(str(target or "")).expanduser().parent
    if not folder.is_dir():
        raise click.BadParameter(f"there is no folder {str(folder)!r}", param=option)
    return target


def numbered(target: str | None, number: int, total: int) -> str | None:
    """Returns the path of one of several files."""
    if target is None or total == 1:
        return target
    if target == "-":
        raise click.UsageError("several files do not go into one output: give -o FILE")
    path = Path(target)
    return str(path.with_name(f"{path.stem}-{number}{path.suffix}"))
