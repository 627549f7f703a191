"""Applies faults to the chunks of a body."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeAlias

from mtmaisdk.mock.error_frames import ERROR_FRAMES
from mtmaisdk.mock.faults import FAULTS, Faults
from mtmaisdk.mock.framing_writer import Frame, FramingWriter, Pause


class Close:
    """The connection is closed."""


Piece: TypeAlias = "bytes | Pause | Close"


def spoil(pieces: Iterable[bytes | Pause], faults: Faults, framing: FramingWriter | None) -> Iterator[Piece]:
    """Returns the pieces of a body with the faults applied; an answer that is not streamed has no framing."""
    spoiled: Iterator[Piece] = iter(pieces)
    for name in FAULTS:
        if name in faults and name in _CHANGES and not (FAULTS[name].in_streams and framing is None):
            spoiled = _CHANGES[name](spoiled, faults, framing)
    return spoiled


def changes_body(faults: Faults) -> bool:
    """Returns whether any of the faults changes the body."""
    return any(name in _CHANGES for name in faults)


def _pace(pieces: Iterator[Piece], faults: Faults, framing: FramingWriter | None) -> Iterator[Piece]:
    for piece in pieces:
        if isinstance(piece, Frame):
            yield Pause(1 / faults["tokens-per-second"])
        yield piece


def _stall(pieces: Iterator[Piece], faults: Faults, framing: FramingWriter | None) -> Iterator[Piece]:
    events = 0
    stalled = False
    for piece in pieces:
        if events >= faults["stall-after"] and not stalled:
            stalled = True
            yield Pause(faults.get("stall-for", math.inf))
        events += isinstance(piece, Frame)
        yield piece
    if not stalled:
        yield Pause(faults.get("stall-for", math.inf))


def _cut_mid_event(pieces: Iterator[Piece], faults: Faults, framing: FramingWriter | None) -> Iterator[Piece]:
    # An answer that is not streamed has no earlier event.
    events = faults["cut-mid-event"] if framing else 0
    for piece in pieces:
        if isinstance(piece, Frame):
            if not events:
                yield Frame(piece[: len(piece) // 2])
                return
            events -= 1
        yield piece


def _no_end(pieces: Iterator[Piece], faults: Faults, framing: FramingWriter | None) -> Iterator[Piece]:
    events = 0
    for piece in pieces:
        events += isinstance(piece, Frame)
        if events > faults["no-end"]:
            return
        if not isinstance(piece, bytes) or isinstance(piece, Frame):
            yield piece


def _error_frame(pieces: Iterator[Piece], faults: Faults, framing: FramingWriter | None) -> Iterator[Piece]:
    events = faults.get("error-after", 1)
    for piece in pieces:
        if isinstance(piece, Frame):
            if not events:
                break
            events -= 1
        yield piece
    yield Frame(ERROR_FRAMES[faults["error-frame"]])


def _change_first(pieces: Iterator[Piece], change: Callable[[Frame], Frame]) -> Iterator[Piece]:
    for piece in pieces:
        if isinstance(piece, Frame):
            yield change(piece)
            break
        yield piece
    yield from pieces


def _insert_invalid(event: Frame) -> Frame:
    # Within the first text, so that the frame remains valid.
    match = re.search(rb':\s*"', event)
    place = match.end() if match else len(event) // 2
    return Frame(event[:place] + b"\xff" + event[place:])


def _pad(event: Frame, size: int) -> Frame:
    padding = b"x" * max(0, size - len(event))
    match = re.search(rb'\{(?=\s*["}])|"', event)
    if match is None:
        return Frame(event + padding)
    if match[0] == b"{":
        comma = b"" if event[match.end() :].lstrip().startswith(b"}") else b", "
        padding = b'"padding": "' + padding + b'"' + comma
    return Frame(event[: match.end()] + padding + event[match.end() :])


def _put_before(pieces: Iterator[Piece], filler: bytes) -> Iterator[Piece]:
    for piece in pieces:
        if isinstance(piece, bytes):
            yield filler
        yield piece


def _crlf(pieces: Iterator[Piece], faults: Faults, framing: FramingWriter | None) -> Iterator[Piece]:
    for piece in pieces:
        yield type(piece)(piece.replace(b"\n", b"\r\n")) if isinstance(piece, bytes) else piece


def _split(pieces: Iterator[Piece], faults: Faults, framing: FramingWriter | None) -> Iterator[Piece]:
    chance = random.Random(faults["split"])
    rest = b""
    for piece in pieces:
        if not isinstance(piece, bytes):
            if rest:
                yield rest
            rest = b""
            yield piece
            continue
        rest += piece
        # Pieces extend over the ends of events; those of a huge event are larger.
        largest = max(16, len(rest) // 100)
        while len(rest) > largest:
            size = chance.randint(1, largest)
            yield rest[:size]
            # Lets the client read it before the next piece.
            yield Pause(0)
            rest = rest[size:]
    if rest:
        yield rest


_CHANGES: Mapping[str, Callable[[Iterator[Piece], Faults, FramingWriter | None], Iterator[Piece]]] = {
    "tokens-per-second": _pace,
    "stall-after": _stall,
    "cut-mid-event": _cut_mid_event,
    "no-end": _no_end,
    "no-final-chunk": lambda pieces, faults, framing: chain(pieces, [Close()]),
    "error-frame": _error_frame,
    "invalid-utf8": lambda pieces, faults, framing: _change_first(pieces, _insert_invalid),
    "huge-event": lambda pieces, faults, framing: _change_first(
        pieces, lambda event: _pad(event, faults["huge-event"])
    ),
    "keep-alive": lambda pieces, faults, framing: _put_before(pieces, framing.keep_alive if framing else b""),
    "empty-frames": lambda pieces, faults, framing: _put_before(pieces, framing.empty_frame if framing else b""),
    "crlf": _crlf,
    "bom": lambda pieces, faults, framing: chain([b"\xef\xbb\xbf"], pieces),
    "split": _split,
}
