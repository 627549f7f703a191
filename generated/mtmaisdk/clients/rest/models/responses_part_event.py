"""The model `ResponsesPartEvent`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model, rare_field
from mtmaisdk.clients.rest.models.responses_part import ResponsesPart


class ResponsesPartEvent(Model):
    """A part of an item begins or is complete.

    Attributes:
        type: Type of the event.
        sequence_number: Number of the event; some gateways leave it out.
        item_id: Id of the item.
        output_index: Number of the item; some servers do not count from 0, or change it.
        content_index: Number of the part; vLLM counts events.
        summary_index: Number of the part of the summary; LiteLLM leaves it out.
        part: The part.
        response_id: Id of the response (LMDeploy).
        model: Model that answers (LiteLLM).
    """

    type: str | None = None
    sequence_number: int | None = None
    item_id: str | None = None
    output_index: int | None = None
    content_index: int | None = None
    summary_index: int | None = None
    part: ResponsesPart | None = None

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
