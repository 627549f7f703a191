"""The model `FastGPTChatCompletionChunk`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_chunk_choice import FastGPTChunkChoice


class FastGPTChatCompletionChunk(Model):
    """Piece of an answer; a piece with empty content is sent as a heartbeat every 10 seconds.

    Attributes:
        id: Always an empty string.
        object: Always an empty string.
        created: Always 0.
        model: Always an empty string.
        choices: Exactly one piece.
        response_value_id: Id of the value that the piece belongs to (4.15 and newer).
    """

    id: str | None = None
    object: str | None = None
    created: int | None = None
    model: str | None = None
    choices: list[FastGPTChunkChoice] | None = None
    response_value_id: Annotated[str | None, Field(alias="responseValueId")] = None
