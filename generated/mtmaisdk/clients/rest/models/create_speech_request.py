"""The model `CreateSpeechRequest`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.speech_voice import SpeechVoice


class CreateSpeechRequest(Model):
    """Request to generate speech.

    Attributes:
        model: Speech model, such as tts-1, tts-1-hd or gpt-4o-mini-tts.
        input: The text to speak.
        voice: See `SpeechVoice`.
        response_format: Format of the audio; pcm is raw samples of 24 kHz, 16 bit, mono.
        speed: Speaking rate, as a factor.
        instructions: How to speak, in words; tts-1 and tts-1-hd ignore it.
        stream_format: Whether to send the audio itself or events that carry it; tts-1 and tts-1-hd do not support
            events.
    """

    model: str
    input: Annotated[str, Field(max_length=4096)]
    voice: SpeechVoice
    response_format: Literal["mp3", "opus", "aac", "flac", "wav", "pcm"] | str | None = None
    speed: Annotated[float | None, Field(ge=0.25, le=4)] = None
    instructions: str | None = None
    stream_format: Literal["audio", "sse"] | str | None = None
