"""The model `PromptTokensDetails`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class PromptTokensDetails(Model):
    """Breakdown of the prompt tokens.

    Attributes:
        cached_tokens: Number of tokens taken from a cache.
        audio_tokens: Number of audio tokens.
    """

    cached_tokens: int | None = None
    audio_tokens: int | None = None
