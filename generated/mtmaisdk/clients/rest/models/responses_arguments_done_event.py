"""The model `ResponsesArgumentsDoneEvent`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ResponsesArgumentsDoneEvent(Model):
    """The whole arguments of a call.

    Attributes:
        type: Type of the event.
        sequence_number: Number of the event; some gateways leave it out.
        item_id: Id of the item.
        output_index: Number of the item; some servers do not count from 0, or change it.
        name: Name of the tool (LMDeploy, vLLM).
        arguments: Arguments of a call as JSON text.
    """

    type: str | None = None
    sequence_number: int | None = None
    item_id: str | None = None
    output_index: int | None = None
    name: str | None = None
    arguments: str | None = None
