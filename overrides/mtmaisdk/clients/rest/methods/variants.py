"""Makes the further forms of an operation's method."""

from __future__ import annotations

import functools
from collections.abc import AsyncIterator, Callable, Coroutine
from pathlib import Path
from typing import Any, Concatenate, ForwardRef, TypeVar

from typing_extensions import ParamSpec

import mtmaisdk.clients.rest.models as models  # noqa: F401 - evaluated by `_type`
from mtmaisdk.clients.rest import methods
from mtmaisdk.clients.rest.contract.answers import ApiResponse
from mtmaisdk.clients.rest.contract.operation import Operation, Pages
from mtmaisdk.clients.rest.contract.stream import StreamingOperation
from mtmaisdk.clients.rest.methods.forms import InForm, StrPath, renamed, with_path
from mtmaisdk.clients.rest.settings.options import AnswerForm
from mtmaisdk.clients.rest.transport import aio

Api = TypeVar("Api")
P = ParamSpec("P")
T = TypeVar("T")
E = TypeVar("E")


def _type(name: str) -> ForwardRef:
    """Returns a type of this module by its name, which is evaluated only by tools."""
    return ForwardRef(name, module=__name__)


def _in_form(method: Callable[..., Any], form: AnswerForm, suffix: str, returns: str) -> Callable[..., Any]:
    async def call(self: Any, /, *args: Any, **kwargs: Any) -> Any:
        return await method(InForm(self, form), *args, **kwargs)

    return renamed(call, method, f"{method.__name__}_{suffix}", _type(returns))


def with_http_info(
    method: Callable[Concatenate[Api, P], Coroutine[Any, Any, T]],
) -> Callable[Concatenate[Api, P], Coroutine[Any, Any, ApiResponse[T]]]:
    """Returns a method with the same arguments that returns status, headers and data."""
    return _in_form(method, "http_info", "with_http_info", f"ApiResponse[{method.__annotations__['return']}]")


def without_preload_content(
    method: Callable[Concatenate[Api, P], Coroutine[Any, Any, Any]],
) -> Callable[Concatenate[Api, P], Coroutine[Any, Any, aio.ClientResponse]]:
    """Returns a method with the same arguments that returns the open response, whatever its status.

    The caller must read and release it.
    """
    return _in_form(method, "response", "without_preload_content", "aio.ClientResponse")


def positional(*names: str) -> Callable[[T], T]:
    """Returns a decorator that still accepts these arguments without their names, as a method once took them all."""

    def decorate(method: Any) -> Any:
        @functools.wraps(method)
        async def call(self: Any, /, *args: Any, **kwargs: Any) -> Any:
            # The first names; a call with today's arguments has fewer without a name, or these with one.
            first, rest = names[: len(args)], names[len(args) :]
            if args and kwargs.keys().isdisjoint(first) and kwargs.keys() >= set(rest):
                args, kwargs = args[len(first) :], {**dict(zip(first, args, strict=False)), **kwargs}
            return await method(self, *args, **kwargs)

        return call

    return decorate


def streaming(
    method: Callable[Concatenate[Api, P], Coroutine[Any, Any, Any]], operation: StreamingOperation[Any, E]
) -> Callable[Concatenate[Api, P], methods.AsyncStream[E]]:
    """Returns a method with the same arguments that returns the operation's stream, to be entered with `async with`."""

    def call(self: Any, /, *args: Any, **kwargs: Any) -> methods.AsyncStream[E]:
        return methods.AsyncStream(functools.partial(method, InForm(self, "stream"), *args, **kwargs))  # type: ignore[arg-type]

    return renamed(call, method, f"{operation.name}_stream", _type("methods.AsyncStream[Any]"))


def to_file(
    method: Callable[Concatenate[Api, P], Coroutine[Any, Any, bytes]], operation: Operation[bytes]
) -> Callable[Concatenate[Api, StrPath, P], Coroutine[Any, Any, Path]]:
    """Returns a method that takes a path before the same arguments, and saves the response there as it arrives.

    The file appears under its name once it is complete.
    """

    async def call(self: Any, file: StrPath, /, *args: Any, **kwargs: Any) -> Path:
        from mtmaisdk.clients.rest.files.partial import PartialFile
        from mtmaisdk.clients.rest.methods.download import save

        # Opened first, so that no one pays for a response that cannot be saved.
        with PartialFile(file) as partial:
            opened: Any = await method(InForm(self, "opened"), *args, **kwargs)  # type: ignore[arg-type]
            return await save(partial, *opened)

    return with_path(renamed(call, method, f"{operation.name}_to_file", Path))


def paging(
    method: Callable[Concatenate[Api, P], Coroutine[Any, Any, Any]], operation: Operation[Any], pages: Pages[E]
) -> Callable[Concatenate[Api, P], AsyncIterator[E]]:
    """Returns a method with the same arguments that iterates over the items of all pages."""

    async def call(self: Any, /, *args: Any, **kwargs: Any) -> AsyncIterator[E]:
        from mtmaisdk.clients.rest.methods.paging import Paginator

        paginator = Paginator(operation, pages, kwargs)
        while not paginator.is_done:
            page = await method(InForm(self, "data"), *args, **paginator.arguments)  # type: ignore[arg-type]
            for item in paginator.take(page):
                yield item

    return renamed(call, method, pages.method, _type(f"AsyncIterator[models.{pages.item}]"))
