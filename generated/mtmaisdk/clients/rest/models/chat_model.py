"""The model `ChatModel`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class ChatModel(Model):
    """An available model.

    Attributes:
        id: Id of the model.
        label: Display name.
        description: What the model is good for.
        icon: Name of the icon.
        api_identifier: Name of the model at its provider.
    """

    id: str | None = None
    label: str | None = None
    description: str | None = None
    icon: str | None = None
    api_identifier: Annotated[str | None, Field(alias="apiIdentifier")] = None
