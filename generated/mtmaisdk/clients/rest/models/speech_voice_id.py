"""The model `SpeechVoiceId`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class SpeechVoiceId(Model):
    """A custom voice.

    Attributes:
        id: Id of the voice.
    """

    id: str
