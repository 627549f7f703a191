"""The model `MessagesStartEvent`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.messages_message import MessagesMessage


class MessagesStartEvent(Model):
    """The message begins; its content is empty.

    Attributes:
        type: Type of the event.
        message: The message without content.
    """

    type: str | None = None
    message: MessagesMessage | None = None
