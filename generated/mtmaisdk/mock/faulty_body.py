"""Applies faults to the pieces of a body."""

from __future__ import annotations

import json
import math
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from mtmaisdk.mock.faults import FAULTS, Faults
from mtmaisdk.mock.framing import Event

_MESSAGE = "The model failed while it answered."
_ERROR = {"message": _MESSAGE, "type": "server_error", "param": None, "code": 500}
_ENVELOPE = {"code": 500, "statusText": "error", "message": _MESSAGE, "data": None}


@dataclass(frozen=True)
class Pause:
    """Silence of so many seconds."""

    seconds: float


class Close:
    """The connection closes here."""


Piece: TypeAlias = "bytes | Pause | Close"


def spoil(pieces: Iterable[bytes], faults: Faults, framing: str | None) -> Iterator[Piece]:
    """Returns the pieces of a body with the faults in them.

    Args:
        pieces: The body; events are `Event`s, what else there is is the end marker.
        faults: The faults; those that do not change the body are passed over.
        framing: The framing of the stream, `None` for an answer in one piece.
    """
    spoiled: Iterator[Piece] = iter(pieces)
    for name in FAULTS:
        if name in faults and name in _CHANGES and not (FAULTS[name].in_streams and framing is None):
            spoiled = _CHANGES[name](spoiled, faults, framing)
    return spoiled


def changes_body(faults: Faults) -> bool:
    """Returns whether a fault among them changes the body."""
    return any(name in _CHANGES for name in faults)


def _pace(pieces: Iterator[Piece], faults: Faults, framing: str | None) -> Iterator[Piece]:
    for piece in pieces:
        if isinstance(piece, Event):
            yield Pause(1 / faults["tokens-per-second"])
        yield piece


def _stall(pieces: Iterator[Piece], faults: Faults, framing: str | None) -> Iterator[Piece]:
    events = 0
    stalled = False
    for piece in pieces:
        if events >= faults["stall-after"] and not stalled:
            stalled = True
            yield Pause(faults.get("stall-for", math.inf))
        events += isinstance(piece, Event)
        yield piece
    if not stalled:
        yield Pause(faults.get("stall-for", math.inf))


def _cut_mid_event(pieces: Iterator[Piece], faults: Faults, framing: str | None) -> Iterator[Piece]:
    # An answer in one piece has no event before.
    events = faults["cut-mid-event"] if framing else 0
    for piece in pieces:
        if isinstance(piece, Event):
            if not events:
                yield Event(piece[: len(piece) // 2])
                return
            events -= 1
        yield piece


def _no_end(pieces: Iterator[Piece], faults: Faults, framing: str | None) -> Iterator[Piece]:
    events = 0
    for piece in pieces:
        events += isinstance(piece, Event)
        if events > faults["no-end"]:
            return
        if not isinstance(piece, bytes) or isinstance(piece, Event):
            yield piece


def _no_final_chunk(pieces: Iterator[Piece], faults: Faults, framing: str | None) -> Iterator[Piece]:
    yield from pieces
    yield Close()


def _error_frame(pieces: Iterator[Piece], faults: Faults, framing: str | None) -> Iterator[Piece]:
    events = faults.get("error-after", 1)
    for piece in pieces:
        if isinstance(piece, Event):
            if not events:
                break
            events -= 1
        yield piece
    yield Event(_ERROR_FRAMES[faults["error-frame"]].encode())


def _data(value: Any) -> str:
    return f"data: {json.dumps(value)}\n\n"


_ERROR_FRAMES = {
    "event": f"event: error\n{_data(_ENVELOPE)}",
    "error": _data({"error": _ERROR}),
    "object": _data({"object": "error", **_ERROR}),
    "error-code": _data({"error_code": 10402, "text": _MESSAGE}),
    "bare": json.dumps({"error_code": 10402, "text": _MESSAGE}) + "\n",
    "data-stream-error": f"3:{json.dumps(_MESSAGE)}\n",
    "data-stream-data": f"2:{json.dumps({'error': _MESSAGE})}\n",
}


def _invalid_utf8(pieces: Iterator[Piece], faults: Faults, framing: str | None) -> Iterator[Piece]:
    done = False
    for piece in pieces:
        if isinstance(piece, Event) and not done:
            done = True
            # Inside the first text, so that the frame around it stays whole.
            match = re.search(rb':\s*"', piece)
            place = match.end() if match else len(piece) // 2
            piece = Event(piece[:place] + b"\xff" + piece[place:])
        yield piece


def _huge_event(pieces: Iterator[Piece], faults: Faults, framing: str | None) -> Iterator[Piece]:
    done = False
    for piece in pieces:
        if isinstance(piece, Event) and not done:
            done = True
            piece = _pad(piece, faults["huge-event"])
        yield piece


def _pad(event: Event, size: int) -> Event:
    padding = b"x" * max(0, size - len(event))
    match = re.search(rb'\{(?=\s*["}])|"', event)
    if match is None:
        return Event(event + padding)
    if match[0] == b"{":
        comma = b"" if event[match.end() :].lstrip().startswith(b"}") else b", "
        padding = b'"padding": "' + padding + b'"' + comma
    return Event(event[: match.end()] + padding + event[match.end() :])


def _keep_alive(pieces: Iterator[Piece], faults: Faults, framing: str | None) -> Iterator[Piece]:
    filler = b": keep-alive\n\n" if framing == "sse" else b"\n"
    for piece in pieces:
        if isinstance(piece, bytes):
            yield filler
        yield piece


def _empty_frames(pieces: Iterator[Piece], faults: Faults, framing: str | None) -> Iterator[Piece]:
    filler = b"retry: 3000\nid: 7\nevent: ping\n\ndata:\n\n" if framing == "sse" else b"\n\n"
    for piece in pieces:
        if isinstance(piece, bytes):
            yield filler
        yield piece


def _crlf(pieces: Iterator[Piece], faults: Faults, framing: str | None) -> Iterator[Piece]:
    for piece in pieces:
        yield type(piece)(piece.replace(b"\n", b"\r\n")) if isinstance(piece, bytes) else piece


def _bom(pieces: Iterator[Piece], faults: Faults, framing: str | None) -> Iterator[Piece]:
    yield b"\xef\xbb\xbf"
    yield from pieces


def _split(pieces: Iterator[Piece], faults: Faults, framing: str | None) -> Iterator[Piece]:
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
        # Pieces reach over the ends of events; those of a huge one are larger.
        largest = max(16, len(rest) // 100)
        while len(rest) > largest:
            size = chance.randint(1, largest)
            yield rest[:size]
            # Lets the client read it before the next one comes.
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
