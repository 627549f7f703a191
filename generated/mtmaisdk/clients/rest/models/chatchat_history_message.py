"""The model `ChatchatHistoryMessage`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ChatchatHistoryMessage(Model):
    """One message of the history.

    Attributes:
        role: Who wrote it: `user` or `assistant`; servers take any word (`human` and `ai` mean the same).
        content: What it says.
    """

    role: str
    content: str
