"""Shows an answer as it comes: as text, or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import click

from mtmaisdk.cli.output import describe_call, is_terminal, printable, warn, write_json

if TYPE_CHECKING:
    from mtmaisdk.chat import ChatStream


class Show(Protocol):
    """Shows a stream; raises what the stream raises, with what came before shown."""

    def __call__(self, stream: ChatStream) -> None:
        """Enters a stream and shows it to its end."""


def choose(as_json: bool, plain: bool) -> Show:
    """Returns how answers are shown."""
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
    """Writes the text alone; calls that wait for a tool go to the error output."""
    last = ""
    try:
        with stream:
            for event in stream:
                if event.type == "text":
                    piece = printable(event.text)
                    click.echo(piece, nl=False)
                    last = piece or last
                elif event.type == "tool_call" and event.call.result is None:
                    warn(f"the model calls {describe_call(event.call)}")
    finally:
        if last and not last.endswith("\n"):
            click.echo()
