"""How an async client waits."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from typing import Any

from mtmaisdk.clients.rest.settings.hooks import Hooks

if sys.version_info >= (3, 11):
    timeout_after = asyncio.timeout
else:
    # On Python 3.10, aiohttp depends on it.
    import async_timeout  # pyright: ignore[reportMissingImports]

    timeout_after = async_timeout.timeout

__all__ = ["call_hook", "check_hooks", "in_thread", "sleep", "timeout_after"]

sleep = asyncio.sleep
in_thread = asyncio.to_thread


def check_hooks(_: Hooks | None) -> None:
    """Checks that an async client can call the hooks: it can call any function."""


async def call_hook(_: str, hook: Callable[..., Any], *args: Any) -> Any:
    """Calls a function of the program, and awaits its result if it is awaitable."""
    result = hook(*args)
    return await result if hasattr(result, "__await__") else result
