"""The model `OpenAIErrorDetail`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.open_ai_error_code import OpenAIErrorCode


class OpenAIErrorDetail(Model):
    """What went wrong.

    Attributes:
        message: The error in words; one-api and new-api append the request's id.
        type: Kind of error, such as invalid_request_error or new_api_error; OpenRouter sends none.
        param: Field of the request that is wrong; empty, or the HTTP status, from one-api.
        code: Code of the error: a string, empty from some gateways, or the HTTP status as a number. On 429, insufficient_quota means that waiting does not help.
        metadata: What the provider said (OpenRouter).
        n_prompt_tokens: Length of the prompt that does not fit (llama.cpp).
        n_ctx: Length of the context it does not fit into (llama.cpp).
        status: HTTP status (Command Code), or its name such as RESOURCE_EXHAUSTED (Gemini).
        docs: Page about the error (Command Code).
    """

    message: str | None = None
    type: str | None = None
    param: str | None = None
    code: OpenAIErrorCode | None = None
    metadata: dict[str, Any] | None = None
    n_prompt_tokens: int | None = None
    n_ctx: int | None = None
    status: OpenAIErrorCode | None = None
    docs: str | None = None
