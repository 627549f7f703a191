"""`mtmaisdk chat`: asks a question, or starts an interactive chat."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from mtmaisdk.chat.attachments import read_attachments
from mtmaisdk.chat.backends import backend_class
from mtmaisdk.cli.answer import ask, choose, read_state
from mtmaisdk.cli.connection import Connection, connects
from mtmaisdk.cli.output import from_outside, read_input
from mtmaisdk.cli.output_files import FILE, in_folder
from mtmaisdk.clients.rest.wire.json_text import parse_json
from mtmaisdk.install_hint import install_hint


@click.command
@click.argument("words", nargs=-1, metavar="[QUESTION]...")
@click.option("-m", "--model", help="The model.")
@click.option("--system", metavar="TEXT", help="The system prompt.")
@click.option(
    "-a", "--attach", multiple=True, type=click.Path(), metavar="FILE", help="A file or URL to attach; may be repeated."
)
@click.option(
    "--state",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=in_folder,
    help="Resume the conversation in this file, and save it there.",
)
@click.option("--history", type=click.Path(), callback=in_folder, help="Keep questions of interactive chats here.")
@click.option("--schema", type=FILE, help="Ask for JSON that is valid under the JSON schema in this file.")
@click.option(
    "--by-prompt", is_flag=True, help="Ask for --schema in the prompt; some servers have no parameter for it."
)
@click.option("--v2", is_flag=True, help="FastGPT: the run goes on without the connection, until it is stopped.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print each event as a line of JSON, and the whole answer as the last."
)
@click.option("--plain", is_flag=True, help="Print plain text instead of rendered Markdown.")
@connects
def command(
    connection: Connection,
    words: Sequence[str],
    model: str | None,
    system: str | None,
    attach: Sequence[str],
    path: Path | None,
    history: str | None,
    schema: Path | None,
    by_prompt: bool,
    v2: bool,
    as_json: bool,
    plain: bool,
) -> None:
    """Ask QUESTION, or start an interactive chat.

    A QUESTION of - is read from the standard input, as is a piped input without QUESTION. In an interactive chat,
    Alt-Enter starts a new line, Tab completes, Ctrl-C clears the input or stops an answer, Ctrl-D exits, and /help
    lists commands.
    """
    # An unknown name is an error before any input is read.
    backend_class(connection.backend, connection.settings.get("api"))
    question = _question(words)
    files = [from_outside(file) for file in attach]
    if not (question or question is None or files):
        raise click.UsageError("a question is required")
    try:
        read_attachments(files)
    except (ValueError, OSError) as error:
        raise click.UsageError(f"--{error}") from None
    output = {} if schema is None else {"output": _read_schema(schema), "by_prompt": by_prompt}
    options = {"model": model, "system": system and from_outside(system), "v2": v2 or None}
    if question is None and find_spec("prompt_toolkit") is None:
        raise click.ClickException(f"an interactive chat requires more packages: {install_hint('cli')}")
    with connection.chat(state=path and read_state(path), **options) as chat:
        show = choose(as_json, plain, schema is not None)
        if question is not None:
            ask(chat, show, question, files, path, output)
            return
        from mtmaisdk.cli.talk import converse
        from mtmaisdk.cli.talk_commands import Talk

        converse(Talk(chat, show, path, output, files), history or connection.history)


def _question(words: Sequence[str]) -> str | None:
    if not words and sys.stdin.isatty():
        if sys.stdout.isatty():
            return None
        raise click.UsageError("a question is required")
    if words and "-" not in words:
        return from_outside(" ".join(words))
    parts = [read_input().strip() if word == "-" else from_outside(word) for word in words or ("-",)]
    return "\n".join(parts)


def _read_schema(path: Path) -> Any:
    with suppress(ValueError):
        if isinstance(schema := parse_json(path.read_bytes()), dict):
            return schema
    raise click.UsageError(f"--schema: {path} is not a JSON schema")
