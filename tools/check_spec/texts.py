"""The texts of a contract, and their translations in files beside it.

`openapi.LANGUAGE.yaml` has the texts in the shape of the contract, shortened: operations by operationId, components by
name, list items by the name that they have, without media types. Where an object has one text, the text may stand in
place of the object. `common` translates a text wherever it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path as File
from typing import Any, NamedTuple

from check_spec.contract import NAMED, Contract, Place, mapping, sequence
from check_spec.mistake import Path

KEYS = ("summary", "description")
COMMON = "common"
_NAMES = ("name", "method", "url")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_CODE = re.compile(r"`[^`]+`")


class Text(NamedTuple):
    """A text of the contract.

    Attributes:
        path: Where it is in the contract.
        holder: Where its object is in a file of translations.
        original: The text.
    """

    path: Path
    holder: tuple[str, ...]
    original: str

    @property
    def key(self) -> str:
        """`summary` or `description`."""
        return str(self.path[-1])

    @property
    def language(self) -> str:
        """The language that it is written in."""
        return language_of(self.original)


class Translation(NamedTuple):
    """A translation, and where it is in its file."""

    path: Path
    text: str


def language_of(text: str) -> str:
    """Returns the language of a text: Chinese if there are Chinese characters outside of code, English otherwise."""
    return "zh" if _CHINESE.search(_CODE.sub("", text)) else "en"


def code_of(text: str) -> set[str]:
    """Returns the code in a text, which is the same in every language."""
    return set(_CODE.findall(text))


def texts_of(contract: Contract) -> list[Text]:
    """Returns every text, in the order of the contract."""
    return [
        Text((*place.path, key), _address(contract.root, place.path), place.node[key])
        for place in contract.objects()
        for key in KEYS
        if isinstance(place.node.get(key), str) and place.node[key].strip()
    ]


def languages_of(contract: Contract) -> list[str]:
    """Returns the languages in which every text must be."""
    return [str(language) for language in sequence(contract.root.at("info").node.get("x-languages"))]


def translation_file(contract: File, language: str) -> File:
    """Returns the file that has the translations of a contract, itself a file, into a language."""
    return contract.with_suffix(f".{language}.yaml")


def find(overlay: Any, texts: list[Text]) -> Iterator[tuple[Text, Translation | None]]:
    """Yields each text with its translation, or with `None` if it has none."""
    common = mapping(mapping(overlay).get(COMMON))
    counts = Counter(holder for holder, _ in {(text.holder, text.key) for text in texts})
    for text in texts:
        node: Any = overlay
        for key in text.holder:
            node = mapping(node).get(key)
        path = text.holder
        if not isinstance(node, str) or counts[text.holder] > 1:
            node, path = mapping(node).get(text.key), (*path, text.key)
        if node is None:
            node, path = common.get(text.original), (COMMON, text.original)
        yield text, Translation(path, node) if isinstance(node, str) else None


def _address(root: Place, path: Path) -> tuple[str, ...]:
    """Returns where an object of the contract is in a file of translations."""
    address: list[str] = []
    begin = 0
    if path[:1] == ("paths",) and len(path) > 2:
        begin = 3
        address = ["operations", str(root.at(*path[:3]).node.get("operationId"))]
    elif path[:1] == ("components",):
        begin = 1
    is_name = False
    keys = iter(range(begin, len(path)))
    for at in keys:
        key = path[at]
        if isinstance(key, int):
            # Tags, parameters, events and methods have names; forms of a schema do not.
            node = root.at(*path[: at + 1]).node
            address.append(next((node[each] for each in _NAMES if isinstance(node.get(each), str)), str(key)))
        elif key == "content" and not is_name:
            # The media type goes with it.
            next(keys, None)
        else:
            address.append(str(key))
            is_name = not is_name and key in NAMED
    return tuple(address)
