"""The model `ChatModelUsage`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ChatModelUsage(Model):
    """Model and token counts of a message.

    Attributes:
        model: Model that answered.
        prompt_tokens: Number of tokens in the prompt.
        completion_tokens: Number of tokens in the answer.
    """

    model: str | None = None
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
