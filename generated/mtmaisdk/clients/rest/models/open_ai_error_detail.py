"""The model `OpenAIErrorDetail`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.open_ai_error_code import OpenAIErrorCode


class OpenAIErrorDetail(Model):
    """What went wrong.

    Attributes:
        message: The error message; one-api and new-api append the request id.
        type: Type of the error, such as invalid_request_error or new_api_error; OpenRouter does not send it.
        param: Invalid field of the request; from one-api, empty or the HTTP status.
        code: Code of the error: a string (empty from some gateways) or the HTTP status as a number. With status
            429, insufficient_quota means that waiting does not help.
        provider_specific_fields: Further parts of the provider's error (LiteLLM).
        metadata: The provider's error (OpenRouter).
        n_prompt_tokens: Number of tokens in the prompt that is too long (llama.cpp).
        n_ctx: Context size that the prompt exceeds (llama.cpp).
        status: HTTP status (Command Code), or its name such as RESOURCE_EXHAUSTED (Gemini).
        docs: URL of a page about the error (Command Code).
        object: `error` (LMDeploy, vLLM).
    """

    message: str | None = None
    type: str | None = None
    param: str | None = None
    code: OpenAIErrorCode | None = None
    provider_specific_fields: dict[str, Any] | None = None
    metadata: dict[str, Any] | None = None
    n_prompt_tokens: int | None = None
    n_ctx: int | None = None
    status: OpenAIErrorCode | None = None
    docs: str | None = None
    object: str | None = None
