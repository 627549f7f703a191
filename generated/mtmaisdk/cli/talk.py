"""An interactive chat on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import Completer, NestedCompleter, PathCompleter, WordCompleter, merge_completers
from prompt_toolkit.enums import DEFAULT_BUFFER
from prompt_toolkit.filters import has_focus
from prompt_toolkit.history import FileHistory, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output import Output

from mtmaisdk.cli.output import from_outside, is_terminal, write
from mtmaisdk.cli.talk_commands import COMMANDS, Talk

_PROMPT = "> "


def converse(talk: Talk, history: str | None) -> None:
    """Asks the questions and runs the commands that the user types; `history` is a file that keeps them."""
    backend, host = talk.chat.conversation.backend, talk.chat.api.api_client.configuration.host
    model = backend.options.get(backend.aliases.get("model", "model"))
    asked = f"{backend.name} at {host}" + (f", model {model}" if model else "")
    write(f"{asked}: /help lists the commands, Ctrl-D exits")
    session = _session(talk, history) if is_terminal() else None
    with nullcontext() if session is None else _silence(session.output), suppress(EOFError):
        while True:
            # A second Ctrl-C does not exit either.
            with suppress(KeyboardInterrupt):
                if (line := from_outside(_read(session))).strip():
                    talk.take(line)


def _read(session: PromptSession[str] | None) -> str:
    """Returns what the user types; without a session, a line from a terminal that cannot move its cursor."""
    if session is not None:
        typed = session.prompt()
        # A text that is pasted during the answer is one question, too.
        session.output.enable_bracketed_paste()
        session.output.flush()
        return typed
    try:
        return input(_PROMPT)
    except (EOFError, KeyboardInterrupt):
        write()
        raise


def _session(talk: Talk, history: str | None) -> PromptSession[str]:
    # A terminal that does not say where its cursor is would be told so in a line of its own.
    os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")
    if history is not None:
        history = os.path.expanduser(history)
        os.close(os.open(history, os.O_WRONLY | os.O_CREAT, 0o600))
    helps = {f"/{name}": what for name, (_, what) in COMMANDS.items()}
    named = [f"/{name}" for name, (argument, _) in COMMANDS.items() if argument == "[FILE]"]
    files: dict[str, Completer | None] = dict.fromkeys(named, PathCompleter(expanduser=True))
    completers = [WordCompleter([*helps], sentence=True, meta_dict=helps), NestedCompleter(files)]
    return PromptSession(
        [("ansigreen", _PROMPT)],
        multiline=True,
        completer=merge_completers(completers, deduplicate=True),
        complete_while_typing=False,
        history=FileHistory(history) if history else InMemoryHistory(),
        key_bindings=_keys(),
        enable_suspend=True,
    )


def _keys() -> KeyBindings:
    keys = KeyBindings()

    def accept(event: KeyPressEvent) -> None:
        if event.current_buffer.text.strip():
            event.current_buffer.validate_and_handle()

    def begin_line(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    def clear(event: KeyPressEvent) -> None:
        event.current_buffer.reset()
        # Draws the prompt anew, whatever has become of the line.
        event.app.renderer.erase()

    bound = {("enter",): accept, ("escape", "enter"): begin_line, ("c-c",): clear, ("<sigint>",): clear}
    for sequence, act in bound.items():
        keys.add(*sequence, filter=has_focus(DEFAULT_BUFFER))(act)
    return keys


@contextmanager
def _silence(output: Output) -> Iterator[None]:
    """Shows nothing of what is typed during an answer; the next prompt has it."""
    if sys.platform == "win32":
        # Windows shows nothing that is not read.
        yield
        return
    import termios
    import tty

    before = termios.tcgetattr(sys.stdin)
    try:
        tty.setcbreak(sys.stdin, termios.TCSANOW)
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSANOW, before)
        output.disable_bracketed_paste()
        output.flush()
