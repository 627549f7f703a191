"""Markdown on a terminal, rendered while it arrives."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from rich.console import Console
from typing_extensions import Self

from mtmaisdk.chat import ChatEvent, ReasoningEvent, TextEvent, ToolCall, ToolCallEvent
from mtmaisdk.cli.answer import show_json, show_plain
from mtmaisdk.cli.markdown_answer import Blocks, MarkdownAnswer
from mtmaisdk.cli.output import one_line, printable


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("a\n\nb", "a\n\n"),
        ("a\n\n", ""),
        ("a\nb\n", ""),
        ("a\n\nb\n\nc", "a\n\nb\n\n"),
        ("- a\n\n  b\n\n  c", ""),
        ("```\na\n\nb\n\nc", ""),
        ("```\na\n\nb\n```\n\nc", "```\na\n\nb\n```\n\n"),
        ("~~~~\n```\n\n~~~\n\nx\n~~~~\n\nc", "~~~~\n```\n\n~~~\n\nx\n~~~~\n\n"),
        ("```py\n\n```js\n\nx", ""),
    ],
)
def test_blocks_are_cut_where_nothing_changes_any_more(text: str, whole: str) -> None:
    for pieces in ([text], list(text), text.splitlines(keepends=True)):
        blocks = Blocks()
        assert "".join(map(blocks.add, pieces)) == whole
        assert blocks.rest() == text.removeprefix(whole)


def test_an_answer_ends_as_if_it_had_come_whole() -> None:
    text = "# 标题\n\n第一段 **粗体**。\n\n```python\nprint(1)\n\nprint(2)\n```\n\n1. 一\n2. 二\n\n[链接](http://evil.test)\n"
    console = Console(file=io.StringIO(), width=40, force_terminal=True, color_system=None)
    answer = MarkdownAnswer()
    events = [ReasoningEvent("想一想"), *map(TextEvent, text), ToolCallEvent(ToolCall("1", "f", '{"a":1}'))]
    for event in events:
        for block in answer.take(event):
            console.print(block)
    for block in answer.finish():
        console.print(block)
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    order = [
        "想一想",
        "标题",
        "第一段 粗体。",
        "print(1)",
        "print(2)",
        "1 一",
        "链接 (http://evil.test)",
        'f({"a": 1})',
    ]
    positions = [shown.index(part) for part in order]
    assert positions == sorted(positions)


def test_text_is_made_harmless() -> None:
    assert printable("a\x1b[2J\r\n\tb\x9c\x7f") == "a[2J\n\tb"
    assert printable("gnp.\u202eexe\u202c \u2066x\u2069 \u200fעברית") == "gnp.exe x \u200fעברית"
    assert one_line(" a\n\tb ") == "a b"


LINE = "print('一')  # a line of code\n"
ANSWERS: dict[str, Callable[[int], list[ChatEvent]]] = {
    "an open code block": lambda size: [TextEvent("```python\n"), *map(TextEvent, [LINE] * size)],
    "one long line": lambda size: [*map(TextEvent, ["words "] * 2 * size)],
    "reasoning": lambda size: [*map(ReasoningEvent, [LINE] * size)],
    "an indented list": lambda size: [TextEvent("- a\n\n"), *map(TextEvent, ["  b\n", "\n"] * size)],
}


class Stream:
    """The events of an answer."""

    def __init__(self, events: Sequence[ChatEvent]) -> None:
        self._events = events

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def __iter__(self) -> Iterator[ChatEvent]:
        return iter(self._events)


def collect(stream: Any) -> None:
    answer = MarkdownAnswer()
    for event in stream:
        assert list(answer.take(event)) == []
    # What an answer shows each time that it is redrawn.
    options = Console(width=40, height=10, file=io.StringIO()).options
    assert len(str(next(iter(answer.__rich_console__(Console(), options))))) <= 1000
    assert len(list(answer.finish())) == 1


WRITERS = [*((kind, collect) for kind in ANSWERS), ("one long line", show_plain), ("one long line", show_json)]


@pytest.mark.parametrize(("kind", "show"), WRITERS)
def test_twice_as_many_pieces_take_twice_as_long(
    kind: str, show: Callable[[Any], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())

    def seconds(size: int) -> float:
        stream = Stream(ANSWERS[kind](size))
        begun = time.process_time()
        show(stream)
        return time.process_time() - begun

    # What is read anew for each piece takes four times as long.
    assert min(seconds(2000) / seconds(1000) for _ in range(3)) < 3
