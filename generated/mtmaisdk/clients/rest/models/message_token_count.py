"""The model `MessageTokenCount`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.contract.model import Model


class MessageTokenCount(Model):
    """The number of tokens of a conversation.

    Attributes:
        input_tokens: Tokens of the request.
        context_management: Tokens before the context was edited (Anthropic, vLLM).
    """

    input_tokens: int | None = None
    context_management: dict[str, Any] | None = None
