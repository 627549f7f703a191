"""Keeps a forked process off the connections of its parent."""

from __future__ import annotations

import os
from typing import Any, Protocol
from weakref import WeakSet


class Connected(Protocol):
    """What holds open connections."""

    def forget(self) -> Any:
        """Lets go of the connections without touching them, and returns what held them."""


_connected: WeakSet[Any] = WeakSet()
_of_parent: list[Any] = []
"""Held for good: to close an inherited connection would disturb the parent, which shares it."""


def forget_after_fork(connected: Connected) -> None:
    """Has `connected` forget its connections in every process that is forked from this one."""
    _connected.add(connected)


def _forget_all() -> None:
    _of_parent.extend(connected.forget() for connected in list(_connected))


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)
