"""Applies faults to the chunks of a body."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from mtmaisdk.mock.error_frames import ERROR_FRAMES
from mtmaisdk.mock.faults import FAULTS, Faults
from mtmaisdk.mock.framing_writer import Frame, FramingWriter


@dataclass(frozen=True)
class Pause:
    """A pause of some seconds in which nothing is sent."""

    seconds: float


class Close:
    """The connection is closed."""


Piece: TypeAlias = "bytes | Pause | Close"


def spoil(pieces: Iterable[bytes], faults: Faults, framing: FramingWriter | None) -> Iterator[Piece]:
    """Returns the pieces of a body with the faults applied.

    Args:
        pieces: The body: a `Frame` for each event, and the end marker.
        faults: The faults; those that do not change the body are ignored.
        framing: The framing of the stream, or `None` if the answer is not streamed.
    """
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


def _no_final_chunk(pieces: Iterator[Piece], faults: Faults, framing: FramingWriter | None) -> Iterator[Piece]:
    yield from pieces
    yield Close()


def _error_frame(pieces: Iterator[Piece], faults: Faults, framing: FramingWriter | None) -> Iterator[Piece]:
    events = faults.get("error-after", 1)
    for piece in pieces:
        if isinstance(piece, Frame):
            if not events:
                break
            events -= 1
        yield piece
    yield Frame(ERROR_FRAMES[faults["error-frame"]])


def _invalid_utf8(pieces: Iterator[Piece], faults: Faults, framing: FramingWriter | None) -> Iterator[Piece]:
    done = False
    for piece in pieces:
        if isinstance(piece, Frame) and not done:
            done = True
            # Within the first text, so that the frame remains valid.
            match = re.search(rb':\s*"', piece)
            place = match.end() if match else len(piece) // 2
            piece = Frame(piece[:place] + b"\xff" + piece[place:])
        yield piece


def _huge_event(pieces: Iterator[Piece], faults: Faults, framing: FramingWriter | None) -> Iterator[Piece]:
    done = False
    for piece in pieces:
        if isinstance(piece, Frame) and not done:
            done = True
            piece = _pad(piece, faults["huge-event"])
        yield piece


def _pad(event: Frame, size: int) -> Frame:
    padding = b"x" * max(0, size - len(event))
    match = re.search(rb'\{(?=\s*["}])|"', event)
    if match is None:
        return Frame(event + padding)
    if match[0] == b"{":
        comma = b"" if event[match.end() :].lstrip().startswith(b"}") else b", "
        padding = b'"padding": "' + padding + b'"' + comma
    return Frame(event[: match.end()] + padding + event[match.end() :])


def _keep_alive(pieces: Iterator[Piece], faults: Faults, framing: FramingWriter | None) -> Iterator[Piece]:
    filler = framing.keep_alive if framing else b""
    for piece in pieces:
        if isinstance(piece, bytes):
            yield filler
        yield piece


def _empty_frames(pieces: Iterator[Piece], faults: Faults, framing: FramingWriter | None) -> Iterator[Piece]:
    filler = framing.empty_frame if framing else b""
    for piece in pieces:
        if isinstance(piece, bytes):
            yield filler
        yield piece


def _crlf(pieces: Iterator[Piece], faults: Faults, framing: FramingWriter | None) -> Iterator[Piece]:
    for piece in pieces:
        yield type(piece)(piece.replace(b"\n", b"\r\n")) if isinstance(piece, bytes) else piece


def _bom(pieces: Iterator[Piece], faults: Faults, framing: FramingWriter | None) -> Iterator[Piece]:
    yield b"\xef\xbb\xbf"
    yield from pieces


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


_CHANGES = {
    "tokens-per-second": _pace,
    "stall-after": _stall,
    "cut-mid-event": _cut_mid_event,
    "no-end": _no_end,
    "no-final-chunk": _no_final_chunk,
    "error-frame": _error_frame,
    "invalid-utf8": _invalid_utf8,
    "huge-event": _huge_event,
    "keep-alive": _keep_alive,
    "empty-frames": _empty_frames,
    "crlf": _crlf,
    "bom": _bom,
    "split": _split,
}
