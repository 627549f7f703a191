"""Markdown on a terminal, rendered while it arrives."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from mtmaisdk.chat import ReasoningEvent, TextEvent, ToolCall, ToolCallEvent
from mtmaisdk.cli.markdown_answer import MarkdownAnswer, cut_blocks
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
    assert cut_blocks(text) == (whole, text.removeprefix(whole))


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
    assert one_line(" a\n\x1b b ") == "a b"
