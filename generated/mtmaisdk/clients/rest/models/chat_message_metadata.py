"""The model `ChatMessageMetadata`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class ChatMessageMetadata(Model):
    """Id and times of a stored message.

    Attributes:
        id: Id of the message.
        created_at: When it was stored, RFC 3339.
        updated_at: When it was last changed, RFC 3339.
    """

    id: str | None = None
    created_at: Annotated[str | None, Field(alias="createdAt")] = None
    updated_at: Annotated[str | None, Field(alias="updatedAt")] = None
