"""The model `ChatCompletionTopLogprob`."""

from __future__ import annotations

from typing import List

from mtmaisdk.clients.rest.model import Model


class ChatCompletionTopLogprob(Model):
    """One of the likeliest tokens in a place.

    Attributes:
        token: The token.
        logprob: Its log probability.
        bytes: Its UTF-8 bytes.
    """

    token: str | None = None
    logprob: float | None = None
    bytes: List[int] | None = None
