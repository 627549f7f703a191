"""The model `ChatCompletionTokenLogprob`."""

from __future__ import annotations

from typing import List

from mtmaisdk.clients.rest.model import Model
from mtmaisdk.clients.rest.models.chat_completion_top_logprob import ChatCompletionTopLogprob


class ChatCompletionTokenLogprob(Model):
    """Log probability of a token.

    Attributes:
        token: The token.
        logprob: Its log probability.
        bytes: Its UTF-8 bytes.
        top_logprobs: The likeliest tokens in its place.
    """

    token: str | None = None
    logprob: float | None = None
    bytes: List[int] | None = None
    top_logprobs: List[ChatCompletionTopLogprob] | None = None
