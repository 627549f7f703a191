"""The model `MessagesMessageParam`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.messages_content import MessagesContent


class MessagesMessageParam(Model):
    """A message of the conversation. The content of an answer can be sent back unchanged.

    Attributes:
        role: Author of the message.
        content: Content of the message.
    """

    role: Literal["user", "assistant"] | str
    content: MessagesContent
