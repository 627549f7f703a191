"""The model `MessagesBlockStopEvent`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class MessagesBlockStopEvent(Model):
    """A block ends.

    Attributes:
        type: Type of the event.
        index: Number of the block.
    """

    type: str | None = None
    index: int | None = None
