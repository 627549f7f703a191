"""Imports a module when something of it is first used.

Every process collects every test, but only some run those of a package that takes seconds to import.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


class Late:
    """Stands for a module."""

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self._module), name)
