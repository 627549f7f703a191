"""The model `ResponsesStateEvent`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model, rare_field
from mtmaisdk.clients.rest.models.response_object import ResponseObject


class ResponsesStateEvent(Model):
    """The state of the response: it begins, or is complete, incomplete or failed.

    Attributes:
        type: Type of the event.
        sequence_number: Number of the event; some gateways leave it out.
        response: The response, without content at its beginning.
        model: Model that answers (LiteLLM).
    """

    type: str | None = None
    sequence_number: int | None = None
    response: ResponseObject | None = None

    @property
    def model(self) -> str | None:
        """Model that answers (LiteLLM)."""
        value: str | None = rare_field(self, "model", str)
        return value
