"""The model `MessagesThinking`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model


class MessagesThinking(Model):
    """Whether and how much the model thinks.

    Attributes:
        type: Whether the model thinks.
        budget_tokens: Tokens for the reasoning, at least 1024.
    """

    type: Literal["enabled", "disabled", "adaptive"] | str
    budget_tokens: int | None = None
