"""Keyword arguments that every operation takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from typing_extensions import TypedDict

from mtmaisdk.clients.rest.settings.retries import Retries
from mtmaisdk.clients.rest.settings.timeouts import Timeout


class RequestOptions(TypedDict, total=False):
    """Keyword arguments that every operation takes.

    Attributes:
        _request_timeout: Seconds for the whole call, or a pair (to connect, to wait), or `Timeouts`.
        _retries: How often to try again, or `Retries`.
        _headers: Headers to add or to replace; `None` leaves a header out.
        _extra_body: Fields of a JSON body that the contract does not know, by their wire names.
    """

    _request_timeout: Timeout | None
    _retries: int | Retries | None
    _headers: Mapping[str, str | None] | None
    _extra_body: Mapping[str, Any] | None
