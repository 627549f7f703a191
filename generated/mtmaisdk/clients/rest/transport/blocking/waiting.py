"""How a blocking client waits."""

from __future__ import annotations

import inspect
import time
from collections.abc import Callable
from typing import Any, TypeVar

from mtmaisdk.clients.rest.settings.hooks import Hooks

T = TypeVar("T")

sleep = time.sleep


def in_thread(function: Callable[..., T], *args: Any) -> T:
    """Calls a function that waits, in this thread."""
    return function(*args)


def check_hooks(hooks: Hooks | None) -> None:
    """Refuses coroutine functions, which a blocking client cannot call."""
    for name, hook in hooks.given.items() if hooks is not None else ():
        if inspect.iscoroutinefunction(hook) or inspect.iscoroutinefunction(getattr(hook, "__call__", None)):  # noqa: B004
            raise _needs_async(name)


def call_hook(name: str, hook: Callable[..., Any], *args: Any) -> Any:
    """Calls a function of the program, which must not return an awaitable."""
    result = hook(*args)
    if hasattr(result, "__await__"):
        if hasattr(result, "close"):
            result.close()
        raise _needs_async(name)
    return result


def _needs_async(name: str) -> TypeError:
    return TypeError(f"{name}: a coroutine function needs the async client; the blocking client takes a plain function")
