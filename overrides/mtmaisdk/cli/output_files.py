"""Saves files that a server returns, by content or by URL."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import click

from mtmaisdk.chat.attachments import read_data_url, recognize

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.sync import ApiClient

LARGEST = 2**28
"""Largest size of a file, in bytes."""


def download(client: ApiClient, url: str) -> bytes:
    """Downloads a file, without sending the client's credentials.

    Raises:
        ApiException: The server has no file there, or it is too large.
        ApiConnectionException: The server cannot be reached.
    """
    from mtmaisdk.clients.rest.exceptions import ApiConnectionException, ApiException
    from mtmaisdk.clients.rest.settings.request import Request

    if url.startswith("data:"):
        return read_data_url(url)[1]
    url = urljoin(f"{client.configuration.host}/", url)
    request = Request.external("GET", url, timeouts=client.configuration.timeouts)
    # The path may contain a signature: errors name the server only.
    shown = "/".join(url.split("/", 3)[:3])
    try:
        content = client.send_external(request, client.configuration.retries, LARGEST + 1).raw_data
    except ApiConnectionException as error:
        raise ApiConnectionException(f"downloading from {shown} failed: {error}", error.phase) from error
    except ApiException as error:
        raise ApiException(error.status, error.reason, message=f"no file at its URL on {shown}") from error
    if not content:
        raise ApiException(message=f"the file at its URL on {shown} is empty")
    if len(content) > LARGEST:
        raise ApiException(message=f"the file on {shown} is larger than {LARGEST} bytes")
    return content


def save(content: bytes, target: str | None, stem: str, extension: str = "") -> str:
    """Saves a file, prints its path and returns it.

    Args:
        content: The content.
        target: The path, overwritten if it exists; `-` is the standard output. By default an unused name.
        stem: The stem of an unused name.
        extension: The extension of an unused name, if the content does not tell.

    Raises:
        OSError: The file cannot be written.
    """
    if target == "-":
        click.echo(content, nl=False)
        return target
    if target is not None:
        path = Path(target).expanduser()
        replace_file(path, content)
    else:
        extension = extension_of(content) or extension
        names = (f"{stem}{'' if number == 1 else f'-{number}'}{extension}" for number in count(1))
        path = next(path for path in map(Path, names) if not path.exists())
        with path.open("xb") as file:
            file.write(content)
    click.echo(str(path))
    return str(path)


def replace_file(path: Path, content: bytes, mode: int = 0o666) -> None:
    """Writes a file; an old one is replaced once the new one is complete.

    Raises:
        OSError: The file cannot be written.
    """
    written = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as file:
            file.write(content)
        os.replace(written, path)
    finally:
        written.unlink(missing_ok=True)


def extension_of(content: bytes) -> str:
    """Returns the usual file extension for a content, empty if unknown."""
    return Path(recognize(content)[0]).suffix


def in_folder(_: click.Context, option: click.Parameter, target: Any) -> Any:
    """Returns the path in an option; it is checked before a request costs time and money.

    Raises:
        BadParameter: The folder does not exist.
    """
    folder = Path(str(target or "")).expanduser().parent
    if not folder.is_dir():
        raise click.BadParameter(f"folder {str(folder)!r} does not exist", param=option)
    return target


def output_option(default: str) -> Callable[[Any], Any]:
    """Returns the option for the path of a file to save; `default` is shown as the path by default."""
    text = f"Where to save; - is the standard output. [default: {default}]"
    return click.option("-o", "--output", metavar="FILE", callback=in_folder, help=text)


def numbered(target: str | None, number: int, total: int) -> str | None:
    """Returns the path of one of several files.

    Raises:
        UsageError: Several files would go to the standard output.
    """
    if target is None or total == 1:
        return target
    if target == "-":
        raise click.UsageError("several files cannot be written to the standard output: give -o FILE")
    path = Path(target)
    return str(path.with_name(f"{path.stem}-{number}{path.suffix}"))
