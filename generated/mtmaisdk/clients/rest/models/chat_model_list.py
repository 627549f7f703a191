"""The model `ChatModelList`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chat_model import ChatModel
from mtmaisdk.clients.rest.models.pagination_response import PaginationResponse


class ChatModelList(Model):
    """One page of models.

    Attributes:
        pagination: Position of this page.
        rows: The models.
    """

    pagination: PaginationResponse | None = None
    rows: list[ChatModel] | None = None
