"""The model `ChatchatUser`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ChatchatUser(Model):
    """A user; `status` 401 means a wrong name or password.

    Attributes:
        status: 200, or the status of an error.
        id: Id of the user, for `user_id`.
        username: Name of the user.
        message: What happened.
    """

    status: int | None = None
    id: str | None = None
    username: str | None = None
    message: str | None = None
