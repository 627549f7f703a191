"""Finds the last release in the history: what `make diff-spec` and `make diff-api` compare with for BASE=release."""

from __future__ import annotations

import re
import subprocess

TAGS = "v[0-9]*"
CHANGELOG = "CHANGELOG.md"
_RELEASED = re.compile(r"^## (\d+\.\d+\.\d+) – \d{4}-\d{2}-\d{2}$", re.MULTILINE)


RELEASE = "release"
"""The base that stands for the last release."""


class NoBaseException(Exception):
    """There is no earlier state to compare with.

    Attributes:
        is_expected: Whether that is as it should be, as in a shallow clone.
    """

    is_expected = False


def git(*arguments: str) -> str | None:
    """Returns what git prints in the working directory, or `None` if it fails."""
    run = subprocess.run(["git", *arguments], capture_output=True, check=False)
    return run.stdout.decode() if run.returncode == 0 else None


def find_base(base: str) -> tuple[str, str]:
    """Returns what is compared with, in words, and its commit.

    Args:
        base: A revision, or `release` for the last release.

    Raises:
        NoBaseException: There is none.
    """
    return last_release() if base == RELEASE else (base, commit_of(base))


def last_release() -> tuple[str, str]:
    """Returns the name of the last release before this state, and its commit.

    It is the last tag such as `v1.0.0`, or, in a clone without tags, the commit that dated the newest section of the
    changelog.

    Raises:
        NoBaseException: This clone has no release, because it is shallow, or because there was none.
    """
    head = git("rev-parse", "--verify", "--quiet", "HEAD")
    for state in ("HEAD", "HEAD~"):
        tag = (git("describe", "--tags", "--abbrev=0", f"--match={TAGS}", state) or "").strip()
        commit = tag and git("rev-parse", "--verify", f"{tag}^{{commit}}")
        # A release is compared with the one before it.
        if commit and commit != head:
            return tag, commit.strip()
    for version in re.findall(_RELEASED, git("show", f"HEAD:./{CHANGELOG}") or ""):
        found = (git("log", "--format=%H", f"-S## {version} – ", "--", CHANGELOG) or "").split()
        # In a shallow clone, the first commit seems to have written everything.
        if found and git("rev-parse", "--verify", "--quiet", f"{found[-1]}~") and found[-1] != (head or "").strip():
            return version, found[-1]
    is_shallow = (git("rev-parse", "--is-shallow-repository") or "").strip() == "true"
    error = NoBaseException("this clone has no release: " + ("it is shallow" if is_shallow else "there was none"))
    error.is_expected = True
    raise error


def commit_of(revision: str) -> str:
    """Returns the commit that a revision names.

    Raises:
        NoBaseException: There is none.
    """
    commit = git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise NoBaseException(f"{revision} is no revision of this repository")
    return commit.strip()
