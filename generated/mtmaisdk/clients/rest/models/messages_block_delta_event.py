"""The model `MessagesBlockDeltaEvent`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.messages_block_delta import MessagesBlockDelta


class MessagesBlockDeltaEvent(Model):
    """A piece of a block.

    Attributes:
        type: Type of the event.
        index: Number of the block.
        delta: The piece.
    """

    type: str | None = None
    index: int | None = None
    delta: MessagesBlockDelta | None = None
