"""Saves files that a server returns, by content or by URL."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from math import inf
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import click

from mtmaisdk.chat.attachments import read_base64, read_data_url, recognize
from mtmaisdk.cli.output import write
from mtmaisdk.clients.rest.files.partial import PartialFile
from mtmaisdk.clients.rest.wire.address import server_of

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.sync import ApiClient

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
"""The type of an argument for a file to send."""

LARGEST = 2**28
"""Largest size of a file, in bytes."""

_SHORTEST_DOWNLOAD = 1.0
"""Seconds that a download gets even if generating the file took all the time."""

_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html|\{|\[)", re.IGNORECASE)
"""How content begins that is not a file but a web page or JSON."""

_LONGEST_STEM = 100


def read_image(client: ApiClient, encoded: str | None, url: str | None, deadline: float = inf) -> bytes:
    """Returns an image that a server sent as base64, as a `data:` URL in place of either, or by its URL.

    A download has to end by the deadline, by the monotonic clock. An error names neither: a URL may be signed.
    """
    from mtmaisdk.clients.rest.exceptions import ApiException

    if not (encoded or url):
        raise ApiException(message="the server sent no image: neither base64 nor an address")
    if encoded and encoded.startswith("data:"):
        encoded, url = None, encoded
    try:
        content = read_base64(encoded) if encoded else download(client, url or "", deadline)
    except ValueError:
        what = "base64" if encoded or (url or "").startswith("data:") else "an address"
        raise ApiException(message=f"the server sent no image: what should be {what} is not valid") from None
    if not content:
        raise ApiException(message="the server sent an empty image")
    if _PAGE.match(content):
        raise ApiException(message="the server sent a web page or a message in place of an image")
    return content


def download(client: ApiClient, url: str, deadline: float = inf) -> bytes:
    """Downloads a file, without sending the client's credentials."""
    from mtmaisdk.clients.rest.exceptions import ApiConnectionException, ApiException
    from mtmaisdk.clients.rest.settings.request import Request

    if url.startswith("data:"):
        return read_data_url(url)[1]
    url = urljoin(f"{client.configuration.host}/", url)
    timeouts = client.configuration.timeouts
    left = max(deadline - monotonic(), _SHORTEST_DOWNLOAD)
    if left < (timeouts.total or inf):
        timeouts = replace(timeouts, total=left)
    request = Request.external("GET", url, timeouts=timeouts)
    # The path may contain a signature: errors name the server only.
    shown = server_of(url)
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
    """Saves a file, prints its path and returns it; `-` is the standard output, `None` an unused name with the stem.

    The extension is that of the content, or else as given.
    """
    if target == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return target
    if target is not None:
        path = Path(target).expanduser()
    else:
        extension = extension_of(content) or extension
        # A stem may contain an id that the server chose.
        stem = re.sub(r"[^\w.-]", "_", stem)[:_LONGEST_STEM]
        names = (f"{stem}{'' if number == 1 else f'-{number}'}{extension}" for number in count(1))
        path = next(path for path in map(Path, names) if not os.path.lexists(path))
    with PartialFile(path) as file:
        file.write(content)
    write(str(path))
    return str(path)


def extension_of(content: bytes) -> str:
    """Returns the usual file extension for a content, empty if unknown."""
    return Path(recognize(content)[0]).suffix


def in_folder(_: click.Context, option: click.Parameter, target: Any) -> Any:
    """Returns the path in an option; it is checked before a request costs time and money."""
    if target == "-" and sys.stdout.isatty():
        raise click.BadParameter("the standard output is a terminal; redirect it, or give a file", param=option)
    folder = Path(str(target or "")).expanduser().parent
    if not folder.is_dir():
        raise click.BadParameter(f"folder {str(folder)!r} does not exist", param=option)
    return target


def output_option(default: str) -> Callable[[Any], Any]:
    """Returns the option for the path of a file to save; `default` is shown as the path by default."""
    text = f"Where to save; - is the standard output. [default: {default}]"
    return click.option("-o", "--output", metavar="FILE", callback=in_folder, help=text)


def numbered(target: str | None, number: int, total: int) -> str | None:
    """Returns the path of one of several files."""
    if target is None or total == 1:
        return target
    if target == "-":
        raise click.UsageError("several files cannot be written to the standard output: give -o FILE")
    path = Path(target)
    return str(path.with_name(f"{path.stem}-{number}{path.suffix}"))
