"""The model `ModelList`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.model_info import ModelInfo


class ModelList(Model):
    """The models of a server.

    Attributes:
        object: `list`.
        data: The models.
        success: Whether the request succeeded (new-api).
    """

    object: str | None = None
    data: list[ModelInfo] | None = None
    success: bool | None = None
