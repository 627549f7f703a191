"""Reads the contract in one language."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from check_spec.source import load

LANGUAGES = ("en", "zh")
FILE = Path(__file__).parents[2] / "openapi.yaml"


def contract_in(language: str, file: Path = FILE) -> dict[str, Any]:
    """Returns the contract with its texts in a language; a text without a translation stays as it is."""
    # The translations have a reader of their own.
    if find_spec("contract_texts") is not None:
        translated: dict[str, Any] = import_module("contract_texts").contract_in(language, file)
        return translated
    document: dict[str, Any] = load(file)
    return document
