"""The model `ChatchatCredentials`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ChatchatCredentials(Model):
    """Name and password of a user.

    Attributes:
        username: Name of the user.
        password: Password of the user.
    """

    username: str
    password: str
