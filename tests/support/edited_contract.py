"""Checks a contract with mistakes put into it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from check_spec.check import check

from support import ROOT

MARK = "¦"
"""Stands in an edit where the mistake is to be told."""
NEEDED = ("tools/settings/.redocly.lint-ignore.yaml", "generator-config.yaml")
"""What the check reads beside a contract and its translations."""


def edited(text: str, *edits: tuple[str, str]) -> str:
    """Returns a text after edits, each of a part that is there once."""
    for old, new in edits:
        assert text.count(old) == 1, (text.count(old), old)
        text = text.replace(old, new)
    return text


def only(contract: str, path: str) -> str:
    """Returns a contract with one path and the components that it needs; it is checked in a fraction of the time."""
    head, paths, components = re.split(r"\n(?:paths|components):\n", contract)
    (operations,) = (item for item in _items(paths, 2) if item.startswith(f"  {path}:\n"))
    kinds = [_items(kind, 4) for kind in _items(components, 2)]
    named = {_name(item): item for _, *items in kinds for item in items}
    needed: set[str] = set()
    todo = [operations]
    while todo:
        found = (named.keys() & set(re.findall(r"\w+", todo.pop()))) - needed
        needed |= found
        todo += [named[name] for name in found]
    left = "".join(kind + "".join(item for item in items if _name(item) in needed) for kind, *items in kinds)
    return f"{head}\npaths:\n{operations}\ncomponents:\n{left}"


def _items(block: str, indent: int) -> list[str]:
    """Parts of a block, each from a key at this indent to the next; what comes before the first, as the first."""
    return [part for part in re.split(rf"^(?= {{{indent}}}[\w/])", block, flags=re.MULTILINE) if part]


def _name(item: str) -> str:
    return item.partition(":")[0].strip()


def told(folder: Path, contract: str, *edits: tuple[str, str], **translations: str) -> list[str]:
    """Returns what the check says of a contract after edits, without the places, which have to be those marked.

    Args:
        folder: Where the contract is written.
        contract: The contract.
        edits: Parts of it, and what replaces them.
        translations: Its translations, by language.
    """
    for name in NEEDED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    texts = {f"openapi.{language}.yaml": text for language, text in translations.items()}
    marked = []
    for name, text in {"openapi.yaml": edited(contract, *edits), **texts}.items():
        while MARK in text:
            before, _, after = text.partition(MARK)
            marked.append(f"{name}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}")
            text = before + after
        (folder / name).write_text(text, encoding="utf-8")
    lines = [line.removeprefix(f"{folder}/").partition(" ") for line in check(folder / "openapi.yaml")]
    assert [place for place, _, _ in lines] == marked, lines
    return [text for _, _, text in lines]
