"""The three forms in which every operation gives its answer."""

from __future__ import annotations

import functools
from collections.abc import Callable, Coroutine, Mapping
from typing import TYPE_CHECKING, Any, Concatenate, Literal, TypeAlias, TypeVar

from typing_extensions import ParamSpec

if TYPE_CHECKING:
    import aiohttp

    from mtmaisdk.clients.rest.api_response import ApiResponse

Api = TypeVar("Api")
P = ParamSpec("P")
T = TypeVar("T")

Result: TypeAlias = Literal["data", "http_info", "response"]

_KEY = "_result"


def with_http_info(
    method: Callable[Concatenate[Api, P], Coroutine[Any, Any, T]],
) -> Callable[Concatenate[Api, P], Coroutine[Any, Any, ApiResponse[T]]]:
    """Returns a method with the same arguments that returns status, headers and data."""
    return with_result(method, "http_info")


def without_preload_content(
    method: Callable[Concatenate[Api, P], Coroutine[Any, Any, Any]],
) -> Callable[Concatenate[Api, P], Coroutine[Any, Any, aiohttp.ClientResponse]]:
    """Returns a method with the same arguments that returns the open response, whatever its status.

    The caller reads and releases it.
    """
    return with_result(method, "response")


def with_result(method: Callable[..., Any], result: Result) -> Callable[..., Any]:
    """Returns `method` made to give its answer in another form."""

    @functools.wraps(method)
    def call(self: Any, /, *args: Any, **kwargs: Any) -> Any:
        return method(self, *args, **kwargs, **{_KEY: result})

    call.__name__ += f"_{'with_http_info' if result == 'http_info' else 'without_preload_content'}"
    call.__qualname__ = f"{method.__qualname__.rpartition('.')[0]}.{call.__name__}"
    return call


def split_result(arguments: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any], Result]:
    """Splits the local variables of a method into its arguments, its options and the form of its answer."""
    values = dict(arguments)
    del values["self"]
    options = values.pop("options")
    return values, options, options.pop(_KEY, "data")
