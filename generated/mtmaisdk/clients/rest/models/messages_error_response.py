"""The model `MessagesErrorResponse`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.open_ai_error_detail_value import OpenAIErrorDetailValue
from mtmaisdk.clients.rest.models.open_ai_error_value import OpenAIErrorValue


class MessagesErrorResponse(Model):
    """An error. Servers and gateways mix forms: `error` with type and message, `error` as a text, `detail` (FastAPI),
    and OpenAI's.

    Attributes:
        type: `error`.
        error: What went wrong.
        request_id: Id of the request (Anthropic).
        detail: What went wrong, from FastAPI servers.
        body: The invalid request (LMDeploy 0.14).
    """

    type: str | None = None
    error: OpenAIErrorValue | None = None
    request_id: str | None = None
    detail: OpenAIErrorDetailValue | None = None
    body: Any | None = None
