"""The model `SpeechAudioDeltaEvent`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model


class SpeechAudioDeltaEvent(Model):
    """A piece of the audio.

    Attributes:
        type: Type of the event.
        audio: The piece in base64.
    """

    type: Literal["speech.audio.delta"] | str | None = None
    audio: str | None = None
