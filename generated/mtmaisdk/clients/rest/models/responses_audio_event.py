"""The model `ResponsesAudioEvent`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ResponsesAudioEvent(Model):
    """A piece of audio or of its transcript, or the end of it.

    Attributes:
        type: Type of the event.
        sequence_number: Number of the event; some gateways leave it out.
        delta: The piece.
    """

    type: str | None = None
    sequence_number: int | None = None
    delta: str | None = None
