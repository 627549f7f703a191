"""Where a key comes from, so that it is never in the list of processes, and whether it was refused."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from mtmaisdk.cli.config_file import warn_if_readable

_REFUSALS = (401, 403, 514, "401", "403", "514")
"""FastGPT says 514 for a wrong key, with status 500."""


def is_about_key(error: Exception) -> bool:
    """Says whether a server refused the key, or that there is none."""
    from mtmaisdk.clients.rest.exceptions import ApiException

    return isinstance(error, ApiException) and (error.status in (401, 403) or error.code in _REFUSALS)


def read_key(source: str) -> str:
    """Returns the key in a file; `-` asks for it on a terminal without showing it, or reads a line of a pipe.

    Raises:
        UsageError: There is none.
    """
    if source == "-":
        asks = sys.stdin.isatty()
        key: str = click.prompt("API key", hide_input=True, err=True) if asks else sys.stdin.readline()
        where = "the input"
    else:
        path = Path(source).expanduser()
        where = str(path)
        try:
            key = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            raise click.UsageError(f"the key in {where} is not text") from None
        except OSError as error:
            raise click.UsageError(f"the key in {where} cannot be read: {error.strerror}") from None
        warn_if_readable(path)
    key = key.strip()
    if not key or not key.isprintable() or not key.isascii():
        raise click.UsageError(f"in {where} there is no key: one line of ASCII is needed")
    return key
