"""What an answer says, in no backend's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mtmaisdk.mock.content.tools import CalledTool


class PausedPiece(str):
    """A piece of a text that is sent after a pause of some `seconds`."""

    seconds: float = 0

    @classmethod
    def after(cls, seconds: float, text: str) -> PausedPiece:
        """Returns the piece `text` after a pause."""
        piece = cls(text)
        piece.seconds = seconds
        return piece


class PiecedText(str):
    """A text that is streamed in given `pieces`."""

    pieces: Sequence[str] = ()

    @classmethod
    def of(cls, pieces: Sequence[str | float]) -> PiecedText:
        """Returns the text of pieces; a number is a pause of so many seconds before the next piece."""
        found, pause = list[str](), 0.0
        for piece in (*pieces, "") if pieces and not isinstance(pieces[-1], str) else pieces:
            if isinstance(piece, str):
                found.append(PausedPiece.after(pause, piece) if pause else piece)
                pause = 0.0
            else:
                pause += piece
        text = cls("".join(found))
        text.pieces = found
        return text


@dataclass(frozen=True)
class Said:
    """What an answer says.

    Attributes:
        finish_reason: Why it ends, in OpenAI's words.
        images: URLs, `data:` URLs among them.
        references: Sources, each with `title`, `text` or `url`.
        refusal: Words of refusal; backends without a place for them say them as text.
        usage: `prompt_tokens` and `completion_tokens`; what is missing is counted.
        nodes: What the nodes of a FastGPT app did, after the mock's own.
        interactive: A form or selection of FastGPT, at which its run waits.
    """

    text: str = ""
    reasoning: str = ""
    calls: Sequence[CalledTool] = ()
    finish_reason: str = "stop"
    images: Sequence[str] = ()
    references: Sequence[Mapping[str, str]] = ()
    refusal: str = ""
    usage: Mapping[str, int] = field(default_factory=dict)
    nodes: Sequence[Mapping[str, Any]] = ()
    interactive: Mapping[str, Any] | None = None


def paused_pieces(data: Any) -> Iterator[PausedPiece]:
    """Yields the pieces of text in the data of an event that are sent after a pause."""
    if isinstance(data, PausedPiece):
        yield data
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from paused_pieces(inner)
