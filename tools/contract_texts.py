"""Gives the contract in one language.

`python tools/contract_texts.py zh --missing` prints what a file of translations lacks, to be filled in.
"""

from __future__ import annotations

import argparse
import copy
from collections import Counter
from pathlib import Path
from typing import Any

import yaml
from check_spec.contract import Contract
from check_spec.source import load
from check_spec.texts import find, texts_of, translation_file

CONTRACT = Path(__file__).parents[1] / "openapi.yaml"


def contract_in(language: str, file: Path = CONTRACT) -> dict[str, Any]:
    """Returns the contract with every text in a language; a text without a translation stays as it is.

    Args:
        language: Code of the language, such as `zh`.
        file: The contract; its translations lie beside it.
    """
    original: dict[str, Any] = load(file)
    document = copy.deepcopy(original)
    foreign = [text for text in texts_of(Contract(original, file.parent)) if text.language != language]
    for text, translation in find(load(translation_file(file, language)), foreign):
        node: Any = document
        for key in text.path[:-1]:
            node = node[key]
        node[text.key] = translation.text if translation else text.original
    return document


def missing(language: str, file: Path = CONTRACT) -> dict[str, Any]:
    """Returns the texts without a translation in the form of a file of translations, with the originals."""
    foreign = [text for text in texts_of(Contract(load(file), file.parent)) if text.language != language]
    texts = Counter(holder for holder, _ in {(text.holder, text.key) for text in foreign})
    outer = {holder[:end] for holder in texts for end in range(len(holder))}
    form: dict[str, Any] = {}
    for text, translation in find(load(translation_file(file, language)), foreign):
        if translation is None:
            place = (*text.holder, text.key)
            if texts[text.holder] == 1 and text.holder not in outer:
                place = text.holder
            node = form
            for key in place[:-1]:
                node = node.setdefault(key, {})
            node[place[-1]] = text.original
    return form


def main() -> None:
    """Prints what is asked for as YAML."""
    parser = argparse.ArgumentParser(prog="contract_texts", description=__doc__)
    parser.add_argument("language")
    parser.add_argument("contract", nargs="?", type=Path, default=Path("openapi.yaml"))
    parser.add_argument("--missing", action="store_true", help="print the texts without a translation")
    arguments = parser.parse_args()
    content = (missing if arguments.missing else contract_in)(arguments.language, arguments.contract)
    print(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=118), end="")


if __name__ == "__main__":
    main()
