"""The model `SpeechUsage`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class SpeechUsage(Model):
    """Token counts of streamed speech.

    Attributes:
        input_tokens: Tokens of the text.
        output_tokens: Tokens of the audio.
        total_tokens: Sum of both.
    """

    input_tokens: int | None = None
    output_tokens: int | None = None
    total_tokens: int | None = None
