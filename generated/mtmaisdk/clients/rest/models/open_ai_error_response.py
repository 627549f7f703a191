"""The model `OpenAIErrorResponse`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.open_ai_error_code import OpenAIErrorCode
from mtmaisdk.clients.rest.models.open_ai_error_detail_value import OpenAIErrorDetailValue
from mtmaisdk.clients.rest.models.open_ai_error_value import OpenAIErrorValue


class OpenAIErrorResponse(Model):
    """An error, as OpenAI-compatible servers send it. Several formats share this model: `error` nested (OpenAI,
    one-api, new-api, OpenRouter, vLLM) or as a string, flat with `object: error` (LMDeploy, Mistral), under `detail`
    (FastAPI), `error_code` with `text` (LMDeploy proxy), `msgCode` with `msg` (Intern account gateway).

    Attributes:
        error: What went wrong.
        object: `error` in the flat format.
        message: What went wrong, in the flat format.
        type: Type of the error, in the flat format; `error` in streams whose events have a type.
        param: Invalid field of the request, in the flat format.
        code: Code of the error, in the flat format: the HTTP status (LMDeploy) or a string (Mistral).
        detail: What went wrong, from FastAPI servers.
        body: The invalid request (LMDeploy 0.9 to 0.15).
        error_code: Code of the LMDeploy proxy: 10400 unknown model, 10402 timeout.
        text: What went wrong, from the LMDeploy proxy.
        success: `false` from servers that wrap their responses.
        msg: What went wrong, from the Intern account gateway.
        msg_code: Code of the Intern account gateway: A0202 not signed in, A0211 token expired.
        trace_id: Request id of the Intern account gateway.
        data: Empty if there is an error.
        total: Zero if there is an error.
        status: HTTP status, as a number (Scaleway) or a word.
        raw_status_code: HTTP status (Mistral).
        provider: Provider that answers (OpenRouter).
    """

    error: OpenAIErrorValue | None = None
    object: str | None = None
    message: str | None = None
    type: str | None = None
    param: str | None = None
    code: OpenAIErrorCode | None = None
    detail: OpenAIErrorDetailValue | None = None
    body: Any | None = None
    error_code: int | None = None
    text: str | None = None
    success: bool | None = None
    msg: str | None = None
    msg_code: Annotated[str | None, Field(alias="msgCode")] = None
    trace_id: Annotated[str | None, Field(alias="traceId")] = None
    data: Any | None = None
    total: int | None = None
    status: OpenAIErrorCode | None = None
    raw_status_code: int | None = None
    provider: str | None = None
