"""The model `ResponsesArgumentsDoneEvent`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model, rare_field


class ResponsesArgumentsDoneEvent(Model):
    """The whole arguments of a call.

    Attributes:
        type: Type of the event.
        sequence_number: Number of the event; some gateways leave it out.
        item_id: Id of the item.
        output_index: Number of the item; some servers do not count from 0, or change it.
        name: Name of the tool (LMDeploy, vLLM).
        arguments: Arguments of a call as JSON text.
        response_id: Id of the response (LMDeploy).
        model: Model that answers (LiteLLM).
    """

    type: str | None = None
    sequence_number: int | None = None
    item_id: str | None = None
    output_index: int | None = None
    name: str | None = None
    arguments: str | None = None

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
