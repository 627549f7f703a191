"""Functions of the program that observe a call."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.exceptions import OpenApiException
    from mtmaisdk.clients.rest.settings.request import Request
    from mtmaisdk.clients.rest.wire.headers import ResponseHead

    BeforeRequest: TypeAlias = Callable[[Request], Awaitable[None] | None]
    AfterResponse: TypeAlias = Callable[[Request, ResponseHead], Awaitable[None] | None]
    OnEvent: TypeAlias = Callable[[Request, Any], Awaitable[None] | None]
    OnError: TypeAlias = Callable[[Request, OpenApiException], Awaitable[None] | None]


@dataclass(frozen=True)
class Hooks:
    """The given functions; the async client takes coroutine functions too.

    An exception that a function raises ends the call and reaches the caller unchanged.

    Attributes:
        before_request: Called before each attempt; it may change the request's headers.
        after_response: Called with the head of each response.
        on_event: Called with each event of a stream, before the caller gets it.
        on_error: Called with the error of each attempt, and with the error that breaks a stream.
    """

    before_request: BeforeRequest | None = None
    after_response: AfterResponse | None = None
    on_event: OnEvent | None = None
    on_error: OnError | None = None

    @property
    def given(self) -> dict[str, Callable[..., Any]]:
        """The functions that were given, by their names."""
        return {name: hook for name, hook in vars(self).items() if hook is not None}

    def check_callable(self) -> None:
        """Checks that each hook is a function.

        Raises:
            TypeError: A hook is not callable.
        """
        for name, hook in self.given.items():
            if not callable(hook):
                raise TypeError(f"{name}: {hook!r} is not a function")

    def check_blocking(self) -> None:
        """Checks that a blocking client can call each hook.

        Raises:
            TypeError: A hook is a coroutine function.
        """
        if given := self.given:
            from inspect import iscoroutinefunction

            for name, hook in given.items():
                if iscoroutinefunction(hook) or iscoroutinefunction(getattr(hook, "__call__", None)):  # noqa: B004
                    raise needs_async(name)


def needs_async(name: str) -> TypeError:
    """Returns the error for a coroutine function that was given to the blocking client."""
    return TypeError(f"{name}: a coroutine function needs the async client; the blocking client takes a plain function")
