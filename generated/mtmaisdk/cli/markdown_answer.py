"""Renders a streamed answer's Markdown on a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Console, ConsoleOptions, RenderableType
from rich.live import Live
from rich.markdown import Markdown
from rich.text import Text

from mtmaisdk.cli.output import console, describe_call, one_line, printable

if TYPE_CHECKING:
    from mtmaisdk.chat import ChatEvent, ChatStream

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_REFRESHES = 12


def show_markdown(stream: ChatStream) -> None:
    """Shows a stream; complete blocks are printed permanently, so that long answers scroll like text."""
    terminal = console()
    answer = MarkdownAnswer()
    try:
        with Live(answer, console=terminal, transient=True, refresh_per_second=_REFRESHES) as live, stream:
            for event in stream:
                for block in answer.take(event):
                    live.console.print(block)
    finally:
        for block in answer.finish():
            terminal.print(block)


class MarkdownAnswer:
    """The growing end of an answer, redrawn with the terminal."""

    def __init__(self) -> None:
        self._reasoning: list[str] = []
        self._blocks = Blocks()
        self._status = "…"

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        # What does not fit on the terminal is not shown, and would be rendered anew each time.
        shown = options.max_width * (options.height or console.height)
        if self._reasoning:
            yield _dim("".join(self._reasoning)[:shown])
        elif rest := self._blocks.rest():
            yield markdown(rest[:shown])
        elif self._status:
            yield _dim(self._status)

    def take(self, event: ChatEvent) -> Iterator[RenderableType]:
        """Adds an event and yields the blocks that it completes."""
        if event.type == "reasoning":
            self._reasoning.append(printable(event.text))
        elif event.type == "text":
            yield from self._finish_reasoning()
            if whole := self._blocks.add(printable(event.text)):
                yield markdown(whole)
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
        text, self._blocks, self._status = self._blocks.rest(), Blocks(), ""
        if text.strip():
            yield markdown(text)

    def _finish_reasoning(self) -> Iterator[RenderableType]:
        text = "".join(self._reasoning)
        self._reasoning.clear()
        if text.strip():
            yield _dim(text)


class Blocks:
    """Markdown that arrives in pieces, cut at the blank lines between blocks. Each line is read once."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._fence = ""
        self._after_blank = False

    def add(self, text: str) -> str:
        """Adds a piece, and returns the blocks that will not change any more."""
        whole = ""
        *lines, rest = text.split("\n")
        for line in lines:
            self._line.append(f"{line}\n")
            whole += self._take_line("".join(self._line))
            self._line.clear()
        if rest:
            self._line.append(rest)
            whole += self._cut_before(self._line[0])
        return whole

    def rest(self) -> str:
        """Returns the text that may change."""
        return "".join([*self._lines, *self._line])

    def _take_line(self, line: str) -> str:
        whole = self._cut_before(line)
        marker = _FENCE.match(line)
        if marker and not self._fence:
            self._fence = marker[1]
        elif marker and marker[1].startswith(self._fence) and not line.strip().strip(self._fence[0]):
            self._fence = ""
        self._after_blank = not line.strip()
        self._lines.append(line)
        return whole

    def _cut_before(self, line: str) -> str:
        # An indented line may belong to a list item above.
        if self._fence or not self._after_blank or line[0].isspace():
            return ""
        whole = "".join(self._lines)
        self._lines.clear()
        self._after_blank = False
        return whole


def markdown(text: str) -> RenderableType:
    """Returns text that is rendered as Markdown, without hyperlinks, which would hide their targets."""
    return Markdown(text, hyperlinks=False)


def _dim(text: str) -> RenderableType:
    return Text(text, style="dim")
