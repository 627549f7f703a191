"""The model `ChatchatDone`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ChatchatDone(Model):
    """Result of a change.

    Attributes:
        status: 200, or the status of an error.
        message: What happened.
    """

    status: int | None = None
    message: str | None = None
