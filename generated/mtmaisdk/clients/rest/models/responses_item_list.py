"""The model `ResponsesItemList`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.responses_item import ResponsesItem


class ResponsesItemList(Model):
    """Items of the input of a response.

    Attributes:
        object: `list`.
        data: The items.
        first_id: Id of the first item.
        last_id: Id of the last item, after which the next list begins.
        has_more: Whether there are more items.
    """

    object: str | None = None
    data: list[ResponsesItem] | None = None
    first_id: str | None = None
    last_id: str | None = None
    has_more: bool | None = None
