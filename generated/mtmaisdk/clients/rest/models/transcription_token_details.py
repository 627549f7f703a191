"""The model `TranscriptionTokenDetails`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class TranscriptionTokenDetails(Model):
    """Tokens by kind.

    Attributes:
        text_tokens: Tokens of text.
        audio_tokens: Tokens of audio.
    """

    text_tokens: int | None = None
    audio_tokens: int | None = None
