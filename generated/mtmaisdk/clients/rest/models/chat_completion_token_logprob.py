"""The model `ChatCompletionTokenLogprob`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.token_logprob import TokenLogprob


class ChatCompletionTokenLogprob(Model):
    """Log probability of a token and of the most likely alternatives.

    Attributes:
        token: The token.
        logprob: Log probability of the token.
        bytes: UTF-8 bytes of the token.
        top_logprobs: The most likely tokens at this position.
    """

    token: str | None = None
    logprob: float | None = None
    bytes: list[int] | None = None
    top_logprobs: list[TokenLogprob] | None = None
