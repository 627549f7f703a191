"""The model `MessagesResultBlock`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.messages_source import MessagesSource


class MessagesResultBlock(Model):
    """A part of a tool's result; `type` says which fields it has.

    Attributes:
        type: Type of the block.
        text: Text of a `text` block.
        source: The image or document.
    """

    type: Literal["text", "image", "document"] | str
    text: str | None = None
    source: MessagesSource | None = None
