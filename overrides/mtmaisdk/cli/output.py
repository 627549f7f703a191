"""How text gets onto a terminal, or into a pipe."""

from __future__ import annotations

import codecs
import json
import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from mtmaisdk.chat import ToolCall

# A server's text must not move the cursor or change the terminal's title.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def use_unicode() -> None:
    """Lets the standard streams take every text, whatever the locale says."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # ASCII is what a C locale says of a terminal that can do more, and what goes into a pipe has to arrive.
            is_ascii = codecs.lookup(stream.encoding).name == "ascii"
            is_free = not stream.isatty() and "PYTHONIOENCODING" not in os.environ
            stream.reconfigure(encoding="utf-8" if is_ascii or is_free else None, errors="replace")


def is_terminal() -> bool:
    """Says whether the output goes to a terminal that can be drawn on."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def printable(text: str) -> str:
    """Returns text without control characters but line ends and tabs."""
    return _CONTROL.sub("", text)


def one_line(text: str) -> str:
    """Returns text as one printable line."""
    return " ".join(printable(" ".join(text.split())).split())


def from_outside(text: str) -> str:
    """Returns an argument or a typed line as Unicode, where the locale made bytes of it."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def read_input() -> str:
    """Reads the standard input.

    Raises:
        UsageError: It is not UTF-8.
    """
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.UsageError(f"the input is not UTF-8: {error.reason} at byte {error.start}") from None


def write_json(data: Any) -> None:
    """Writes JSON as one line."""
    click.echo(json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def write_rows(names: Sequence[str], rows: Iterable[Mapping[str, Any]], as_json: bool) -> None:
    """Writes rows: a table on a terminal, else a line each with tabs between, or a JSON object a line.

    Args:
        names: The columns of a table.
        rows: The rows; JSON has all of their fields.
        as_json: Whether to write JSON.
    """
    if as_json:
        for row in rows:
            write_json(row)
        return
    cells = [[one_line(str(row[name])) if row.get(name) is not None else "" for name in names] for row in rows]
    if not is_terminal():
        for line in cells:
            click.echo("\t".join(line))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*names, box=None, pad_edge=False)
    for line in cells:
        table.add_row(*map(Text, line))
    Console(highlight=False).print(table)


def warn(text: str) -> None:
    """Says something on the error output that is no error."""
    click.echo(f"mtmaisdk: {one_line(text)}", err=True)


def describe_call(call: ToolCall) -> str:
    """Returns a call of a tool as it would be written."""
    try:
        arguments = json.dumps(json.loads(call.arguments or "{}"), ensure_ascii=False)
    except ValueError:
        arguments = call.arguments
    return f"{call.name}({arguments})" + (f" = {call.result}" if call.result is not None else "")
