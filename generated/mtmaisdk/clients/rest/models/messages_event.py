"""The model `MessagesEvent`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class MessagesEvent(Model):
    """An event without content.

    Attributes:
        type: Type of the event.
    """

    type: str | None = None
