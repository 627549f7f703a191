"""Writes the templates with the partials that each of them needs defined in it.

The generator parses a template once, but a partial anew each time it is included: several times for every field. A
partial that the template itself defines (`{{#*inline}}`) is parsed once with it; what is generated stays the same.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

SUFFIX = ".handlebars"
# Included by name, or passed on to be included (`part="fastgpt/entry"`).
PARTIAL = re.compile(r"""\{\{~?>\s*([\w/]+)|"(\w+/\w+)\"""")


def named(text: str) -> set[str]:
    """Returns the names that a text includes, and those that may be names of partials."""
    return {one or other for one, other in PARTIAL.findall(text)}


def inlined(name: str, texts: dict[str, str]) -> str:
    """Returns a template, followed by definitions of all partials that it may come to; errors keep their lines."""
    needed: set[str] = set()
    todo = [name]
    while todo:
        found = (named(texts[todo.pop()]) & texts.keys()) - needed
        needed |= found
        todo += found
    partials = (f'{{{{#*inline "{partial}"}}}}{texts[partial]}{{{{/inline}}}}' for partial in sorted(needed))
    return texts[name] + "".join(partials)


def main(source: Path, target: Path) -> None:
    """Writes the templates of one folder to another."""
    texts = {
        path.relative_to(source).as_posix().removesuffix(SUFFIX): path.read_text(encoding="utf-8")
        for path in source.rglob(f"*{SUFFIX}")
    }
    for name in texts:
        path = target / f"{name}{SUFFIX}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(inlined(name, texts), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
