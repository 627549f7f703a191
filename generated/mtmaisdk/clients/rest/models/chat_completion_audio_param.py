"""The model `ChatCompletionAudioParam`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.speech_voice import SpeechVoice


class ChatCompletionAudioParam(Model):
    """Voice and format of an answer as audio.

    Attributes:
        voice: See `SpeechVoice`.
        format: Format of the audio.
    """

    voice: SpeechVoice
    format: Literal["wav", "mp3", "aac", "flac", "opus", "pcm16"] | str
