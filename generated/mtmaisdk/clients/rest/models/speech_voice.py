"""The model `SpeechVoice`."""

from __future__ import annotations

from typing import Literal, TypeAlias

from mtmaisdk.clients.rest.models.speech_voice_id import SpeechVoiceId

SpeechVoice: TypeAlias = (
    Literal[
        "alloy", "ash", "ballad", "coral", "echo", "fable", "onyx", "nova", "sage", "shimmer", "verse", "marin", "cedar"
    ]
    | str
    | SpeechVoiceId
)
