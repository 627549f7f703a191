"""The model `ResponsesUsage`."""

from __future__ import annotations

from typing import Annotated

from mtmaisdk.clients.rest.contract.model import Model, also
from mtmaisdk.clients.rest.models.responses_input_tokens import ResponsesInputTokens
from mtmaisdk.clients.rest.models.responses_output_tokens import ResponsesOutputTokens


class ResponsesUsage(Model):
    """Token counts.

    Attributes:
        input_tokens: Tokens of the request.
        input_tokens_details: Details of the tokens of the request.
        output_tokens: Tokens of the answer, including its reasoning.
        output_tokens_details: Details of the tokens of the answer.
        total_tokens: Tokens of request and answer.
        cost: Cost of the call in US dollars (LiteLLM).
    """

    input_tokens: Annotated[int | None, also("input_tokens", "prompt_tokens")] = None
    input_tokens_details: ResponsesInputTokens | None = None
    output_tokens: Annotated[int | None, also("output_tokens", "completion_tokens")] = None
    output_tokens_details: ResponsesOutputTokens | None = None
    total_tokens: int | None = None
    cost: float | None = None
