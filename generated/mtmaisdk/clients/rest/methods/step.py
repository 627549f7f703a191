"""The steps of work that takes several requests."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from mtmaisdk.clients.rest.settings.request import Request
from mtmaisdk.clients.rest.settings.retries import Retries

T = TypeVar("T")


@dataclass(frozen=True)
class CallMethod:
    """Calls an operation; its data comes back.

    Attributes:
        method: Name of the operation's method.
        arguments: Its keyword arguments.
    """

    method: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True)
class Send:
    """Sends an external request; its `ApiResponse` comes back.

    Attributes:
        request: The request.
        retries: Whether and when it is sent again.
    """

    request: Request
    retries: Retries


@dataclass(frozen=True)
class Sleep:
    """Waits for a number of seconds."""

    seconds: float


@dataclass(frozen=True)
class Notify:
    """Passes a value to a callback, which may be a coroutine function if the client is async.

    Attributes:
        name: Name of the argument that the callback was given as.
        callback: The callback.
        value: The value.
    """

    name: str
    callback: Callable[[Any], Any]
    value: Any


Steps: TypeAlias = Generator["CallMethod | Send | Sleep | Notify", Any, T]
"""Steps that end in a result; an exception that a step raises is thrown into them."""
