"""Finds texts of the contract that changed while their translations did not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from check_spec.contract import Contract
from check_spec.texts import COMMON, find, texts_of
from diff_schema import Change


def old_translations(
    contracts: tuple[dict[str, Any], dict[str, Any]], overlays: tuple[Any, Any], language: str
) -> Iterator[Change]:
    """Yields a notice for each such text.

    Args:
        contracts: The earlier contract and the present one.
        overlays: The contents of their files of translations.
        language: The language of these.
    """
    before, after = (
        {
            (*text.holder, text.key): (text.original, translation)
            for text, translation in find(overlay, texts_of(Contract(contract, Path())))
            if text.language != language
        }
        for contract, overlay in zip(contracts, overlays, strict=True)
    )
    for place, (original, translation) in after.items():
        was, was_translated = before.get(place, (original, None))
        # What `common` has belongs to the text, not to the place.
        if translation and translation == was_translated and original != was and translation.path[0] != COMMON:
            name = " ".join([".".join(place[1:-1]), place[-1]]) if len(place) > 2 else ".".join(place)
            yield Change(name, f"the text changed, its translation in {language} did not", breaking=False)
