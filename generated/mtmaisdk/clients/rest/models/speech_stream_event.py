"""The model `SpeechStreamEvent`."""

from __future__ import annotations

from typing import TypeAlias

from mtmaisdk.clients.rest.models.speech_audio_delta_event import SpeechAudioDeltaEvent
from mtmaisdk.clients.rest.models.speech_audio_done_event import SpeechAudioDoneEvent

SpeechStreamEvent: TypeAlias = SpeechAudioDeltaEvent | SpeechAudioDoneEvent
