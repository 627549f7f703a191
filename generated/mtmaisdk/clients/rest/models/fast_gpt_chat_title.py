"""The model `FastGPTChatTitle`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTChatTitle(Model):
    """Title that the server made for the chat.

    Attributes:
        title: The title.
    """

    title: str | None = None
