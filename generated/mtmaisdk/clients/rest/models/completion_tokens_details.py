"""The model `CompletionTokensDetails`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class CompletionTokensDetails(Model):
    """Breakdown of the answer tokens.

    Attributes:
        reasoning_tokens: Number of reasoning tokens.
        audio_tokens: Number of audio tokens.
        text_tokens: Number of text tokens.
        image_tokens: Number of image tokens (Vercel).
        accepted_prediction_tokens: Number of predicted tokens that were accepted.
        rejected_prediction_tokens: Number of predicted tokens that were rejected but are charged.
    """

    reasoning_tokens: int | None = None
    audio_tokens: int | None = None
    text_tokens: int | None = None
    image_tokens: int | None = None
    accepted_prediction_tokens: int | None = None
    rejected_prediction_tokens: int | None = None
