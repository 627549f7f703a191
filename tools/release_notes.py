"""Writes the notes of a release from the changelog, once tag, version and changelog agree."""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "build" / "release" / "notes.md"


def release_notes(tag: str, version: str, changelog: str) -> str:
    """Returns the changelog's section of a version.

    Raises:
        ValueError: The tag names another version, or the changelog has no dated section of it, or an unreleased one.
    """
    if tag.removeprefix("v") != version:
        raise ValueError(f"the tag is {tag}, the version in openapi.yaml {version}")
    sections: dict[str, str] = dict(re.findall(r"(?ms)^## ([^\n]+)\n(.*?)(?=^## |\Z)", changelog))
    if sections.get("Unreleased", "").strip():
        raise ValueError("the changelog has unreleased changes")
    found = [
        text for title, text in sections.items() if re.fullmatch(rf"{re.escape(version)} – \d{{4}}-\d\d-\d\d", title)
    ]
    if not found:
        raise ValueError(f"the changelog has no section '## {version} – DATE'")
    return found[0].strip() + "\n"


def main(tag: str) -> None:
    """Writes the notes, or exits with what is wrong."""
    version = re.search(r'(?m)^version = "(.+)"$', (ROOT / "generated" / "pyproject.toml").read_text(encoding="utf-8"))
    try:
        notes = release_notes(tag, version[1] if version else "", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    except ValueError as error:
        sys.exit(f"no release: {error}")
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(notes, encoding="utf-8")
    print(f"wrote {TARGET.relative_to(ROOT)}")


if __name__ == "__main__":
    main(sys.argv[1])
