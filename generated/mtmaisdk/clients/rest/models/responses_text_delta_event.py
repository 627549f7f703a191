"""The model `ResponsesTextDeltaEvent`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.contract.model import Model, rare_field


class ResponsesTextDeltaEvent(Model):
    """A piece of the text.

    Attributes:
        type: Type of the event.
        sequence_number: Number of the event; some gateways leave it out.
        item_id: Id of the item.
        output_index: Number of the item; some servers do not count from 0, or change it.
        content_index: Number of the part; vLLM counts events.
        delta: The piece.
        logprobs: Log probabilities of the tokens.
        obfuscation: Random characters that hide the length of the piece (OpenAI).
        response_id: Id of the response (LMDeploy).
        model: Model that answers (LiteLLM).
    """

    type: str | None = None
    sequence_number: int | None = None
    item_id: str | None = None
    output_index: int | None = None
    content_index: int | None = None
    delta: str | None = None
    logprobs: list[dict[str, Any]] | None = None

    @property
    def obfuscation(self) -> str | None:
        """Random characters that hide the length of the piece (OpenAI)."""
        value: str | None = rare_field(self, "obfuscation", str)
        return value

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
