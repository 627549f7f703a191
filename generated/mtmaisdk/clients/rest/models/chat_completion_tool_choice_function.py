"""The model `ChatCompletionToolChoiceFunction`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ChatCompletionToolChoiceFunction(Model):
    """The function to call.

    Attributes:
        name: Name of the function.
    """

    name: str
