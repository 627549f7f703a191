"""The model `MessageTokenCount`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class MessageTokenCount(Model):
    """The number of tokens of a conversation.

    Attributes:
        input_tokens: Tokens of the request.
    """

    input_tokens: int | None = None
