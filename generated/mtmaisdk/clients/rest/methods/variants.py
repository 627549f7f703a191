"""The forms in which an operation gives its answer."""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import TYPE_CHECKING, Any, Concatenate, TypeAlias, TypeVar

from typing_extensions import ParamSpec

from mtmaisdk.clients.rest.calls.options import FORM, Result

if TYPE_CHECKING:
    from os import PathLike
    from pathlib import Path

    import aiohttp

    from mtmaisdk.clients.rest.contract.answers import ApiResponse
    from mtmaisdk.clients.rest.contract.operation import Operation, Pages
    from mtmaisdk.clients.rest.contract.stream import StreamingOperation
    from mtmaisdk.clients.rest.methods.stream import AsyncStream


Api = TypeVar("Api")
P = ParamSpec("P")
T = TypeVar("T")
E = TypeVar("E")

StrPath: TypeAlias = "str | PathLike[str]"


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


def streaming(
    method: Callable[Concatenate[Api, P], Coroutine[Any, Any, Any]], operation: StreamingOperation[Any, E]
) -> Callable[Concatenate[Api, P], AsyncStream[E]]:
    """Returns a method with the same arguments that returns the operation's stream, to be entered with `async with`."""
    ask = with_result(method, "stream")

    def call(self: Any, /, *args: Any, **kwargs: Any) -> AsyncStream[E]:
        from mtmaisdk.clients.rest.methods.stream import AsyncStream

        return AsyncStream(functools.partial(ask, self, *args, **kwargs))

    return renamed(call, method, f"{operation.name}_stream")


def to_file(
    method: Callable[Concatenate[Api, P], Coroutine[Any, Any, bytes]], operation: Operation[bytes]
) -> Callable[Concatenate[Api, StrPath, P], Coroutine[Any, Any, Path]]:
    """Returns a method that takes a path before the same arguments, and saves the answer there as it arrives.

    The file appears under its name when it is whole.
    """
    ask = with_result(method, "response")

    async def call(self: Any, file: StrPath, /, *args: Any, **kwargs: Any) -> Path:
        from mtmaisdk.clients.rest.files.partial import PartialFile
        from mtmaisdk.clients.rest.methods.download import save

        # Opened first: an answer that cannot be saved is not worth its price.
        return await save(operation, PartialFile(file), ask, self, *args, **kwargs)

    return with_path(renamed(call, method, f"{operation.name}_to_file"))


def paging(
    method: Callable[Concatenate[Api, P], Coroutine[Any, Any, Any]], operation: Operation[Any], pages: Pages[E]
) -> Callable[Concatenate[Api, P], AsyncIterator[E]]:
    """Returns a method with the same arguments that iterates over the items of all pages."""

    async def call(self: Any, /, *args: Any, **kwargs: Any) -> AsyncIterator[E]:
        from mtmaisdk.clients.rest.methods.paging import Paginator

        walk = Paginator(operation, pages, kwargs)
        while not walk.is_done:
            for item in walk.take(await method(self, *args, **walk.arguments)):
                yield item

    return renamed(call, method, pages.method)


def with_result(method: Callable[..., Any], result: Result) -> Callable[..., Any]:
    """Returns `method` made to give its answer in another form."""

    def call(self: Any, /, *args: Any, **kwargs: Any) -> Any:
        return method(self, *args, **kwargs, **{FORM: result})

    suffix = {"http_info": "with_http_info", "response": "without_preload_content"}.get(result, result)
    return renamed(call, method, f"{method.__name__}_{suffix}")


def renamed(call: Callable[..., Any], method: Callable[..., Any], name: str) -> Callable[..., Any]:
    """Gives `call` the signature and the description of `method`, and a name of its own."""
    functools.update_wrapper(call, method)
    call.__name__ = name
    call.__qualname__ = f"{method.__qualname__.rpartition('.')[0]}.{name}"
    return call


def with_path(call: Callable[..., Any]) -> Callable[..., Any]:
    """Shows in the signature and the description that a path comes before the other arguments."""
    signature = inspect.signature(call)
    this, *others = signature.parameters.values()
    file = inspect.Parameter("file", inspect.Parameter.POSITIONAL_ONLY, annotation="StrPath")
    this = this.replace(kind=inspect.Parameter.POSITIONAL_ONLY)
    call.__signature__ = signature.replace(parameters=[this, file, *others], return_annotation="Path")  # type: ignore[attr-defined]
    about = r"\1Args:\n\1    file: Path of the file in which the answer is saved.\n"
    call.__doc__ = re.sub(r"^( *)Args:\n", about, call.__doc__ or "", count=1, flags=re.MULTILINE)
    return call
