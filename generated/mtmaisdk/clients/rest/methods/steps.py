"""Work of several requests, written once as a generator of steps for the async and the blocking client."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from mtmaisdk.clients.rest.calls.transfer import Transfer

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.api_client import ApiClient


T = TypeVar("T")


@dataclass(frozen=True)
class Call:
    """A call of an operation; its answer comes back.

    Attributes:
        method: Name of the operation's method.
        arguments: Its keyword arguments.
    """

    method: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True)
class Pause:
    """Time to wait, in seconds."""

    seconds: float


@dataclass(frozen=True)
class Tell:
    """A value for a callback, which may be a coroutine function where the client is async."""

    callback: Callable[[Any], Any]
    value: Any


Steps: TypeAlias = Generator["Call | Transfer | Pause | Tell", Any, T]
"""Steps that end in a result; what a step raises is thrown into them."""


async def run(steps: Steps[T], api: Any, client: ApiClient) -> T:
    """Does the steps and returns their result.

    Args:
        steps: The steps.
        api: The object whose methods are called.
        client: What sends everything else.
    """
    resume: Callable[[Any], Any] = steps.send
    value: Any = None
    while True:
        try:
            step = resume(value)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
        resume = steps.send
        try:
            if isinstance(step, Call):
                value = await getattr(api, step.method)(**step.arguments)
            elif isinstance(step, Transfer):
                value = await client.transfer(step)
            elif isinstance(step, Pause):
                await asyncio.sleep(step.seconds)
            else:
                value = step.callback(step.value)
                if inspect.isawaitable(value):
                    value = await value
        except Exception as error:
            resume, value = steps.throw, error
