"""The model `SpeechUsage`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class SpeechUsage(Model):
    """Token counts of streamed speech.

    Attributes:
        input_tokens: Number of tokens in the text.
        output_tokens: Number of tokens in the audio.
        total_tokens: Sum of input and output tokens.
    """

    input_tokens: int | None = None
    output_tokens: int | None = None
    total_tokens: int | None = None
