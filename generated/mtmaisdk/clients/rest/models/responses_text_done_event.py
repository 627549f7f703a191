"""The model `ResponsesTextDoneEvent`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.contract.model import Model


class ResponsesTextDoneEvent(Model):
    """The whole text of a part.

    Attributes:
        type: Type of the event.
        sequence_number: Number of the event; some gateways leave it out.
        item_id: Id of the item.
        output_index: Number of the item; some servers do not count from 0, or change it.
        content_index: Number of the part; vLLM counts events.
        text: The text.
        logprobs: Log probabilities of the tokens.
    """

    type: str | None = None
    sequence_number: int | None = None
    item_id: str | None = None
    output_index: int | None = None
    content_index: int | None = None
    text: str | None = None
    logprobs: list[dict[str, Any]] | None = None
