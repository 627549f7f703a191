"""The model `ResponsesItemEvent`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model, rare_field
from mtmaisdk.clients.rest.models.responses_item import ResponsesItem


class ResponsesItemEvent(Model):
    """An item begins or is complete.

    Attributes:
        type: Type of the event.
        sequence_number: Number of the event; some gateways leave it out.
        output_index: Number of the item; some servers do not count from 0, or change it.
        item: The item, without content at its beginning.
        response_id: Id of the response (LMDeploy).
        model: Model that answers (LiteLLM).
    """

    type: str | None = None
    sequence_number: int | None = None
    output_index: int | None = None
    item: ResponsesItem | None = None

    @property
    def response_id(self) -> str | None:
        """Id of the response (LMDeploy)."""
        value: str | None = rare_field(self, "response_id", str)
        return value

    @property
    def model(self) -> str | None:
        """Model that answers (LiteLLM)."""
        value: str | None = rare_field(self, "model", str)
        return value
