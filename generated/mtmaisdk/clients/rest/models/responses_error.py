"""The model `ResponsesError`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.open_ai_error_code import OpenAIErrorCode


class ResponsesError(Model):
    """Why a response failed.

    Attributes:
        code: Code of the error: a word (`server_error`, `rate_limit_exceeded`), or a number.
        message: The error message.
    """

    code: OpenAIErrorCode | None = None
    message: str | None = None
