"""The config file, with one section per profile and `default` as the default, and files with a key.

The former is an INI file: easy to write by hand, and every supported Python reads it.
"""

from __future__ import annotations

import configparser
import os
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from mtmaisdk.cli.output import warn

SECRETS = ("api_key", "password", "access_token")
"""Settings that are secret."""


def config_path() -> Path:
    """Returns the path of the config file."""
    return Path(click.get_app_dir("mtmaisdk")) / "config.ini"


def read_profile(name: str | None) -> Mapping[str, str]:
    """Returns the settings of a profile, by default those of `default` if it exists."""
    path = config_path()
    # A key may contain any character, so values are not interpolated.
    parser = configparser.RawConfigParser(delimiters=("=",), default_section="", comment_prefixes=("#", ";"))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    try:
        parser.read_string(_read_text(path), str(path))
    except FileNotFoundError:
        if name is None:
            return {}
        raise click.UsageError(f"unknown profile {name!r}: {path} does not exist") from None
    except (OSError, UnicodeDecodeError, configparser.Error) as error:
        # The parser's own message quotes lines, which may contain a key.
        line = getattr(error, "lineno", None) or next((number for number, _ in getattr(error, "errors", ())), None)
        place = f", line {line}" if line else ""
        is_text = not isinstance(error, UnicodeDecodeError)
        reason = (getattr(error, "strerror", None) or type(error).__name__) if is_text else "not UTF-8"
        raise click.UsageError(f"{path}{place} cannot be read: {reason}") from None
    if not parser.has_section(name or "default"):
        if name is None:
            return {}
        raise click.UsageError(f"unknown profile {name!r}; {path} has {', '.join(parser.sections())}")
    profile = dict(parser.items(name or "default"))
    if any(name.rstrip(": ") in SECRETS for name in profile):
        warn_if_readable(path)
    return profile


def warn_if_readable(path: Path) -> None:
    """Warns if other users can read a file that contains a key."""
    if os.name == "posix" and path.is_file() and path.stat().st_mode & 0o077:
        warn(f"other users can read {path}, which contains a key: chmod 600 {path}")


def _read_text(path: Path) -> str:
    """Returns the text of a file in UTF-8, or in UTF-16, as PowerShell writes it."""
    with path.open("rb") as file:
        mark = file.read(2)
    return path.read_text(encoding="utf-16" if mark in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")


def read_key(source: str) -> str:
    """Returns the key in a file; `-` prompts for it on a terminal, without echo, or reads a line of a pipe."""
    if source == "-":
        key: str = click.prompt("API key", hide_input=True, err=True) if sys.stdin.isatty() else sys.stdin.readline()
        where = "the input"
    else:
        path = Path(source).expanduser()
        where = str(path)
        try:
            key = _read_text(path)
        except UnicodeDecodeError:
            raise click.UsageError(f"the key in {where} is not text") from None
        except OSError as error:
            raise click.UsageError(f"the key in {where} cannot be read: {error.strerror}") from None
        warn_if_readable(path)
    key = key.strip()
    if not key or not key.isprintable() or not key.isascii():
        raise click.UsageError(f"{where}: expected a key, as one line of ASCII")
    return key
