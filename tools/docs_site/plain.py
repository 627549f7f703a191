"""Turns a page of the site into Markdown for readers that know no directives: what folds is a `<details>`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_DIRECTIVE = re.compile(r"(:{3,})\{([\w-]+)\} ?(.*)")
_FENCE = re.compile(r"(`{3,})(.*)")
_OPTION = re.compile(r":[\w-]+:")
_TARGET = re.compile(r"\(([\w-]+)\)=$")
_EMPTY_SECTION = re.compile(r"^(#+) [^\n]+\n+(?=\1 )", re.MULTILINE)
_SPAN = re.compile(r"\[((?:\[[^\]]*\]\([^)]*\)|[^\[\]])+)\]\{[^}]*\}")
_LINK = re.compile(r"(?<!\\)\[([^\]\n]*)\]\(([^)\s]+)\)")


def plain(page: str, address: Callable[[str], str | None]) -> str:
    """Returns a page without directives, targets and front matter, and without what only a browser can do.

    Args:
        page: The page as MyST reads it.
        address: Returns where a link leads now, or None for text that is no link.
    """
    page = re.sub(r"\A---\n.*?\n---\n", "", page, flags=re.DOTALL)
    text = "\n".join(_lines(iter(page.split("\n")), address))
    text = _outside_code(text, lambda part: _EMPTY_SECTION.sub("", re.sub(r"\n{3,}", "\n\n", part)))
    return text.strip() + "\n"


def demoted(page: str) -> str:
    """Returns a page with each heading one level lower."""
    return _outside_code(page, lambda part: re.sub("^(?=#)", "#", part, flags=re.MULTILINE))


def anchor(name: str) -> str:
    """Returns a place that links lead to."""
    return f'<a name="{name}"></a>\n'


def _outside_code(page: str, change: Callable[[str], str]) -> str:
    parts = re.split(r"^(`{3,}.*?^`{3,}$)", page, flags=re.DOTALL | re.MULTILINE)
    return "".join(part if at % 2 else change(part) for at, part in enumerate(parts))


def _lines(lines: Iterator[str], address: Callable[[str], str | None]) -> Iterator[str]:
    for line in lines:
        if fence := _FENCE.match(line):
            content = [*_until(lines, fence[1])]
            if not fence[2].startswith("{"):
                yield from (line, *content, fence[1])
        elif directive := _DIRECTIVE.fullmatch(line):
            yield from _directive(directive[2], directive[3], [*_until(lines, directive[1])], address)
        elif target := _TARGET.match(line):
            # Operations have theirs by name.
            if not target[1].startswith("op-"):
                is_method = target[1].startswith("method-")
                yield anchor(target[1].removeprefix("method-").replace("-", "_") if is_method else target[1])
        else:
            yield _inline(line, address)


def _until(lines: Iterator[str], end: str) -> Iterator[str]:
    for line in lines:
        if line == end:
            return
        yield line


def _directive(name: str, argument: str, content: list[str], address: Callable[[str], str | None]) -> Iterator[str]:
    while content and _OPTION.match(content[0]):
        content.pop(0)
    inner = _lines(iter(content), address)
    if name == "toctree":
        return
    yield ""
    if name == "dropdown":
        summary = re.sub("`([^`]*)`", r"<code>\1</code>", _inline(argument, lambda _: None))
        yield from (f"<details><summary>{summary}</summary>\n", *inner, "\n</details>")
    elif name == "tab-item":
        yield from (f"**{argument}**\n", *inner)
    elif argument == "field":
        shown = [line for line in inner if line]
        yield "- " + "\n\n  ".join(shown)
    else:
        yield from inner
    yield ""


def _inline(line: str, address: Callable[[str], str | None]) -> str:
    def link(found: re.Match[str]) -> str:
        where = address(found[2])
        return found[1] if where is None else f"[{found[1]}]({where})"

    return _LINK.sub(link, _SPAN.sub(r"\1", line))
