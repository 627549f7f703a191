"""The model `ChatMessageConfig`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ChatMessageConfig(Model):
    """What the agent framework reports about a message.

    Attributes:
        message_type: Class of the message, such as TextMessage.
        source: Agent that wrote the message.
    """

    message_type: str | None = None
    source: str | None = None
