"""The model `TranscriptionUsage`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.transcription_token_details import TranscriptionTokenDetails


class TranscriptionUsage(Model):
    """What is billed: tokens, or the length of the audio (whisper-1).

    Attributes:
        type: Kind of count.
        input_tokens: Tokens of the audio and the prompt.
        output_tokens: Tokens of the text.
        total_tokens: Sum of both.
        input_token_details: Input tokens by kind.
        seconds: Length of the audio in seconds, where that is billed.
    """

    type: Literal["tokens", "duration"] | str | None = None
    input_tokens: int | None = None
    output_tokens: int | None = None
    total_tokens: int | None = None
    input_token_details: TranscriptionTokenDetails | None = None
    seconds: float | None = None
