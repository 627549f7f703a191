"""The model `ChatchatConversation`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chatchat_chat_type import ChatchatChatType


class ChatchatConversation(Model):
    """A stored conversation.

    Attributes:
        id: Id of the conversation.
        name: Name of the conversation.
        chat_type: What the conversation is for.
        create_time: When it was created, ISO 8601 without a time zone.
    """

    id: str | None = None
    name: str | None = None
    chat_type: ChatchatChatType | str | None = None
    create_time: str | None = None
