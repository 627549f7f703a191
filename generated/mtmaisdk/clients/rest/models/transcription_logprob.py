"""The model `TranscriptionLogprob`."""

from __future__ import annotations

from typing import List

from mtmaisdk.clients.rest.model import Model


class TranscriptionLogprob(Model):
    """Log probability of a token.

    Attributes:
        token: The token.
        logprob: Its log probability.
        bytes: Its UTF-8 bytes.
    """

    token: str | None = None
    logprob: float | None = None
    bytes: List[int] | None = None
