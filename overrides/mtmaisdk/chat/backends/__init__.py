"""The backends: one file each, found by its name. May import `mtmaisdk.chat.backend` and what is below it."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtmaisdk.chat.backend import Backend


def backend_names() -> list[str]:
    """Returns the names of the backends."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def backend_class(name: str) -> type[Backend]:
    """Returns the class of a backend; a name that is unknown is a `ValueError`."""
    if name not in backend_names():
        raise ValueError(f"unknown backend {name!r}; the backends are {', '.join(backend_names())}")
    module = import_module(f"{__name__}.{name}")
    found: type[Backend] = next(value for value in vars(module).values() if getattr(value, "name", None) == name)
    return found
