"""The model `ResponsesCodeDoneEvent`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ResponsesCodeDoneEvent(Model):
    """The whole code that the server runs.

    Attributes:
        type: Type of the event.
        sequence_number: Number of the event; some gateways leave it out.
        item_id: Id of the item.
        output_index: Number of the item; some servers do not count from 0, or change it.
        code: The code.
    """

    type: str | None = None
    sequence_number: int | None = None
    item_id: str | None = None
    output_index: int | None = None
    code: str | None = None
