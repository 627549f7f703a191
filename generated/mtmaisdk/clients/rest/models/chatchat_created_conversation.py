"""The model `ChatchatCreatedConversation`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ChatchatCreatedConversation(Model):
    """A new conversation.

    Attributes:
        status: 200, or the status of an error.
        id: Id of the conversation, for `conversation_id`.
    """

    status: int | None = None
    id: str | None = None
