"""The model `FastGPTChatCompletion`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from mtmaisdk.clients.rest.contract.content_parts import text_at
from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_choice import FastGPTChoice
from mtmaisdk.clients.rest.models.fast_gpt_error_value import FastGPTErrorValue
from mtmaisdk.clients.rest.models.fast_gpt_node_response import FastGPTNodeResponse
from mtmaisdk.clients.rest.models.fast_gpt_usage import FastGPTUsage


class FastGPTChatCompletion(Model):
    """Complete response to a chat request. It has neither `object` nor `created`.

    Attributes:
        id: The chatId; without one, an empty string or, on newer servers, the id that the server generated.
        model: Always an empty string.
        usage: Placeholder counts.
        choices: Exactly one answer.
        response_data: Node responses; only with `detail`.
        new_variables: Variables after the run; only with `detail`.
        title: Title generated for the chat in its first round (4.15 and newer).
        error: Error of the last node; the HTTP status is still 200.
    """

    id: str | None = None
    model: str | None = None
    usage: FastGPTUsage | None = None
    choices: list[FastGPTChoice] | None = None
    response_data: Annotated[list[FastGPTNodeResponse] | None, Field(alias="responseData")] = None
    new_variables: Annotated[dict[str, Any] | None, Field(alias="newVariables")] = None
    title: str | None = None
    error: FastGPTErrorValue | None = None

    @property
    def text(self) -> str:
        """The text of the answer, of the first if there are several."""
        return text_at(self, "choices.message.content")
