"""The three forms in which every operation gives its answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Concatenate

from mtmaisdk.clients.rest.result import Api, P, T, with_result

if TYPE_CHECKING:
    import urllib3

    from mtmaisdk.clients.rest.api_response import ApiResponse


def with_http_info(method: Callable[Concatenate[Api, P], T]) -> Callable[Concatenate[Api, P], ApiResponse[T]]:
    """Returns a method with the same arguments that returns status, headers and data."""
    return with_result(method, "http_info")


def without_preload_content(
    method: Callable[Concatenate[Api, P], Any],
) -> Callable[Concatenate[Api, P], urllib3.BaseHTTPResponse]:
    """Returns a method with the same arguments that returns the open response, whatever its status.

    The caller reads and releases it.
    """
    return with_result(method, "response")
