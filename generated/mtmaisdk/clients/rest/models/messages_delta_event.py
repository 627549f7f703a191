"""The model `MessagesDeltaEvent`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.messages_stop import MessagesStop
from mtmaisdk.clients.rest.models.messages_usage import MessagesUsage


class MessagesDeltaEvent(Model):
    """The end of the message.

    Attributes:
        type: Type of the event.
        delta: Why the message ended.
        usage: Token counts; those that are missing are in the first event.
    """

    type: str | None = None
    delta: MessagesStop | None = None
    usage: MessagesUsage | None = None
