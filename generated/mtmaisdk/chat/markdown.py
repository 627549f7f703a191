"""Replies as Markdown, for notebooks, which trust what they show: a model's text must not become HTML."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

_FENCED = re.compile(
    r"^(?:(`{3,})([^`\n]*)|(~{3,})([^\n]*))\n(.*?)(?:^ {0,3}(?:\1`*|\3~*)[ \t]*(?:\n|\Z)|\Z)", re.MULTILINE | re.DOTALL
)
"""A block of code that starts in the first column, as only there it ends where this says."""

_FENCE = re.compile(r"^[ \t>*+\-\d.)]*(?:```|~~~)", re.MULTILINE)
"""What may begin or end a block elsewhere, as in a list."""

_HTML = re.compile(r"`([^`\n]*<[^`\n]*)`|<")
_SAFE = ("http://", "https://", "data:image/")
_LONGEST = 500


def as_markdown(reply: Any) -> str:
    """Returns a reply: reasoning and calls folded, the text, images that it does not link, and references."""
    calls = "".join(f"- {_call(call)}\n" for call in reply.tool_calls)
    images = [image.url for image in reply.images if image.url not in reply.text]
    sources = enumerate(reply.references, 1)
    return "\n\n".join(
        [
            *_folded("Reasoning", f"<pre>{_inert(reply.reasoning)}</pre>", reply.reasoning),
            *_folded("Tools", calls, calls),
            _without_html(reply.text),
            *(f"![image]({_url(url)})" for url in images if url.startswith(_SAFE)),
            "\n".join(f"{at}. {_source(source)}" for at, source in sources),
        ]
    ).strip("\n")


def _folded(title: str, body: str, is_there: str) -> list[str]:
    return [f"<details><summary>{title}</summary>\n\n{body}\n\n</details>"] if is_there else []


def _call(call: Any) -> str:
    shown = f"<code>{_inert(f'{call.name}({call.arguments})'[:_LONGEST])}</code>"
    return shown if call.result is None else f"{shown} → <code>{_inert(call.result[:_LONGEST])}</code>"


def _source(source: Any) -> str:
    title = _inert(" ".join((source.title or source.text)[:_LONGEST].split()) or source.url or "")
    return f"[{title}]({_url(source.url)})" if (source.url or "").startswith(_SAFE) else title


def _without_html(text: str) -> str:
    """Returns a text in Markdown whose HTML is shown as it is written."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    pieces, at, is_sure = list[str](), 0, True
    for block in _FENCED.finditer(text):
        begin, end = block.span()
        is_sure = is_sure and _FENCE.search(text, at, begin) is None
        pieces += _escaped(text[at:begin]), _code(block, is_sure)
        at = end
    return "".join([*pieces, _escaped(text[at:])])


def _escaped(text: str) -> str:
    return _HTML.sub(lambda found: f"<code>{_inert(found[1])}</code>" if found[1] else "&lt;", text)


def _code(block: re.Match[str], is_sure: bool) -> str:
    """Returns a block of code, as HTML if programs may differ in where it begins or ends."""
    fence, info, code = block[1] or block[3], block[2] or block[4] or "", block[5]
    if not is_sure or _FENCE.search(code):
        return f"<pre><code>{_inert(code)}</code></pre>\n\n"
    return f"{fence}{info}\n{code}{'' if code.endswith(chr(10)) or not code else chr(10)}{fence}\n"


def _inert(text: str) -> str:
    """Returns a text that is neither Markdown nor HTML."""
    return re.sub(r"[^\w ]|_", lambda mark: f"&#{ord(mark[0])};", text)


def _url(url: str) -> str:
    return quote(url, safe="%/:=&?~#+!$,;'@*[]|")
