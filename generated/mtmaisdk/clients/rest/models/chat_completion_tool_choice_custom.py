"""The model `ChatCompletionToolChoiceCustom`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ChatCompletionToolChoiceCustom(Model):
    """The custom tool to call.

    Attributes:
        name: Name of the tool.
    """

    name: str
