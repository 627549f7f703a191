"""The model `RerankUsage`."""

from __future__ import annotations

from typing import Annotated, Any

from mtmaisdk.clients.rest.contract.model import Model, also


class RerankUsage(Model):
    """Token counts.

    Attributes:
        prompt_tokens: Number of tokens in the query and the documents.
        completion_tokens: Number of tokens in the answer.
        total_tokens: Total number of tokens.
        prompt_tokens_details: Details of the tokens of the request (new-api).
        completion_tokens_details: Details of the tokens of the answer (new-api).
        input_tokens_details: The same details under the name of Responses (new-api).
    """

    prompt_tokens: Annotated[int | None, also("prompt_tokens", "input_tokens")] = None
    completion_tokens: Annotated[int | None, also("completion_tokens", "output_tokens")] = None
    total_tokens: int | None = None
    prompt_tokens_details: dict[str, Any] | None = None
    completion_tokens_details: dict[str, Any] | None = None
    input_tokens_details: dict[str, Any] | None = None
