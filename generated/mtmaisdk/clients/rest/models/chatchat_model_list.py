"""The model `ChatchatModelList`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chatchat_models import ChatchatModels


class ChatchatModelList(Model):
    """Running models; a `code` other than 200 is an error.

    Attributes:
        status: 200, or the status of an error.
        code: 200, or the status of an error (Langchain-Chatchat).
        msg: What happened.
        data: The models.
    """

    status: int | None = None
    code: int | None = None
    msg: str | None = None
    data: ChatchatModels | None = None
