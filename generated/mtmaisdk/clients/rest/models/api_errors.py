"""The model `APIErrors`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.api_error import APIError
from mtmaisdk.clients.rest.models.api_error_detail import APIErrorDetail
from mtmaisdk.clients.rest.models.open_ai_error_value import OpenAIErrorValue


class APIErrors(Model):
    """Why a request failed; the fields depend on the layer that rejected it.

    Attributes:
        errors: The errors found by a handler.
        message: Error of the HTTP layer: routing, credentials, malformed JSON.
        detail: Error of the Python backend.
        error: Why the run failed.
    """

    errors: list[APIError] | None = None
    message: str | None = None
    detail: APIErrorDetail | None = None
    error: OpenAIErrorValue | None = None
