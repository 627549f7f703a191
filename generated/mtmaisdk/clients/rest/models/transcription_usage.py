"""The model `TranscriptionUsage`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.transcription_token_details import TranscriptionTokenDetails


class TranscriptionUsage(Model):
    """What is billed: tokens, or the length of the audio (whisper-1).

    Attributes:
        type: Type of usage.
        input_tokens: Number of tokens in the audio and the prompt.
        output_tokens: Number of tokens in the text.
        total_tokens: Sum of input and output tokens.
        input_token_details: Input tokens by type.
        seconds: Length of the audio in seconds, if that is billed.
    """

    type: Literal["tokens", "duration"] | str | None = None
    input_tokens: int | None = None
    output_tokens: int | None = None
    total_tokens: int | None = None
    input_token_details: TranscriptionTokenDetails | None = None
    seconds: float | None = None
