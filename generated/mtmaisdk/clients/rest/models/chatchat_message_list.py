"""The model `ChatchatMessageList`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chatchat_stored_message import ChatchatStoredMessage


class ChatchatMessageList(Model):
    """Messages of a conversation.

    Attributes:
        status: 200, or the status of an error.
        msg: What happened.
        data: The messages.
    """

    status: int | None = None
    msg: str | None = None
    data: list[ChatchatStoredMessage] | None = None
