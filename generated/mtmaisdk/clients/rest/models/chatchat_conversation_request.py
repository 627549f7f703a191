"""The model `ChatchatConversationRequest`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chatchat_chat_type import ChatchatChatType


class ChatchatConversationRequest(Model):
    """Request to create a conversation.

    Attributes:
        user_id: Id of a registered user.
        name: Name of the conversation, at most 50 characters.
        chat_type: See `ChatchatChatType`.
    """

    user_id: str
    name: str | None = None
    chat_type: ChatchatChatType | str
