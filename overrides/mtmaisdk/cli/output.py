"""Text on a terminal or in a pipe: all output of the command line goes through `write`, `write_json` or `console`.

A server's text must not move the cursor, change the terminal's title or clipboard, or turn other text around. A pipe
gets it as it is.
"""

from __future__ import annotations

import codecs
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

    from mtmaisdk.chat import ToolCall

_BIDI = r"\u202a-\u202e\u2066-\u2069"
_CONTROL = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f{_BIDI}]")
_CONTROL_IN_JSON = re.compile(rf"[\x7f-\x9f{_BIDI}]")


def use_unicode() -> None:
    """Makes the standard streams accept all text, independent of the locale."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A C locale claims ASCII for terminals that support more, and text for a pipe must not be lost.
            is_ascii = codecs.lookup(stream.encoding).name == "ascii"
            is_pipe = stream is not sys.stdin and not stream.isatty() and "PYTHONIOENCODING" not in os.environ
            stream.reconfigure(encoding="utf-8" if is_ascii or is_pipe else None, errors="replace")


def is_terminal() -> bool:
    """Returns whether the output is a terminal that supports formatting."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def printable(text: str) -> str:
    """Returns text without bidirectional controls, and without control characters other than newlines and tabs."""
    return _CONTROL.sub("", text)


def one_line(text: str) -> str:
    """Returns text as one line."""
    return " ".join(text.split())


def write(text: str = "", *, end: str = "\n", err: bool = False) -> None:
    """Writes text, printable on a terminal, to the output or the error output."""
    stream = sys.stderr if err else sys.stdout
    stream.write((printable(text) if stream.isatty() else text) + end)
    stream.flush()


def console(*, err: bool = False) -> Console:
    """Returns a console for formatted output, whose text is printable whatever is shown."""
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.segment import Segment

    class PrintableConsole(Console):
        def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterator[Segment]:
            for text, style, control in super().render(renderable, options):
                # Segments with codes are the console's own, such as those that redraw a line.
                yield Segment(text if control else printable(text), style, control)

    return PrintableConsole(stderr=err, highlight=False)


def from_outside(text: str) -> str:
    """Returns an argument or an input line as Unicode, even if the locale could not decode it."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def read_input() -> str:
    """Reads the standard input, as UTF-8, or in the encoding of the system, in which Windows pipes text."""
    data = sys.stdin.buffer.read()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        with suppress(UnicodeDecodeError):
            return data.decode(sys.stdin.encoding)
        raise click.UsageError(f"the input is not UTF-8: {error.reason} at byte {error.start}") from None


def texts_or_lines(texts: Sequence[str]) -> list[str]:
    """Returns the arguments of a command, or without any, the lines of the standard input."""
    if texts:
        return [from_outside(text) for text in texts]
    lines = [] if sys.stdin.isatty() else [line for line in read_input().splitlines() if line.strip()]
    if not lines:
        raise click.UsageError("a text is required")
    return lines


def write_json(data: Any) -> None:
    """Writes a value as one line of JSON; text is JSON already. On a terminal, control characters are escaped."""
    text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    write(_CONTROL_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text) if sys.stdout.isatty() else text)


def write_rows(names: Sequence[str], rows: Iterable[Mapping[str, Any]], as_json: bool) -> None:
    """Writes rows as a table on a terminal, as tab-separated lines otherwise, or, with all fields, as lines of JSON."""
    if as_json:
        for row in rows:
            write_json(row)
        return
    cells = [[one_line(str(row[name])) if row.get(name) is not None else "" for name in names] for row in rows]
    if not is_terminal():
        for line in cells:
            write("\t".join(line))
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(*names, box=None, pad_edge=False)
    for line in cells:
        table.add_row(*(Text(printable(cell)) for cell in line))
    console().print(table)


def warn(text: str) -> None:
    """Writes a warning to the error output."""
    write(f"mtmaisdk: {one_line(text)}", err=True)


def describe_call(call: ToolCall) -> str:
    """Returns a call of a tool in the form `name(arguments) = result`."""
    from mtmaisdk.clients.rest.wire.json_text import parse_json

    try:
        arguments = json.dumps(parse_json(call.arguments or "{}"), ensure_ascii=False)
    except ValueError:
        arguments = call.arguments
    return f"{call.name}({arguments})" + (f" = {call.result}" if call.result is not None else "")


def spinner(what: str) -> AbstractContextManager[object]:
    """Returns a context that shows a spinner while it is open."""
    if not sys.stderr.isatty():
        return nullcontext()
    return console(err=True).status(f"{what} …")


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[float, str], None]]:
    """Shows a progress bar while the context is open; yields a function that sets the percentage and a status."""
    if not sys.stderr.isatty():
        yield lambda percent, status: None
        return
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[status]}", markup=False),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console(err=True), transient=True) as bar:
        task = bar.add_task(what, total=100, status="")
        yield lambda percent, status: bar.update(task, completed=percent, status=status)
