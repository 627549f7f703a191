"""The model `FastGPTChunkChoice`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_chunk_delta import FastGPTChunkDelta


class FastGPTChunkChoice(Model):
    """Piece of the answer.

    Attributes:
        index: Always 0.
        delta: The new part of the message.
        finish_reason: Set only on the last piece.
    """

    index: int | None = None
    delta: FastGPTChunkDelta | None = None
    finish_reason: Literal["stop"] | str | None = None
