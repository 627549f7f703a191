"""The model `ChatCompletionTokenLogprob`."""

from __future__ import annotations

from typing import List

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.token_logprob import TokenLogprob


class ChatCompletionTokenLogprob(Model):
    """Log probability of a token and of the likeliest others.

    Attributes:
        token: The token.
        logprob: Its log probability.
        bytes: Its UTF-8 bytes.
        top_logprobs: The likeliest tokens in this place.
    """

    token: str | None = None
    logprob: float | None = None
    bytes: List[int] | None = None
    top_logprobs: List[TokenLogprob] | None = None
