"""Where a key comes from, without being visible in the list of processes, and whether it was rejected."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from mtmaisdk.cli.config_file import warn_if_readable

_REJECTIONS = (401, 403, 514, "401", "403", "514")
"""FastGPT sends 514 for an invalid key, with status 500."""


def is_about_key(error: Exception) -> bool:
    """Returns whether a server rejected the key, or requires one."""
    from mtmaisdk.clients.rest.exceptions import ApiException

    return isinstance(error, ApiException) and (error.status in (401, 403) or error.code in _REJECTIONS)


def read_key(source: str) -> str:
    """Returns the key in a file; `-` prompts for it on a terminal, without echo, or reads a line of a pipe.

    Raises:
        UsageError: The key cannot be read or is invalid.
    """
    if source == "-":
        is_prompt = sys.stdin.isatty()
        key: str = click.prompt("API key", hide_input=True, err=True) if is_prompt else sys.stdin.readline()
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
        raise click.UsageError(f"{where}: expected a key, as one line of ASCII")
    return key
