"""The model `TokenLogprob`."""

from __future__ import annotations

from typing import List

from mtmaisdk.clients.rest.contract.model import Model


class TokenLogprob(Model):
    """Log probability of a token, without others in its place.

    Attributes:
        token: The token.
        logprob: Its log probability.
        bytes: Its UTF-8 bytes.
    """

    token: str | None = None
    logprob: float | None = None
    bytes: List[int] | None = None
