"""Shows a streamed answer as text or JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from mtmaisdk.cli.output import describe_call, is_terminal, warn, write, write_json

if TYPE_CHECKING:
    from mtmaisdk.chat import ChatStream


Show: TypeAlias = "Callable[[ChatStream], None]"
"""Enters a stream and shows all of it; what arrived before an error is shown."""


def choose(as_json: bool, plain: bool) -> Show:
    """Returns the way to show answers."""
    if as_json:
        return show_json
    if plain or not is_terminal():
        return show_plain
    from mtmaisdk.cli.markdown_answer import show_markdown

    return show_markdown


def show_json(stream: ChatStream) -> None:
    """Writes each event as a line of JSON."""
    with stream:
        for event in stream:
            write_json(event.to_dict())


def show_plain(stream: ChatStream) -> None:
    """Writes the text; calls that the caller has to run are reported on the error output."""
    last = ""
    try:
        with stream:
            for event in stream:
                if event.type == "text":
                    write(event.text, end="")
                    last = event.text or last
                elif event.type == "tool_call" and event.call.result is None:
                    warn(f"the model calls {describe_call(event.call)}")
    finally:
        if last and not last.endswith("\n"):
            write()
