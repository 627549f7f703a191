"""Every text is there in each language of `info.x-languages`; `texts` says how a file of translations looks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from check_spec.contract import Contract, mapping
from check_spec.mistake import Mistake, Path, hint, near
from check_spec.schema_errors import shown
from check_spec.texts import COMMON, Text, Translation, code_of, find, languages_of, texts_of


class Translations:
    """A file of translations, compared with its contract."""

    def __init__(self, contract: Contract, language: str, overlay: Any, name: str, contract_name: str) -> None:
        """Compares the two.

        Args:
            contract: The contract, without mistakes.
            language: The language of the file.
            overlay: Its content; `None` if there is no file.
            name: Its name.
            contract_name: The name of the contract's file.
        """
        self._name = name
        self._contract_name = contract_name
        self._overlay = overlay
        self._language = languages_of(contract).index(language)
        self._found = [*find(overlay, [text for text in texts_of(contract) if text.language != language])]
        self._keys: dict[Path, list[str]] = defaultdict(list)
        self._inner: dict[Path, dict[str, None]] = defaultdict(dict, {(): {COMMON: None}})
        for text, _ in self._found:
            if text.key not in self._keys[text.holder]:
                self._keys[text.holder].append(text.key)
            for end in range(len(text.holder)):
                self._inner[text.holder[:end]][text.holder[end]] = None
        # What is missing here only follows from a mistake in the file.
        self._excused: set[Path] = set()

    def mistakes(self) -> Iterator[Mistake]:
        """Yields what is wrong in the file."""
        if self._overlay is None:
            return
        yield from self._node(self._overlay, ())
        yield from self._common(mapping(mapping(self._overlay).get(COMMON)))
        for text, translation in self._found:
            if translation is not None:
                yield from _code(text, translation)

    def missing(self) -> Iterator[Mistake]:
        """Yields the texts of the contract that have no translation; `mistakes` must have ended before."""
        if self._overlay is None:
            if self._found:
                yield Mistake(("info", "x-languages", self._language), f"no file {self._name}")
            return
        places: dict[Path, Text] = {}
        for text, translation in self._found:
            place = (*text.holder, text.key)
            other = places.setdefault(place, text)
            if other.original != text.original:
                yield Mistake(text.path, f"another text has the same place in {self._name}: {shown(other.original)}")
            elif translation is None and not self._excused.intersection(
                [(COMMON, text.original), *(place[:end] for end in range(len(place) + 1))]
            ):
                yield Mistake(text.path, f"missing in {self._name}")

    def _node(self, node: Any, path: Path) -> Iterator[Mistake]:
        keys, inner = self._keys.get(path, []), self._inner.get(path, {})
        if isinstance(node, dict) and path != (COMMON,):
            for key, value in node.items():
                if key in inner:
                    yield from self._node(value, (*path, key))
                elif key in keys:
                    yield from self._string(value, (*path, key))
                else:
                    said = f"{self._contract_name} has no such text to translate"
                    yield self._unknown((*path, key), said, inner, keys)
        elif len(keys) == 1 and (isinstance(node, str) or not inner):
            yield from self._string(node, path)
        elif not isinstance(node, dict):
            self._excused.add(path)
            wanted = f" with {' and '.join(map(repr, keys))}" if keys else ""
            yield Mistake(path, f"expected object{wanted}, got {shown(node)}")

    def _string(self, value: Any, path: Path) -> Iterator[Mistake]:
        if not isinstance(value, str) or not value.strip():
            self._excused.add(path)
            wrong = "must not be empty" if isinstance(value, str) else f"expected string, got {shown(value)}"
            yield Mistake(path, wrong)

    def _common(self, common: dict[str, Any]) -> Iterator[Mistake]:
        originals = {text.original: None for text, _ in self._found}
        used = {translation.path for _, translation in self._found if translation is not None}
        for original, value in common.items():
            path = (COMMON, original)
            yield from self._string(value, path)
            if original not in originals:
                yield self._unknown(path, "no text reads like this", originals)
            elif isinstance(value, str) and path not in used:
                yield Mistake(path, "each such text has a translation of its own")

    def _unknown(self, path: Path, said: str, *known: Any) -> Mistake:
        names = [name for names in known for name in names]
        if meant := near(path[-1], names):
            self._excused.add((*path[:-1], meant))
        return Mistake(path, f"{said}{hint(path[-1], names)}")


def _code(text: Text, translation: Translation) -> Iterator[Mistake]:
    """Yields code that is not in both; it is the same in every language."""
    lost = ", ".join(sorted(code_of(text.original) - code_of(translation.text)))
    foreign = ", ".join(sorted(code_of(translation.text) - code_of(text.original)))
    if lost and foreign:
        yield Mistake(translation.path, f"has {foreign} where the original has {lost}")
    elif lost:
        yield Mistake(translation.path, f"lacks {lost}, which the original has")
    elif foreign:
        yield Mistake(translation.path, f"{foreign} is not in the original")
