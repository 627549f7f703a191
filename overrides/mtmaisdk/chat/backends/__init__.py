"""The backends: one file each, found by its name. May import `mtmaisdk.chat.backend` and what is below it."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from mtmaisdk.chat.backend import Backend

BackendName = NewType("BackendName", str)


def backend_names() -> list[BackendName]:
    """Returns the names of the backends."""
    return sorted(BackendName(module.name) for module in pkgutil.iter_modules(__path__))


def backend_class(name: str, api: str | None = None) -> type[Backend]:
    """Returns the class of a backend, or of another API of its servers; a name that is unknown is a `ValueError`."""
    if name not in backend_names():
        raise ValueError(f"unknown backend {name!r}; the backends are {', '.join(backend_names())}")
    module = import_module(f"{__name__}.{name}")
    found: type[Backend] = next(value for value in vars(module).values() if getattr(value, "name", None) == name)
    if api is None:
        return found
    if api not in found.apis:
        known = f"its other APIs are {', '.join(found.apis)}" if found.apis else "it has one API"
        raise ValueError(f"unknown api {api!r} of {name}; {known}")
    return backend_class(found.apis[api])


def as_backend(name: str) -> BackendName:
    """Returns a backend's name that is known only at run time, for `connect`; an unknown name is a `ValueError`."""
    backend_class(name)
    return BackendName(name)
