"""The model `PromptTokensDetails`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class PromptTokensDetails(Model):
    """What the prompt's tokens were.

    Attributes:
        cached_tokens: Tokens taken from a cache.
        audio_tokens: Tokens of sound.
    """

    cached_tokens: int | None = None
    audio_tokens: int | None = None
