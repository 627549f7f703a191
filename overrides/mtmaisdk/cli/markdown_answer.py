"""Renders a streamed answer's Markdown on a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Console, ConsoleOptions, RenderableType
from rich.live import Live
from rich.markdown import Markdown
from rich.text import Text

from mtmaisdk.cli.output import describe_call, one_line, printable

if TYPE_CHECKING:
    from mtmaisdk.chat import ChatEvent, ChatStream

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_REFRESHES = 12


def show_markdown(stream: ChatStream) -> None:
    """Shows a stream; complete blocks are printed permanently, so that long answers scroll like text."""
    console = Console(highlight=False)
    answer = MarkdownAnswer()
    try:
        with Live(answer, console=console, transient=True, refresh_per_second=_REFRESHES) as live, stream:
            for event in stream:
                for block in answer.take(event):
                    live.console.print(block)
    finally:
        for block in answer.finish():
            console.print(block)


class MarkdownAnswer:
    """The growing end of an answer, redrawn with the terminal."""

    def __init__(self) -> None:
        self._reasoning = ""
        self._text = ""
        self._status = "…"

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        if self._reasoning:
            yield _dim(self._reasoning)
        elif self._text:
            yield _markdown(self._text)
        elif self._status:
            yield _dim(self._status)

    def take(self, event: ChatEvent) -> Iterator[RenderableType]:
        """Adds an event and yields the blocks that it completes."""
        if event.type == "reasoning":
            self._reasoning += printable(event.text)
        elif event.type == "text":
            yield from self._finish_reasoning()
            self._text += printable(event.text)
            if "\n" in event.text:
                whole, self._text = cut_blocks(self._text)
                if whole:
                    yield _markdown(whole)
        elif event.type == "tool_call":
            yield from self.finish()
            yield _dim(one_line(describe_call(event.call)))
        elif event.type == "references":
            yield from self.finish()
            for number, source in enumerate(event.references, 1):
                yield _dim(f"[{number}] " + one_line(f"{source.title or source.text} {source.url or ''}"))
        elif event.type == "node_status":
            self._status = one_line(f"{event.name} {event.status}") + " …"

    def finish(self) -> Iterator[RenderableType]:
        """Yields the rest, complete or not."""
        yield from self._finish_reasoning()
        text, self._text, self._status = self._text, "", ""
        if text.strip():
            yield _markdown(text)

    def _finish_reasoning(self) -> Iterator[RenderableType]:
        text, self._reasoning = self._reasoning, ""
        if text.strip():
            yield _dim(text)


def cut_blocks(text: str) -> tuple[str, str]:
    """Splits Markdown at the last blank line between blocks; the first part will not change any more."""
    fence = ""
    after_blank = False
    boundary = position = 0
    for line in text.splitlines(keepends=True):
        is_blank = not line.strip()
        # An indented line may belong to a list item above.
        if not fence and after_blank and not is_blank and not line[0].isspace():
            boundary = position
        marker = _FENCE.match(line)
        if marker and not fence:
            fence = marker[1]
        elif marker and marker[1].startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        after_blank = is_blank
        position += len(line)
    return text[:boundary], text[boundary:]


def _markdown(text: str) -> RenderableType:
    # A hyperlink would hide its target.
    return Markdown(text, hyperlinks=False)


def _dim(text: str) -> RenderableType:
    return Text(text, style="dim")
