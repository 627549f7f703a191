"""What a terminal shows of the text that a program writes."""

from __future__ import annotations

import re

from rich.cells import cell_len

_CONTROL = re.compile(r"\x1b\[([\d;?]*)([A-Za-z])|\x1b.|[\r\n\b]")


class Screen:
    """A terminal of endless height that knows what prompt_toolkit and rich write; a file to write to."""

    def __init__(self, columns: int) -> None:
        self._columns = columns
        # A wide character is followed by an empty cell.
        self._rows: list[list[tuple[str, str]]] = [[]]
        self._row = self._at = 0
        self._style = ""
        self._rest = ""

    def write(self, text: str) -> None:
        """Shows text; a sequence that is cut waits for the rest of it."""
        text, at = self._rest + text, 0
        for found in _CONTROL.finditer(text):
            self._print(text[at : found.start()])
            at = found.end()
            self._control(found)
        cut = text.find("\x1b", at)
        self._rest = "" if cut < 0 else text[cut:]
        self._print(text[at : len(text) - len(self._rest)])

    def flush(self) -> None:
        """Does nothing."""

    @property
    def text(self) -> str:
        """The lines without styles."""
        return "\n".join("".join(char for char, _ in row).rstrip() for row in self._rows)

    def styled(self) -> list[str]:
        """Returns the lines with their styles."""
        lines = []
        for row in self._rows:
            line, last = "", ""
            for char, style in row:
                line += (f"\x1b[0m\x1b[{style}m" if style else "\x1b[0m") * (style != last) + char
                last = style
            lines.append(line)
        return lines

    def _print(self, text: str) -> None:
        for char in text:
            width = cell_len(char)
            if self._at + width > self._columns:
                self._move(self._row + 1, 0)
            row = self._rows[self._row]
            row += [(" ", "")] * (self._at + width - len(row))
            row[self._at : self._at + width] = [(char, self._style), *[("", self._style)] * (width - 1)]
            self._at += width

    def _move(self, row: int, at: int) -> None:
        self._row, self._at = max(row, 0), max(at, 0)
        self._rows += [[] for _ in range(self._row + 1 - len(self._rows))]

    def _control(self, found: re.Match[str]) -> None:
        argument, control = found[1] or "", found[2] or found[0]
        count = int(argument) if argument.isdecimal() else 1
        if control == "m":
            self._style = "" if argument in ("", "0") else argument.removeprefix("0;")
        elif control in "AB":
            self._move(self._row + (count if control == "B" else -count), self._at)
        elif control in "CD":
            self._move(self._row, self._at + (count if control == "C" else -count))
        elif control == "\b":
            self._move(self._row, self._at - 1)
        elif control == "\r":
            self._move(self._row, 0)
        elif control == "\n":
            self._move(self._row + 1, self._at)
        elif control == "J":
            del self._rows[self._row + 1 :]
            del self._rows[self._row][self._at :]
        elif control == "K":
            del self._rows[self._row][0 if argument == "2" else self._at :]
