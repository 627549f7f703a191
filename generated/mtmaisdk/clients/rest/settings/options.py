"""Keyword arguments that every operation takes, and the forms in which it returns its response."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from typing_extensions import TypedDict

from mtmaisdk.clients.rest.settings.retries import Retries
from mtmaisdk.clients.rest.settings.timeouts import Timeout

AnswerForm: TypeAlias = Literal["data", "http_info", "response", "opened", "stream"]
"""What a call returns: the data; the data with status and headers; the HTTP library's open response, alone or with its
call; or an opened stream."""


class RequestOptions(TypedDict, total=False):
    """Keyword arguments that every operation takes.

    Attributes:
        _request_timeout: Seconds for the whole call, or a pair (to connect, to wait), or `Timeouts`.
        _retries: The maximum number of retries, or `Retries`.
        _headers: Headers to add or replace; `None` removes a header.
        _extra_body: Fields of a JSON body that the contract does not declare, by their wire names.
    """

    _request_timeout: Timeout | None
    _retries: int | Retries | None
    _headers: Mapping[str, str | None] | None
    _extra_body: Mapping[str, Any] | None
