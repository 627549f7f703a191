"""Checks a contract with mistakes put into it."""

from __future__ import annotations

import shutil
from pathlib import Path

from check_spec.check import check

from support import ROOT

MARK = "¦"
"""Stands in an edit where the mistake is to be told."""


def edited(text: str, *edits: tuple[str, str]) -> str:
    """Returns a text after edits, each of a part that is there once."""
    for old, new in edits:
        assert text.count(old) == 1, (text.count(old), old)
        text = text.replace(old, new)
    return text


def told(folder: Path, contract: str, *edits: tuple[str, str]) -> list[str]:
    """Returns what the check says of a contract after edits, without the places, which have to be those marked."""
    contract = edited(contract, *edits)
    marked = []
    while MARK in contract:
        before = contract[: contract.index(MARK)]
        marked.append(f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}")
        contract = contract.replace(MARK, "", 1)
    for name in ("tools/settings/.redocly.lint-ignore.yaml", "generator-config.yaml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    file = folder / "openapi.yaml"
    file.write_text(contract, encoding="utf-8")
    lines = [line.removeprefix(f"{file}:").partition(" ") for line in check(file)]
    assert [place for place, _, _ in lines] == marked, lines
    return [text for _, _, text in lines]
