"""The model `ChatchatHistoryMessage`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ChatchatHistoryMessage(Model):
    """One message of the history.

    Attributes:
        role: Author: `user` or `assistant`; servers accept any word (`human` and `ai` mean the same).
        content: Content of the message.
    """

    role: str
    content: str
