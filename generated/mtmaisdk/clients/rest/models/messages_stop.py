"""The model `MessagesStop`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.messages_stop_reason import MessagesStopReason


class MessagesStop(Model):
    """Why a message ended.

    Attributes:
        stop_reason: Why the answer ended.
        stop_sequence: The text that ended the answer.
    """

    stop_reason: MessagesStopReason | str | None = None
    stop_sequence: str | None = None
