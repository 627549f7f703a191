"""`mtmaisdk history`: the chats that a server stores."""

from __future__ import annotations

import sys

import click

from mtmaisdk.cli.connection import Connection, connects
from mtmaisdk.cli.output import console, from_outside, is_terminal, printable, warn, write, write_json, write_rows


@click.group(invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """List, show, rename, stop and delete the chats that a server stores.

    Not every backend supports every command.
    """
    if ctx.invoked_subcommand is None:
        write(ctx.get_help())


@command.command("list")
@click.option("--limit", type=click.IntRange(min=1), default=20, help="Maximum number of chats.")
@click.option("--json", "as_json", is_flag=True, help="Print each chat as a line of JSON.")
@connects
def list_chats(connection: Connection, limit: int, as_json: bool) -> None:
    """List the chats, most recently changed first."""
    with connection.chat() as chat:
        write_rows(("id", "updated", "title"), chat.conversation.backend.list_chats(chat.api, limit), as_json)


@command.command()
@click.argument("chat_id")
@click.option("--limit", type=click.IntRange(min=1), default=20, help="Maximum number of messages.")
@click.option("--json", "as_json", is_flag=True, help="Print each message as a line of JSON.")
@connects
def show(connection: Connection, chat_id: str, limit: int, as_json: bool) -> None:
    """Show the last messages of a chat."""
    with connection.chat() as chat:
        messages = chat.conversation.backend.read_chat(chat.api, chat_id, limit)
    if not messages:
        warn(f"no messages in chat {chat_id!r}")
    for message in messages:
        if as_json:
            write_json(message)
        elif not is_terminal():
            write(f"{message['role']}: {message['text']}\n")
        else:
            from mtmaisdk.cli.markdown_answer import markdown

            terminal = console()
            terminal.print(f"{message['role']}:", style="bold", markup=False)
            terminal.print(markdown(printable(message["text"])), "")


@command.command()
@click.argument("chat_id")
@click.argument("title")
@connects
def rename(connection: Connection, chat_id: str, title: str) -> None:
    """Rename a chat."""
    with connection.chat() as chat:
        chat.conversation.backend.rename_chat(chat.api, chat_id, from_outside(title))


@command.command()
@click.argument("chat_id")
@connects
def stop(connection: Connection, chat_id: str) -> None:
    """End the answer that a chat is getting."""
    with connection.chat() as chat:
        chat.conversation.backend.stop_chat(chat.api, chat_id)


@command.command()
@click.argument("chat_id")
@click.option("-y", "--yes", is_flag=True, help="Do not ask for confirmation.")
@connects
def delete(connection: Connection, chat_id: str, yes: bool) -> None:
    """Delete a chat."""
    with connection.chat() as chat:
        if not yes:
            if not sys.stdin.isatty():
                raise click.UsageError("cannot ask for confirmation: give --yes")
            click.confirm(f"Delete {printable(chat_id)}?", abort=True, err=True)
        chat.conversation.backend.delete_chat(chat.api, chat_id)
