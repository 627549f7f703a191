"""Functions of the program that observe a call."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from mtmaisdk.clients.rest.exceptions import OpenApiException
from mtmaisdk.clients.rest.settings.request import Request
from mtmaisdk.clients.rest.wire.headers import ResponseHead

BeforeRequest: TypeAlias = Callable[[Request], Awaitable[None] | None]
AfterResponse: TypeAlias = Callable[[Request, ResponseHead], Awaitable[None] | None]
OnEvent: TypeAlias = Callable[[Request, Any], Awaitable[None] | None]
OnError: TypeAlias = Callable[[Request, OpenApiException], Awaitable[None] | None]


@dataclass(frozen=True)
class Hooks:
    """The functions that `Configuration` describes; the async client accepts coroutine functions, too.

    An exception that a function raises ends the call and reaches the caller unchanged.

    Raises:
        TypeError: A hook is not callable.
    """

    before_request: BeforeRequest | None = None
    after_response: AfterResponse | None = None
    on_event: OnEvent | None = None
    on_error: OnError | None = None

    def __post_init__(self) -> None:
        for name, hook in self.given.items():
            if not callable(hook):
                raise TypeError(f"{name}: {hook!r} is not a function")

    @property
    def given(self) -> dict[str, Callable[..., Any]]:
        """The functions that were given, by their names."""
        return {name: hook for name, hook in vars(self).items() if hook is not None}
