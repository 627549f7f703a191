"""Reads YAML with the position of everything in it, and tells what is wrong with it as YAML."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml

Problem: TypeAlias = tuple[int, int, str]
"""Line, column and what is wrong there."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNALIGNED = ("mapping values are not allowed", "did not find expected key", "did not find expected '-'")
_STRING = "tag:yaml.org,2002:str"
_TIMESTAMP = "tag:yaml.org,2002:timestamp"


@dataclass
class Source:
    """A YAML document.

    Attributes:
        problems: What is wrong with it as YAML.
        document: Its content; `None` if it cannot be read.
        root: Its nodes, which have the positions.
    """

    problems: list[Problem] = field(default_factory=list)
    document: Any = None
    root: Any = None

    def position(self, path: tuple[Any, ...]) -> tuple[int, int]:
        """Returns line and column of the innermost part of a path that is there: of its key, or of a list's item."""
        node, mark = self.root, self.root.start_mark
        for step in path:
            found = None
            if isinstance(node, yaml.MappingNode):
                # Of a key that is there twice, the last one counts.
                pairs = [(key.start_mark, value) for key, value in node.value if key.value == str(step)]
                found = pairs[-1] if pairs else None
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                found = (node.value[step].start_mark, node.value[step])
            if found is None:
                break
            mark, node = found
        return mark.line + 1, mark.column + 1


def read(text: str) -> Source:
    """Reads a YAML document."""
    tabs = [
        (number, line.index("\t") + 1, "a tab; use spaces")
        for number, line in enumerate(text.splitlines(), 1)
        if "\t" in line
    ]
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        document = None if root is None else loader.construct_document(root)
    except yaml.YAMLError as error:
        problem = _syntax(error, text.splitlines())
        return Source(tabs if any(problem[0] == tab[0] for tab in tabs) else [*tabs, problem])
    finally:
        loader.dispose()
    if document is None:
        return Source([(1, 1, "the file is empty")])
    problems = [*_problems(root)]
    if problems:
        # Keys and values as JSON has them, which is what rules expect.
        document = json.loads(json.dumps(document, default=str, skipkeys=True))
    return Source([*tabs, *problems], document, root)


def load(file: Path) -> Any:
    """Returns the content of a YAML file; nothing if there is no such file."""
    return yaml.load(file.read_bytes(), _Loader) if file.exists() else None


def _syntax(error: yaml.YAMLError, lines: list[str]) -> Problem:
    """Returns what a parser says in several lines as one."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return 1, 1, " ".join(str(error).split())
    line = lines[mark.line] if mark.line < len(lines) else ""
    said = str(getattr(error, "problem", error))
    if said.startswith("mapping values are not allowed") and ": " in line[: mark.column]:
        said = "a value with ': ' in it; put it in quotes"
    elif said.startswith(_UNALIGNED):
        word = line.strip().split(":")[0]
        begin = getattr(error, "context_mark", None)
        beside = f" with line {begin.line + 1}" if begin is not None and begin.line != mark.line else ""
        said = f"wrong indentation: {word!r} does not line up{beside}"
    return mark.line + 1, mark.column + 1, said


def _problems(node: Any) -> Iterator[Problem]:
    """Yields what YAML allows and JSON, or a reader, does not."""
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    if node.tag == _TIMESTAMP:
        yield line, column, f"{node.value!r} is read as a date; put it in quotes"
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _problems(item)
    if isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            place = (key.start_mark.line + 1, key.start_mark.column + 1)
            if key.tag != _STRING:
                yield (*place, f"the key {key.value} is not a string; put it in quotes")
            elif key.value in seen:
                yield (*place, f"the key {key.value!r} is here twice; first in line {seen[key.value]}")
            seen[str(key.value)] = place[0]
            yield from _problems(value)
