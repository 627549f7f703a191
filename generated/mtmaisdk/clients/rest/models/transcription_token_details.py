"""The model `TranscriptionTokenDetails`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class TranscriptionTokenDetails(Model):
    """Tokens by type.

    Attributes:
        text_tokens: Number of text tokens.
        audio_tokens: Number of audio tokens.
    """

    text_tokens: int | None = None
    audio_tokens: int | None = None
