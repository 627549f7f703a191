"""The model `MessagesBlockDelta`."""

from __future__ import annotations

from typing import Any, Literal

from mtmaisdk.clients.rest.contract.model import Model


class MessagesBlockDelta(Model):
    """A piece of a block; `type` says which field it has.

    Attributes:
        type: Type of the piece.
        text: Piece of the text.
        thinking: Piece of the reasoning.
        signature: Piece of the signature.
        partial_json: Piece of the arguments as JSON text.
        citation: A source of the text.
    """

    type: (
        Literal["text_delta", "thinking_delta", "signature_delta", "input_json_delta", "citations_delta"] | str | None
    ) = None
    text: str | None = None
    thinking: str | None = None
    signature: str | None = None
    partial_json: str | None = None
    citation: Any | None = None
