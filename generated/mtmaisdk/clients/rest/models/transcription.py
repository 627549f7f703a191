"""The model `Transcription`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.token_logprob import TokenLogprob
from mtmaisdk.clients.rest.models.transcription_duration import TranscriptionDuration
from mtmaisdk.clients.rest.models.transcription_segment import TranscriptionSegment
from mtmaisdk.clients.rest.models.transcription_usage import TranscriptionUsage
from mtmaisdk.clients.rest.models.transcription_word import TranscriptionWord


class Transcription(Model):
    """Transcribed or translated speech; the json format has only text, logprobs and usage.

    Attributes:
        text: The whole text.
        task: Task that was performed.
        language: Language of the text; whisper-1 sends its English name.
        duration: Length of the audio in seconds.
        segments: The text as segments.
        words: The text as words.
        logprobs: Log probabilities of the tokens, if requested.
        usage: What is billed.
    """

    text: str | None = None
    task: Literal["transcribe", "translate"] | str | None = None
    language: str | None = None
    duration: TranscriptionDuration | None = None
    segments: list[TranscriptionSegment] | None = None
    words: list[TranscriptionWord] | None = None
    logprobs: list[TokenLogprob] | None = None
    usage: TranscriptionUsage | None = None
