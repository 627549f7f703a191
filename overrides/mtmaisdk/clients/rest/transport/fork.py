"""Keeps a forked process from using its parent's connections."""

from __future__ import annotations

import os
from typing import Any, Protocol
from weakref import WeakSet


class Connected(Protocol):
    """An object with open connections."""

    def forget(self) -> Any:
        """Drops the connections without closing them, and returns the objects that held them."""


_connected: WeakSet[Any] = WeakSet()
_of_parent: list[Any] = []
"""Never released: closing an inherited connection would disturb the parent, which shares it."""


def forget_after_fork(connected: Connected) -> None:
    """Calls `forget` in every process that is forked from this one."""
    _connected.add(connected)


def _forget_all() -> None:
    _of_parent.extend(connected.forget() for connected in list(_connected))


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)
