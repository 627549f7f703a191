"""The model `CompletionLogprobs`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.contract.model import Model


class CompletionLogprobs(Model):
    """Log probabilities of the tokens, in lists of the same length.

    Attributes:
        tokens: The tokens.
        token_logprobs: Log probabilities of these tokens.
        text_offset: Offsets in the text at which they start.
        top_logprobs: Log probabilities of the most likely tokens at each position.
    """

    tokens: list[str] | None = None
    token_logprobs: list[float | None] | None = None
    text_offset: list[int] | None = None
    top_logprobs: list[dict[str, Any] | None] | None = None
