"""How a blocking client waits."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from typing_extensions import ParamSpec

from mtmaisdk.clients.rest.settings.hooks import Hooks, needs_async

P = ParamSpec("P")
T = TypeVar("T")

sleep = time.sleep


def in_thread(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Calls a function that waits, in this thread."""
    return function(*args, **kwargs)


def check_hooks(hooks: Hooks | None) -> None:
    """Checks that a blocking client can call the hooks.

    Raises:
        TypeError: A hook is a coroutine function.
    """
    if hooks is not None:
        hooks.check_blocking()


def call_hook(name: str, hook: Callable[..., Any], *args: Any) -> Any:
    """Calls a function of the program.

    Raises:
        TypeError: It returned an awaitable.
    """
    result = hook(*args)
    if hasattr(result, "__await__"):
        if hasattr(result, "close"):
            result.close()
        raise needs_async(name)
    return result


def is_running(events: Iterator[Any]) -> bool:
    """Whether a thread is inside the generator."""
    return getattr(events, "gi_running", False)
