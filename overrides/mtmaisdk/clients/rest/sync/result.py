"""The forms in which an operation gives its answer."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Concatenate

from mtmaisdk.clients.rest.methods.variants import Api, E, P, StrPath, T, renamed, with_path, with_result

if TYPE_CHECKING:
    from pathlib import Path

    import urllib3

    from mtmaisdk.clients.rest.contract.answers import ApiResponse
    from mtmaisdk.clients.rest.contract.operation import Operation, Pages
    from mtmaisdk.clients.rest.contract.stream import StreamingOperation
    from mtmaisdk.clients.rest.sync.stream import Stream


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


def streaming(
    method: Callable[Concatenate[Api, P], Any], operation: StreamingOperation[Any, E]
) -> Callable[Concatenate[Api, P], Stream[E]]:
    """Returns a method with the same arguments that returns the operation's stream, to be entered with `with`."""
    ask = with_result(method, "stream")

    def call(self: Any, /, *args: Any, **kwargs: Any) -> Stream[E]:
        from mtmaisdk.clients.rest.sync.stream import Stream

        return Stream(functools.partial(ask, self, *args, **kwargs))

    return renamed(call, method, f"{operation.name}_stream")


def to_file(
    method: Callable[Concatenate[Api, P], bytes], operation: Operation[bytes]
) -> Callable[Concatenate[Api, StrPath, P], Path]:
    """Returns a method that takes a path before the same arguments, and saves the answer there as it arrives.

    The file appears under its name when it is whole.
    """
    ask = with_result(method, "response")

    def call(self: Any, file: StrPath, /, *args: Any, **kwargs: Any) -> Path:
        from mtmaisdk.clients.rest.files.partial import PartialFile
        from mtmaisdk.clients.rest.sync.download import save

        # Opened first: an answer that cannot be saved is not worth its price.
        return save(operation, PartialFile(file), ask, self, *args, **kwargs)

    return with_path(renamed(call, method, f"{operation.name}_to_file"))


def paging(
    method: Callable[Concatenate[Api, P], Any], operation: Operation[Any], pages: Pages[E]
) -> Callable[Concatenate[Api, P], Iterator[E]]:
    """Returns a method with the same arguments that iterates over the items of all pages."""

    def call(self: Any, /, *args: Any, **kwargs: Any) -> Iterator[E]:
        from mtmaisdk.clients.rest.methods.paging import Paginator

        walk = Paginator(operation, pages, kwargs)
        while not walk.is_done:
            yield from walk.take(method(self, *args, **walk.arguments))

    return renamed(call, method, pages.method)
