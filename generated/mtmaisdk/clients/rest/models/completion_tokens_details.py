"""The model `CompletionTokensDetails`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class CompletionTokensDetails(Model):
    """What the answer's tokens were.

    Attributes:
        reasoning_tokens: Tokens of the reasoning.
        audio_tokens: Tokens of sound.
        accepted_prediction_tokens: Tokens of the prediction that came true.
        rejected_prediction_tokens: Tokens of the prediction that did not, charged all the same.
    """

    reasoning_tokens: int | None = None
    audio_tokens: int | None = None
    accepted_prediction_tokens: int | None = None
    rejected_prediction_tokens: int | None = None
