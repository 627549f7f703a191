"""Every text is there in each language, once `info.x-languages` names one beside English."""

from __future__ import annotations

from collections.abc import Iterator

from check_spec.contract import Contract, sequence
from check_spec.mistake import Mistake, hint

_TEXTS = ("summary", "description")


def mistakes(contract: Contract) -> Iterator[Mistake]:
    """Yields texts without a translation, and translations of nothing."""
    languages = [str(language) for language in sequence(contract.root.at("info").node.get("x-languages"))]
    for place in contract.objects():
        for text in _TEXTS:
            if isinstance(place.node.get(text), str) and place.node[text]:
                for language in languages:
                    if f"x-{text}-{language}" not in place.node:
                        yield Mistake((*place.path, text), f"missing 'x-{text}-{language}' beside it")
        for key in place.node:
            start, _, language = str(key).rpartition("-")
            if start.removeprefix("x-") in _TEXTS and start.startswith("x-") and language not in languages:
                known = hint(language, languages)
                yield Mistake((*place.path, key), f"{language!r} is not one of info.x-languages{known}")
