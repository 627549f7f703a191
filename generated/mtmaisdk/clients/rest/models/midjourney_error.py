"""The model `MidjourneyError`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.midjourney_result import MidjourneyResult
from mtmaisdk.clients.rest.models.open_ai_error_value import OpenAIErrorValue


class MidjourneyError(Model):
    """Error of a gateway or proxy; the fields depend on the layer that rejected the request.

    Attributes:
        code: The same codes as for a submission; new-api also has 5 unknown error and 30 limited account.
        description: What went wrong; often with a trailing space from new-api.
        type: Layer that rejected the request: `upstream_error` or `new_api_error`.
        result: Mostly null.
        properties: Details.
        error: Error of the gateway itself, such as failed authentication: OpenAI's format, or a single word.
        success: Always false; trueai midjourney-proxy.
        message: What went wrong; trueai midjourney-proxy.
        timestamp: Time, in ticks of 100 ns since the year 1; trueai midjourney-proxy.
    """

    code: int | None = None
    description: str | None = None
    type: str | None = None
    result: MidjourneyResult | None = None
    properties: dict[str, Any] | None = None
    error: OpenAIErrorValue | None = None
    success: bool | None = None
    message: str | None = None
    timestamp: str | None = None
