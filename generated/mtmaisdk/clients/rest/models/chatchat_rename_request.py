"""The model `ChatchatRenameRequest`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ChatchatRenameRequest(Model):
    """Request to rename a conversation.

    Attributes:
        name: The new name, at most 50 characters.
    """

    name: str
