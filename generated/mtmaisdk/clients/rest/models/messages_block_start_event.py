"""The model `MessagesBlockStartEvent`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.messages_block import MessagesBlock


class MessagesBlockStartEvent(Model):
    """A block begins.

    Attributes:
        type: Type of the event.
        index: Number of the block.
        content_block: The block, mostly without content; a hosted block is complete.
    """

    type: str | None = None
    index: int | None = None
    content_block: MessagesBlock | None = None
