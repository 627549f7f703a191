"""The model `InputAudioContentPart`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.input_audio import InputAudio


class InputAudioContentPart(Model):
    """Audio, for models that accept audio.

    Attributes:
        type: Type of the part.
        input_audio: See `InputAudio`.
    """

    type: Literal["input_audio"]
    input_audio: InputAudio
