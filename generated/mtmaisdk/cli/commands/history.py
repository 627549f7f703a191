"""`mtmaisdk history`: the chats that a server keeps."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from mtmaisdk.cli.connection import Connection, connects
from mtmaisdk.cli.history import History, history_of
from mtmaisdk.cli.output import from_outside, is_terminal, printable, warn, write_json, write_rows


@click.group(invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """List, show, rename and delete the chats that a server keeps.

    FastGPT can do it all, with --set app_id=…; mtmai shows a chat.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@command.command("list")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many at most.")
@click.option("--json", "as_json", is_flag=True, help="Write each chat as a line of JSON.")
@connects
def list_chats(connection: Connection, limit: int, as_json: bool) -> None:
    """List the chats, the last changed first."""
    with _history(connection) as history:
        write_rows(("id", "updated", "title"), history.chats(limit), as_json)


@command.command()
@click.argument("chat_id")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many messages at most.")
@click.option("--json", "as_json", is_flag=True, help="Write each message as a line of JSON.")
@connects
def show(connection: Connection, chat_id: str, limit: int, as_json: bool) -> None:
    """Show the last messages of a chat."""
    with _history(connection) as history:
        messages = history.messages(chat_id, limit)
    if not messages:
        warn(f"there are no messages in a chat {chat_id!r}")
    for message in messages:
        if as_json:
            write_json(message)
        elif not is_terminal():
            click.echo(f"{message['role']}: {printable(message['text'])}\n")
        else:
            from rich.console import Console
            from rich.markdown import Markdown

            console = Console(highlight=False)
            console.print(f"{message['role']}:", style="bold", markup=False)
            console.print(Markdown(printable(message["text"]), hyperlinks=False), "")


@command.command()
@click.argument("chat_id")
@click.argument("title")
@connects
def rename(connection: Connection, chat_id: str, title: str) -> None:
    """Give a chat another title."""
    with _history(connection) as history:
        history.rename(chat_id, from_outside(title))


@command.command()
@click.argument("chat_id")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@connects
def delete(connection: Connection, chat_id: str, yes: bool) -> None:
    """Delete a chat."""
    with _history(connection) as history:
        if not yes:
            if not sys.stdin.isatty():
                raise click.UsageError("nobody is there to be asked: give --yes")
            click.confirm(f"Delete {printable(chat_id)}?", abort=True, err=True)
        history.delete(chat_id)


@contextmanager
def _history(connection: Connection) -> Iterator[History]:
    with connection.chat() as chat:
        yield history_of(chat, connection)
