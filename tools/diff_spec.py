"""Tells what openapi.yaml breaks for callers, compared with an earlier revision of it.

Breaking is what a caller loses: an operation, model, field, parameter, kind of event, a value or type that an input
took, a type that an answer had, a way to authenticate; and what a caller newly has to send. What a server may newly
answer is a notice, and so is a text that changed while its translation did not.
Exits with 1 where something breaks, and with 2 where the two cannot be compared.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import yaml
from accepted_changes import report
from check_spec.contract import mapping, sequence
from check_spec.texts import translation_file
from diff_operations import ContractDiff
from diff_texts import old_translations
from last_release import NoBaseException, find_base, git

CONTRACT = "openapi.yaml"
TRUNKS = ("origin/main", "main")
SHOWN_OPERATIONS = 3


def find_commit(base: str) -> tuple[str, str]:
    """Returns what is compared with, in words, and its commit.

    Args:
        base: A revision, `release` for the last release; empty for the commit where this branch left main, and on main
            for the one before the last.

    Raises:
        NoBaseException: There is no such commit.
    """
    if base:
        return find_base(base)
    head = git("rev-parse", "--verify", "--quiet", "HEAD")
    forks = [git("merge-base", "HEAD", trunk) for trunk in TRUNKS]
    commit = next((fork for fork in forks if fork and fork != head), None) or git("rev-parse", "--verify", "HEAD~1")
    if commit is None:
        raise NoBaseException("there is no earlier commit; name one with BASE=REVISION")
    return commit[:12], commit.strip()


def contract_of(commit: str) -> dict[str, Any]:
    """Returns the contract as a commit has it.

    Raises:
        NoBaseException: The commit has none, or one that cannot be read.
    """
    text = git("show", f"{commit}:./{CONTRACT}")
    if text is None:
        raise NoBaseException(f"{commit[:12]} has no {CONTRACT}")
    return read(text, f"{CONTRACT} of {commit[:12]}")


def read(text: str, name: str) -> dict[str, Any]:
    """Returns a contract's document.

    Raises:
        NoBaseException: It is no YAML mapping.
    """
    try:
        document = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise NoBaseException(f"{name} is not YAML: {' '.join(str(error).split())}") from None
    if not isinstance(document, dict):
        raise NoBaseException(f"{name} is no mapping")
    return document


def translations(commit: str, language: str) -> tuple[Any, Any]:
    """Returns the translations of the contract as a commit has them and as they are, `None` where there are none.

    Raises:
        NoBaseException: A file cannot be read.
    """
    file = translation_file(Path(CONTRACT), language)
    before = git("show", f"{commit}:./{file}")
    after = file.read_text(encoding="utf-8") if file.is_file() else None
    names = (f"{file} of {commit[:12]}", str(file))
    old, new = (read(text, name) if text else None for text, name in zip((before, after), names, strict=True))
    return old, new


def main() -> int:
    """Returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", nargs="?", default="", help="revision or `release`; by default where it left main")
    base: str = parser.parse_args().base
    try:
        since, commit = find_commit(base)
        before = contract_of(commit)
        path = Path(CONTRACT)
        if not path.is_file():
            raise NoBaseException(f"there is no {CONTRACT} in {Path.cwd()}")
        after = read(path.read_text(encoding="utf-8"), CONTRACT)
        changes = ContractDiff(before, after).compare()
        for language in map(str, sequence(mapping(after.get("info")).get("x-languages"))):
            overlays = translations(commit, language)
            changes |= {change: [] for change in old_translations((before, after), overlays, language)}
    except (NoBaseException, LookupError) as error:
        print(f"cannot compare: {error}", file=sys.stderr)
        return 0 if getattr(error, "is_expected", False) else 2
    breaking, notices = (
        [f"{one.place}: {one.text}{_where(changes[one])}" for one in changes if one.breaking is wanted]
        for wanted in (True, False)
    )
    return report("spec", breaking, notices, since)


def _where(operations: list[str]) -> str:
    """Returns the operations that a change concerns, the first of them by name."""
    if not operations:
        return ""
    more = len(operations) - SHOWN_OPERATIONS
    return f" ({', '.join(operations[:SHOWN_OPERATIONS])}{f' and {more} more' if more > 0 else ''})"


if __name__ == "__main__":
    sys.exit(main())
