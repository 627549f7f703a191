"""The model `ChatchatConversationList`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chatchat_conversation import ChatchatConversation


class ChatchatConversationList(Model):
    """Conversations of a user.

    Attributes:
        status: 200, or the status of an error.
        msg: What happened.
        data: The conversations.
    """

    status: int | None = None
    msg: str | None = None
    data: list[ChatchatConversation] | None = None
