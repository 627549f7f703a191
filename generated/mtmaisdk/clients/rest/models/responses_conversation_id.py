"""The model `ResponsesConversationId`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ResponsesConversationId(Model):
    """A conversation that the server stores.

    Attributes:
        id: Id of the conversation.
    """

    id: str | None = None
