"""The model `SpeechAudioDoneEvent`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.speech_usage import SpeechUsage


class SpeechAudioDoneEvent(Model):
    """The end of the audio.

    Attributes:
        type: Type of the event.
        usage: Token counts.
    """

    type: Literal["speech.audio.done"] | str | None = None
    usage: SpeechUsage | None = None
