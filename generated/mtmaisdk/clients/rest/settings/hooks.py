"""Functions of the program that are told what a call does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.exceptions import OpenApiException
    from mtmaisdk.clients.rest.settings.request import Request

    BeforeRequest: TypeAlias = Callable[[Request], Awaitable[None] | None]
    AfterResponse: TypeAlias = Callable[[Request, "ResponseHead"], Awaitable[None] | None]
    OnEvent: TypeAlias = Callable[[Request, Any], Awaitable[None] | None]
    OnError: TypeAlias = Callable[[Request, OpenApiException], Awaitable[None] | None]


@dataclass(frozen=True)
class ResponseHead:
    """What a response begins with.

    Attributes:
        status: The HTTP status.
        headers: The response headers; names compare without regard to case.
        duration: Seconds from the request to this head.
        request_id: The id under which the server logged the request, if it gave one.
    """

    status: int
    headers: Mapping[str, str]
    duration: float
    request_id: str | None


@dataclass(frozen=True)
class Hooks:
    """The functions that were given; each may be a coroutine function, where the client is async.

    What a function raises ends the call and reaches the caller as it is.

    Attributes:
        before_request: Called before each try; it may change the request's headers.
        after_response: Called with the head of each response.
        on_event: Called with each event of a stream, before the caller has it.
        on_error: Called with the error of each try, and with the one that breaks a stream.
    """

    before_request: BeforeRequest | None = None
    after_response: AfterResponse | None = None
    on_event: OnEvent | None = None
    on_error: OnError | None = None

    @property
    def given(self) -> dict[str, Callable[..., Any]]:
        """The functions that are there, by their names."""
        return {name: hook for name, hook in vars(self).items() if hook is not None}

    def check_callable(self) -> None:
        """Checks that each is a function.

        Raises:
            TypeError: One is not.
        """
        for name, hook in self.given.items():
            if not callable(hook):
                raise TypeError(f"{name}: {hook!r} is not a function")

    def check_blocking(self) -> None:
        """Checks that a blocking client can call each.

        Raises:
            TypeError: One is a coroutine function.
        """
        if given := self.given:
            from inspect import iscoroutinefunction

            for name, hook in given.items():
                if iscoroutinefunction(hook) or iscoroutinefunction(getattr(hook, "__call__", None)):  # noqa: B004
                    raise _needs_async(name)


def run(name: str, hook: Callable[..., Any], *args: Any) -> None:
    """Calls a hook of a blocking client.

    Raises:
        TypeError: It returns something to be awaited.
    """
    result = hook(*args)
    if hasattr(result, "__await__"):
        if hasattr(result, "close"):
            result.close()
        raise _needs_async(name)


async def run_async(hook: Callable[..., Any], *args: Any) -> None:
    """Calls a hook of an async client, and waits for it where it is to be waited for."""
    result = hook(*args)
    if hasattr(result, "__await__"):
        await result


def _needs_async(name: str) -> TypeError:
    return TypeError(f"{name}: a coroutine function needs the async client; the blocking one takes a plain function")
