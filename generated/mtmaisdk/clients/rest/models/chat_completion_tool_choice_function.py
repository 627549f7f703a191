"""The model `ChatCompletionToolChoiceFunction`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ChatCompletionToolChoiceFunction(Model):
    """The function to call.

    Attributes:
        name: Its name.
    """

    name: str
