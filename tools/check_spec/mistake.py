"""Mistakes, and the lines that tell them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeAlias

from check_spec.source import Source

Path: TypeAlias = tuple[Any, ...]
"""Keys and indexes from the root of the document inwards."""


_KINDS = {
    (kind,)
    for kind in (
        "common", "operations", "schemas", "responses", "parameters", "headers", "requestBodies", "securitySchemes",
    )
}  # fmt: skip


@dataclass(frozen=True)
class Mistake:
    """Something wrong at a place in the contract.

    Attributes:
        path: The place.
        text: What is wrong.
        cause: What else is wrong there or further in only follows from this; the place itself if it is empty.
        doubtful: What else is wrong with the object at this place only follows from this.
    """

    path: Path
    text: str
    cause: Path = ()
    doubtful: Path | None = None


def near(word: Any, known: Iterable[Any]) -> str | None:
    """Returns the known word that is nearest to one that is unknown, or `None` if none is near."""
    words = {str(each).lower(): str(each) for each in known}
    found = get_close_matches(str(word).lower(), words, n=1, cutoff=0.6)
    return words[found[0]] if found else None


def hint(word: Any, known: Iterable[Any]) -> str:
    """Returns the end of a sentence about an unknown word: the known one that may be meant."""
    found = near(word, known)
    return f"; did you mean {found!r}?" if found else ""


class Report:
    """Collects mistakes, each cause once."""

    def __init__(self, name: str, source: Source) -> None:
        self._name = name
        self._source = source
        self._broken: set[Path] = set()
        self._doubtful: set[Path | None] = set()
        self._found: dict[Path, list[str]] = {}

    def add_broken(self, mistakes: Iterable[Mistake]) -> None:
        """Adds mistakes of form: at and below these places, what other rules find only follows from them."""
        for mistake in mistakes:
            cause = mistake.cause or mistake.path
            self._doubtful.add(mistake.doubtful)
            # Our own schema speaks first about a place, and knows more than OpenAPI's.
            if cause not in self._broken:
                self._broken.add(cause)
                self._found.setdefault(mistake.path, []).append(mistake.text)

    def add(self, mistakes: Iterable[Mistake]) -> None:
        """Adds the mistakes that do not follow from one of form."""
        for mistake in mistakes:
            within = (mistake.path[:end] in self._broken for end in range(1, len(mistake.path) + 1))
            if mistake.path not in self._doubtful and not any(within):
                texts = self._found.setdefault(mistake.path, [])
                if mistake.text not in texts:
                    texts.append(mistake.text)

    def has_mistake_in(self, path: Path) -> bool:
        """Whether there is a mistake at a place or below it."""
        return any(found[: len(path)] == path for found in self._found)

    def lines(self) -> list[str]:
        """Returns the lines, in the order of the file."""
        found = [(line, column, f"YAML: {text}") for line, column, text in self._source.problems]
        for path, texts in self._found.items():
            line, column = self._source.position(path)
            place = describe(path, self._source.document)
            found += [(line, column, f"{place}: {text}") for text in texts]
        return [f"{self._name}:{line}:{column} {text}" for line, column, text in sorted(found, key=lambda one: one[:2])]


def describe(path: Path, document: Any) -> str:
    """Returns a place in words: its operation, schema or other component, and the way on from there."""
    if path[:1] == ("paths",) and len(path) > 2:
        definition = document["paths"][path[1]][path[2]] if _is_there(document, path[:3]) else None
        name = definition.get("operationId") if isinstance(definition, dict) else None
        label, rest = (name if isinstance(name, str) else f"{str(path[2]).upper()} {path[1]}"), path[3:]
    elif path[:1] == ("components",) and len(path) > 2:
        label, rest = str(path[2]), path[3:]
    elif path[:1] == ("tags",) and len(path) > 1 and _is_there(document, (*path[:2], "name")):
        label, rest = f"tag {document['tags'][path[1]]['name']}", path[2:]
    elif path[:1] in _KINDS and len(path) > 1:
        # A file of translations; these keys are not in a contract's root.
        label, rest = (f"text {str(path[1])!r}" if path[0] == "common" else str(path[1])), path[2:]
    else:
        label, rest = "", path
    return f"{label} {_join(rest)}".strip() or "the file"


def _join(path: Path) -> str:
    joined = ""
    for key in path:
        if isinstance(key, int):
            joined += f"[{key}]"
        elif re.fullmatch(r"[\w/${}+-]+", str(key)):
            joined += f".{key}"
        else:
            joined += f"[{str(key)!r}]"
    return joined.removeprefix(".")


def _is_there(node: Any, path: Path) -> bool:
    for key in path:
        if not (isinstance(node, dict) and key in node) and not (isinstance(node, list) and isinstance(key, int)):
            return False
        node = node[key]
    return True
