"""Keeps a forked process from using its parent's connections."""

from __future__ import annotations

import os
from typing import Any
from weakref import WeakSet

connected: WeakSet[Any] = WeakSet()
"""What has open connections; its `forget` drops them without closing them, and returns what held them."""

_of_parent: list[Any] = []
"""Never released: closing an inherited connection would disturb the parent, which shares it."""


def _forget_all() -> None:
    _of_parent.extend(each.forget() for each in list(connected))


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)
