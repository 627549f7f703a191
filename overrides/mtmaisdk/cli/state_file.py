"""Saves a conversation's state in a file."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click


def load_state(path: Path | None) -> Any:
    """Returns the state in a file, `None` if the file does not exist.

    Raises:
        UsageError: The file does not contain JSON.
    """
    if path is None:
        return None
    try:
        return json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValueError:
        raise click.UsageError(f"{path} is not a saved conversation: not JSON") from None


def save_state(path: Path | None, state: Mapping[str, Any]) -> None:
    """Writes a state, readable only by the owner; the old file is replaced once the new one is complete.

    Raises:
        OSError: The file cannot be written.
    """
    if path is None:
        return
    written = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump(state, file, ensure_ascii=False, indent=1)
        os.replace(written, path)
    finally:
        written.unlink(missing_ok=True)
