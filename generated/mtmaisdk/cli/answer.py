"""Asks a question, shows the streamed answer as text or JSON, and keeps the conversation in a file."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from mtmaisdk.cli.output import describe_call, is_terminal, spinner, warn, write, write_json
from mtmaisdk.clients.rest.files.partial import PartialFile
from mtmaisdk.clients.rest.wire.json_text import parse_json

if TYPE_CHECKING:
    from mtmaisdk.chat import Chat, ChatStream, Reply


Show: TypeAlias = "Callable[[ChatStream], None]"
"""Enters a stream and shows all of it; what arrived before an error is shown."""


def choose(as_json: bool, plain: bool, structured: bool) -> Show:
    """Returns the way to show answers."""
    if as_json or structured:
        return show_json if as_json else show_output
    if plain or not is_terminal():
        return show_plain
    from mtmaisdk.cli.markdown_answer import show_markdown

    return show_markdown


def ask(chat: Chat, show: Show, question: str, files: Sequence[str], path: Path | None, options: Any) -> Reply:
    """Asks a question, shows the answer, saves the conversation and returns the reply; options are the turn's."""
    backend = chat.conversation.backend
    model = backend.options.get("model")
    stream = chat.stream(question or None, attach=files, **options)
    try:
        show(stream)
    except KeyboardInterrupt:
        if backend.given.get("v2"):
            backend.stop_chat(chat.api, chat.state["chat_id"])
        raise
    reply, state = stream.snapshot, chat.state
    if show is show_json:
        whole = reply.to_dict()
        kept = {name: whole[name] for name in ("text", "output", "model", "usage") if name in whole}
        write_json({"type": "reply", **kept, "state": state})
    if backend.options.get("model") != model:
        warn(f"answered by {reply.model}, the only model of the server")
    if not reply.text.strip() and not reply.tool_calls:
        warn("the answer has no text")
    if path is not None:
        save_state(state, path)
    return reply


def show_json(stream: ChatStream) -> None:
    """Writes each event as a line of JSON."""
    with stream:
        for event in stream:
            write_json(event.to_dict())


def show_output(stream: ChatStream) -> None:
    """Writes a structured answer as a line of JSON, once it is complete."""
    with spinner("answering"), stream:
        output = stream.final().output
    write_json(output)


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


def read_state(path: Path) -> Any:
    """Returns the conversation that a file holds, `None` if it does not exist."""
    try:
        return parse_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValueError:
        raise click.UsageError(f"{path} is not a saved conversation: not JSON") from None


def save_state(state: Any, path: Path) -> None:
    """Saves a conversation in a file that others cannot read."""
    with PartialFile(path, 0o600) as file:
        file.write(json.dumps(state, ensure_ascii=False, indent=1).encode())
