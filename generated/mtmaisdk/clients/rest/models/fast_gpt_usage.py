"""The model `FastGPTUsage`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTUsage(Model):
    """Always 1, 1, 1. Real counts are in the node responses (`inputTokens`, `outputTokens`, formerly `tokens`).

    Attributes:
        prompt_tokens: Always 1.
        completion_tokens: Always 1.
        total_tokens: Always 1.
    """

    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    total_tokens: int | None = None
