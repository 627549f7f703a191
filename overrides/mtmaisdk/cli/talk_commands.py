"""What an interactive chat does with a line: asks it, or runs it as a command."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mtmaisdk.chat.attachments import read_attachments
from mtmaisdk.chat.events import as_json
from mtmaisdk.chat.exceptions import UnsupportedException
from mtmaisdk.cli.answer import Show, ask, read_state, save_state
from mtmaisdk.cli.errors import describe
from mtmaisdk.cli.output import warn, write
from mtmaisdk.clients.rest.exceptions import OpenApiException
from mtmaisdk.clients.rest.settings.names import near

if TYPE_CHECKING:
    from mtmaisdk.chat import Chat

_COMMAND = re.compile(r"(/?)/([\w-]+)(?:\s+(.*))?", re.DOTALL)
"""A command and its argument; another slash before makes it a question. Paths and comments of programs do not match."""

_KEYS = """Alt-Enter, or Esc and Enter, starts a new line. Tab completes commands and files.
Ctrl-C clears the input or stops an answer, Ctrl-D exits. Type //help to ask "/help"."""


@dataclass
class Talk:
    """An interactive chat. Each method `do_…` is a command, its parameter the argument, its docstring the help.

    Attributes:
        path: File to save the conversation in after each turn.
        files: Files that go with the next question.
        last: The last question, its files, and the conversation before it.
    """

    chat: Chat
    show: Show
    path: Path | None
    options: Mapping[str, Any]
    files: list[str]
    last: tuple[str, list[str], dict[str, Any]] | None = None

    def take(self, line: str) -> None:
        """Asks a question or runs a command; errors are reported, and leave the conversation as it was."""
        found = _COMMAND.fullmatch(line)
        try:
            if found is None or found[1]:
                self.ask((line[1:] if found else line).strip())
            elif found[2] in COMMANDS:
                getattr(self, f"do_{found[2]}")((found[3] or "").strip())
            else:
                hint = near(found[2], COMMANDS, "/") or "; /help lists the commands"
                raise click.UsageError(f"unknown command '/{found[2]}'{hint}")
        except (OpenApiException, ValueError, TypeError, OSError, click.ClickException) as error:
            warn(describe(error))

    def ask(self, question: str) -> None:
        """Asks a question; its files stay for the next one unless it is answered."""
        self.last = question, self.files, self.chat.state
        try:
            ask(self.chat, self.show, question, self.files, self.path, self.options)
            self.files = []
        except KeyboardInterrupt:
            warn("stopped; the question is not part of the conversation")

    def do_help(self, _: str) -> None:
        """List commands and keys."""
        for name, (argument, what) in COMMANDS.items():
            write(f"/{name} {argument}".ljust(17) + what)
        write(_KEYS)

    def do_model(self, name: str) -> None:
        """List the server's models, or choose one."""
        backend = self.chat.conversation.backend
        if name:
            backend.options |= backend.checked({"model": name})
            return
        if (found := backend.list_models(self.chat.api)) is None:
            raise UnsupportedException(backend.name, "listing models")
        chosen = backend.options.get(backend.aliases.get("model", "model"))
        for model in found:
            write(f"{'*' if model.id == chosen else ' '} {model.id}")

    def do_system(self, text: str) -> None:
        """Show the system prompt, or set it; - removes it."""
        backend = self.chat.conversation.backend
        if "system" not in backend.settings:
            raise UnsupportedException(backend.name, "a system prompt")
        if text:
            # What is given takes precedence over a state, now and after /load.
            backend.given["system"] = None if text == "-" else text
            self.chat.state = {**self.chat.state, "system": backend.given["system"]}
        write(self.chat.state["system"] or "no system prompt")

    def do_attach(self, file: str) -> None:
        """List the files for the next question, or add a file or URL; - removes all."""
        backend = self.chat.conversation.backend
        if not backend.attaches:
            raise UnsupportedException(backend.name, "attachments")
        added = [] if file == "-" else [*self.files, *_unquoted(file)]
        read_attachments(added)
        self.files = added
        write("\n".join(added) or "no files are attached")

    def do_retry(self, _: str) -> None:
        """Ask the last question again, in place of its answer."""
        if self.last is None:
            raise click.UsageError("no question to ask again")
        question, self.files, before = self.last
        now = self.chat.state
        if "system" in before:
            before["system"] = now["system"]
        self.chat.state = before
        try:
            self.ask(question)
        finally:
            if self.chat.state == before:
                # It was not answered.
                self.chat.state = now

    def do_save(self, file: str) -> None:
        """Save the conversation, by default in the file of --state."""
        held = read_state(path := self._path(file))
        if held is not None and not (isinstance(held, dict) and "backend" in held):
            raise click.UsageError(f"{path} is not a saved conversation, and is not overwritten")
        save_state(self.chat.state, path)
        write(f"saved in {path}")

    def do_load(self, file: str) -> None:
        """Resume a saved conversation, by default that of --state."""
        if (state := read_state(path := self._path(file))) is None:
            raise click.UsageError(f"{path} does not exist")
        self.chat.state, self.last = state, None

    def do_reset(self, _: str) -> None:
        """Start a new conversation."""
        self.chat.reset()
        self.files, self.last = [], None

    def do_usage(self, _: str) -> None:
        """Show the tokens of all turns."""
        counts = as_json(self.chat.usage).items() if self.chat.usage else ()
        write(", ".join(f"{name.replace('_', ' ')}: {count}" for name, count in counts) or "no tokens were counted")

    def do_exit(self, _: str) -> None:
        """Exit."""
        raise EOFError

    def _path(self, file: str) -> Path:
        path = next(map(Path, _unquoted(file)), self.path)
        if path is None:
            raise click.UsageError("a file is required")
        return path


def _unquoted(file: str) -> list[str]:
    """Returns the name of a file, if there is one; a terminal may have quoted it, when a file is dropped there."""
    return [os.path.expanduser(file.strip("'\""))] if file else []


COMMANDS = {
    name[3:]: (f"[{argument.upper()}]".replace("[_]", ""), command.__doc__ or "")
    for name, command in vars(Talk).items()
    if name.startswith("do_")
    for _, argument in [signature(command).parameters]
}
"""The argument and the help of each command."""
