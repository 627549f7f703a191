"""Pieces of Markdown as MyST reads it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from docs_site.literals import json_text

_CHINESE, _PUNCTUATION = "\u3000-\u303f\u3400-\u9fff\uff00-\uffef", "\u3000-\u303f\uff00-\uffef"
_BREAK = re.compile(
    rf"(?<=[{_CHINESE}])\n *(?=[{_CHINESE}])"
    rf"|(?<=[{_PUNCTUATION}])\n *(?=[A-Za-z`\[])"
    rf"|(?<=[^\s|])\n *(?=[{_PUNCTUATION}])"
)
"""Ends of lines within a Chinese paragraph that are no blanks."""

_LONGEST = 240
"""Characters of a string in an example; base64 goes on for pages."""


def code(text: str, language: str) -> str:
    """Returns a block of code."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence}{language}\n{text.rstrip()}\n{fence}\n"


def json_code(value: Any) -> str:
    """Returns a value as a block of JSON, with long strings cut."""
    return code(json_text(_cut(value)), "json")


def block(name: str, argument: str, content: str, **options: str) -> str:
    """Returns a directive around content, which may have directives of its own."""
    colons = ":" * max(3, 1 + max(map(len, re.findall(r"^:{3,}", content, re.MULTILINE)), default=0))
    given = "".join(f":{key.replace('_', '-')}: {value}\n" for key, value in options.items())
    return f"{colons}{{{name}}} {argument}\n{given}\n{content.rstrip()}\n{colons}\n"


def raw_html(html: str) -> str:
    """Returns HTML as it is."""
    return code(html, "{raw} html")


def without_breaks(source: str) -> str:
    """Joins the lines of Chinese paragraphs, between which a browser would show a blank; code stays as it is."""
    parts = re.split(r"(^```.*?^```$)", source, flags=re.DOTALL | re.MULTILINE)
    return "".join(part if number % 2 else _BREAK.sub("", part) for number, part in enumerate(parts))


def target(name: str) -> str:
    """Returns an anchor for what follows."""
    return f"({name})=\n"


def text(source: str) -> str:
    """Returns a text of the contract with everything outside of code taken literally that HTML or MyST would read."""
    parts = re.split(r"(`+[^`]*`+)", source.strip())
    return "".join(part if number % 2 else _escaped(part) for number, part in enumerate(parts))


def line(source: str) -> str:
    """Returns a text for a cell of a table or a heading."""
    return " ".join(text(source).split()).replace("|", "\\|")


def index(*names: str) -> str:
    """Returns entries of the search's index that lead to what follows."""
    # Without the mark of a main entry, the search lists it below all others.
    return "".join(f"```{{index}} ! {name}\n```\n" for name in names)


def keywords(source: str) -> str:
    """Returns the head of a page that is also found by words of another language; Chinese by pairs of characters."""
    chinese = re.findall("[\u4e00-\u9fff]+", source)
    pairs = [each[at : at + 2] for each in chinese for at in range(len(each) - 1)]
    listed = ", ".join(dict.fromkeys([*pairs, *re.findall("[a-z]{3,}", source.lower())]))
    return f'---\nmyst:\n  html_meta:\n    keywords: "{listed}"\n---\n'


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Returns a table."""
    head = [*head]
    lines = [head, ["---"] * len(head), *([*row] for row in rows)]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def span(content: str, name: str) -> str:
    """Returns inline content with a class."""
    return f"[{content}]{{.{name}}}"


def script_data(value: Mapping[str, Any], name: str) -> str:
    """Returns data for a script as HTML."""
    data = json.dumps(value, ensure_ascii=False).replace("</", "<\\/")
    return f'<script type="application/json" class="{name}">{data}</script>'


def _escaped(source: str) -> str:
    return re.sub(r"([<>*\[\]{}$~])", r"\\\1", source)


def _cut(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _cut(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_cut(each) for each in value]
    if isinstance(value, str) and len(value) > _LONGEST:
        return f"{value[:_LONGEST]}…"
    return value
