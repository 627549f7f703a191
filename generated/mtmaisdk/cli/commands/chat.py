"""`mtmaisdk chat`: asks a question, or starts an interactive chat."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mtmaisdk.chat.attachments import read_attachments
from mtmaisdk.chat.backends import backend_class
from mtmaisdk.cli.answer import Show, choose
from mtmaisdk.cli.connection import Connection, connects
from mtmaisdk.cli.errors import describe
from mtmaisdk.cli.output import from_outside, read_input, warn, write
from mtmaisdk.cli.output_files import in_folder
from mtmaisdk.clients.rest.files.partial import PartialFile
from mtmaisdk.clients.rest.wire.json_text import parse_json

if TYPE_CHECKING:
    from mtmaisdk.chat import Chat


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
@click.option("--v2", is_flag=True, help="FastGPT: the run goes on without the connection, until it is stopped.")
@click.option("--json", "as_json", is_flag=True, help="Print each event as a line of JSON.")
@click.option("--plain", is_flag=True, help="Print plain text instead of rendered Markdown.")
@connects
def command(
    connection: Connection,
    words: Sequence[str],
    model: str | None,
    system: str | None,
    attach: Sequence[str],
    path: Path | None,
    v2: bool,
    as_json: bool,
    plain: bool,
) -> None:
    """Ask QUESTION, or start an interactive chat.

    A QUESTION of - is read from the standard input, as is a piped input without QUESTION. In an interactive chat,
    Ctrl-C stops an answer and Ctrl-D exits.
    """
    try:
        backend_class(connection.backend, connection.settings.get("api"))
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    question = _question(words)
    files = [from_outside(file) for file in attach]
    if not (question or question is None or files):
        raise click.UsageError("a question is required")
    try:
        read_attachments(files)
    except (ValueError, OSError) as error:
        raise click.UsageError(f"--{error}") from None
    options = {"model": model, "system": system and from_outside(system), "v2": v2 or None}
    with connection.chat(state=_read_state(path), **options) as chat:
        show = choose(as_json, plain)
        if question is None:
            _chat_interactively(chat, show, files, path)
        else:
            _show(chat, show, question, files, path)


def _question(words: Sequence[str]) -> str | None:
    if not words and sys.stdin.isatty():
        if sys.stdout.isatty():
            return None
        raise click.UsageError("a question is required")
    if words and "-" not in words:
        return from_outside(" ".join(words))
    parts = [read_input().strip() if word == "-" else from_outside(word) for word in words or ("-",)]
    return "\n".join(parts)


def _read_state(path: Path | None) -> Any:
    try:
        return None if path is None else parse_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValueError:
        raise click.UsageError(f"{path} is not a saved conversation: not JSON") from None


def _chat_interactively(chat: Chat, show: Show, files: Sequence[str], path: Path | None) -> None:
    # Enables line editing in `input` if the system supports it; no history is saved.
    with suppress(ImportError):
        import readline

        # In a C locale readline would interpret the bytes of Chinese text as Meta keys.
        for setting in ("input-meta on", "output-meta on", "convert-meta off"):
            readline.parse_and_bind(f"set {setting}")
    write(f"{chat.backend} at {chat.api.api_client.configuration.host}: Ctrl-C stops an answer, Ctrl-D exits")
    while (question := _ask()) is not None:
        # A second Ctrl-C does not exit either.
        with suppress(KeyboardInterrupt):
            if question and _answer(chat, show, question, files, path):
                files = ()


def _ask() -> str | None:
    """Returns a line of input, `None` at the end of the input."""
    try:
        return from_outside(input("> ")).strip()
    except (EOFError, KeyboardInterrupt) as error:
        write()
        return None if isinstance(error, EOFError) else ""


def _answer(chat: Chat, show: Show, question: str, files: Sequence[str], path: Path | None) -> bool:
    """Shows the answer to a question, and returns whether it is complete."""
    from mtmaisdk.clients.rest.exceptions import OpenApiException

    try:
        _show(chat, show, question, files, path)
        return True
    except KeyboardInterrupt:
        warn("stopped; the question is not part of the conversation")
    except OpenApiException as error:
        warn(describe(error))
    return False


def _show(chat: Chat, show: Show, question: str, files: Sequence[str], path: Path | None) -> None:
    options = chat.conversation.backend.options
    model = options.get("model")
    stream = chat.stream(question or None, attach=files)
    try:
        show(stream)
    except KeyboardInterrupt:
        if (backend := chat.conversation.backend).given.get("v2"):
            backend.stop_chat(chat.api, chat.state["chat_id"])
        raise
    reply = stream.snapshot
    if options.get("model") != model:
        warn(f"answered by {reply.model}, the only model of the server")
    if not reply.text.strip() and not reply.tool_calls:
        warn("the answer has no text")
    if path is not None:
        with PartialFile(path, 0o600) as file:
            file.write(json.dumps(chat.state, ensure_ascii=False, indent=1).encode())
