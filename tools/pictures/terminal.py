"""Shots of a terminal in which the command line talks to a mock server."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from html import escape

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from pictures.screen import Screen
from pictures.svg import MONO, picture

COLUMNS = 76
_CELL, _LINE, _MARGIN = 8.4, 21, 16
_COLORS = {"green": "#7ee2a0", "red": "#ff9d91", "magenta": "#d7a8ff", "yellow": "#f0c06a", "cyan": "#7fd8e8"}
_STYLE = ".window { fill: #161b22 } text { fill: #e6e9ef; white-space: pre }"


def run(command: Sequence[str], environment: Mapping[str, str], typed: Sequence[str] = ()) -> list[str]:
    """Returns what a terminal shows after a command, line by line with its colours.

    Args:
        command: Arguments of `mtmaisdk`.
        environment: Environment variables besides the present ones.
        typed: What is typed, each when the program has fallen silent.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, COLUMNS, 0, 0))
    given = {**os.environ, "TERM": "xterm-256color", **environment}
    program = [sys.executable, "-m", "mtmaisdk", *command]
    with subprocess.Popen(program, stdin=theirs, stdout=theirs, stderr=theirs, env=given, start_new_session=True):
        os.close(theirs)
        received, waiting = b"", list(typed)
        while True:
            if not select.select([ours], [], [], 2.0)[0]:
                if waiting:
                    os.write(ours, waiting.pop(0).encode())
                continue
            try:
                piece = os.read(ours, 65536)
            except OSError:
                break
            if not piece:
                break
            received += piece
    os.close(ours)
    screen = Screen(COLUMNS)
    screen.write(received.decode())
    return screen.styled()


def shot(title: str, lines: Sequence[str]) -> str:
    """Returns a picture of a terminal with these lines."""
    console = Console(width=COLUMNS)
    rows = [row for line in lines for row in Text.from_ansi(line).wrap(console, COLUMNS) or [Text()]]
    width, height = round(COLUMNS * _CELL + 2 * _MARGIN), len(rows) * _LINE + 2 * _MARGIN
    parts = [f'<rect class="window" width="{width}" height="{height}" rx="10"/>', f'<g font-family="{MONO}">']
    for number, row in enumerate(rows):
        parts += _line(row, console, _MARGIN + number * _LINE + 15)
    return picture(width, height, title, [*parts, "</g>"], _STYLE)


def _line(text: Text, console: Console, y: int) -> list[str]:
    text.rstrip()
    parts, at = [], 0
    for segment in text.render(console):
        # Fonts differ in the width of Chinese characters.
        for piece in re.findall(r"[\u2e80-\uffef]+|[^\u2e80-\uffef]+", segment.text.removesuffix("\n")):
            cells = cell_len(piece)
            if piece.strip():
                style = _attributes(segment.style)
                place = f'x="{_MARGIN + at * _CELL:g}" y="{y}" textLength="{cells * _CELL:g}"'
                parts.append(f"<text {place}{style}>{escape(piece)}</text>")
            at += cells
    return parts


def _attributes(style: object) -> str:
    words = str(style).split()
    found = ' font-weight="700"' if "bold" in words else ""
    found += ' fill-opacity="0.65"' if "dim" in words else ""
    color = next((value for name, value in _COLORS.items() if name in words), None)
    return found + (f' style="fill: {color}"' if color else "")
