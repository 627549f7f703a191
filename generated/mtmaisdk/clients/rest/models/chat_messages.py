"""The model `ChatMessages`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chat_message import ChatMessage


class ChatMessages(Model):
    """Messages of a chat.

    Attributes:
        messages: The messages, oldest first.
    """

    messages: list[ChatMessage] | None = None
