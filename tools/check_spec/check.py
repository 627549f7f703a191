"""Runs every rule over a contract."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from check_spec import (
    answers,
    examples,
    extensions,
    languages,
    links,
    naming,
    operations,
    references,
    schemas,
    streams,
    structure,
)
from check_spec.contract import Contract
from check_spec.mistake import Mistake, Report
from check_spec.source import read

RULES: tuple[Callable[[Contract], Iterable[Mistake]], ...] = (
    references.broken,
    references.unused,
    operations.mistakes,
    schemas.mistakes,
    examples.mistakes,
    extensions.mistakes,
    links.mistakes,
    answers.mistakes,
    naming.mistakes,
    languages.mistakes,
)


def check(path: Path) -> list[str]:
    """Returns the mistakes in a contract, a line for each, in the order of the file."""
    source = read(path.read_text(encoding="utf-8"))
    report = Report(str(path), source)
    if source.document is not None:
        contract = Contract(source.document, path.parent)
        report.add_broken(structure.mistakes(contract))
        for rule in RULES:
            report.add(rule(contract))
        # A stream without text may only follow from an example that does not fit.
        report.add(streams.mistakes(contract, report.has_mistake_in))
    return report.lines()
