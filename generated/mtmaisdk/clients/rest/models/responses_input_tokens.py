"""The model `ResponsesInputTokens`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ResponsesInputTokens(Model):
    """Details of the tokens of a request.

    Attributes:
        cached_tokens: Tokens read from a cache.
        cache_write_tokens: Tokens written to a cache.
    """

    cached_tokens: int | None = None
    cache_write_tokens: int | None = None
