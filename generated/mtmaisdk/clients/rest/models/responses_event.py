"""The model `ResponsesEvent`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ResponsesEvent(Model):
    """An event without content.

    Attributes:
        type: Type of the event.
        sequence_number: Number of the event; some gateways leave it out.
    """

    type: str | None = None
    sequence_number: int | None = None
