"""Progress of slow work, shown on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from mtmaisdk.cli.output import console


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
