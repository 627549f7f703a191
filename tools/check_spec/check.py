"""Runs every rule over a contract."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from check_spec import (
    answers,
    deprecations,
    examples,
    extensions,
    links,
    naming,
    operations,
    references,
    schemas,
    streams,
    structure,
)
from check_spec.contract import Contract
from check_spec.languages import Translations
from check_spec.mistake import Mistake, Report
from check_spec.source import Source, read
from check_spec.texts import languages_of, translation_file

RULES: tuple[Callable[[Contract], Iterable[Mistake]], ...] = (
    references.broken,
    references.unused,
    operations.mistakes,
    schemas.mistakes,
    examples.mistakes,
    extensions.mistakes,
    links.mistakes,
    answers.mistakes,
    deprecations.mistakes,
    naming.mistakes,
)


def check(path: Path) -> list[str]:
    """Returns the mistakes in a contract, a line for each, in the order of the file, then those in its translations."""
    source = read(path.read_text(encoding="utf-8"))
    report = Report(str(path), source)
    if source.document is None:
        return report.lines()
    contract = Contract(source.document, path.parent)
    report.add_broken(structure.mistakes(contract))
    for rule in RULES:
        report.add(rule(contract))
    # A stream without text may only follow from an example that does not fit.
    report.add(streams.mistakes(contract, report.has_mistake_in))
    # Most mistakes would also make texts seem lost.
    return report.lines() or _translations(path, source)


def _translations(path: Path, source: Source) -> list[str]:
    contract, report = Contract(source.document, path.parent), Report(str(path), source)
    lines = []
    for language in languages_of(contract):
        file = translation_file(path, language)
        found = read(file.read_text(encoding="utf-8")) if file.exists() else Source()
        there = Report(str(file), found)
        translations = Translations(contract, language, found.document, file.name, path.name)
        there.add(translations.mistakes())
        if found.document is not None or not file.exists():
            report.add(translations.missing())
        lines += there.lines()
    return [*report.lines(), *lines]
