"""The model `DeletedResponse`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class DeletedResponse(Model):
    """A response that was deleted.

    Attributes:
        id: Id of the response.
        object: `response` or `response.deleted`.
        deleted: Whether it was deleted.
    """

    id: str | None = None
    object: str | None = None
    deleted: bool | None = None
