"""The model `TokenLogprob`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class TokenLogprob(Model):
    """Log probability of a token, without alternatives.

    Attributes:
        token: The token.
        logprob: Log probability of the token.
        bytes: UTF-8 bytes of the token.
    """

    token: str | None = None
    logprob: float | None = None
    bytes: list[int] | None = None
