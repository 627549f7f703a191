"""The backends: one file each, found by its name. May import `mtmaisdk.chat.backend` and what is below it."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING, NewType

from mtmaisdk.clients.rest.settings.names import near

if TYPE_CHECKING:
    from mtmaisdk.chat.backend import Backend

BackendName = NewType("BackendName", str)


def backend_names() -> list[BackendName]:
    """Returns the names of the backends."""
    return sorted(BackendName(module.name) for module in pkgutil.iter_modules(__path__))


def backend_class(name: str, api: str | None = None) -> type[Backend]:
    """Returns the class of a backend, or of another API of its servers; a name that is unknown is a `ValueError`.

    A backend is also known by the names of its servers, whatever their case, hyphens and spaces.
    """
    names = backend_names()
    if name not in names:
        own = ((each, (each, *vars(_class_of(each)).get("servers", ()))) for each in names)
        named = {_plain(server): backend for backend, servers in own for server in servers}
        if _plain(name) not in named:
            known = f"; the backends are {', '.join(names)}"
            raise ValueError(f"unknown backend {name!r}{known}{near(_plain(name), named)}")
        name = named[_plain(name)]
    found = _class_of(name)
    if api is None:
        return found
    if api not in found.apis:
        known = f"; its other APIs are {', '.join(found.apis)}" if found.apis else "; it has one API"
        raise ValueError(f"unknown api {api!r} of {name}{near(api, found.apis) or known}")
    return backend_class(found.apis[api])


def as_backend(name: str) -> BackendName:
    """Returns a backend's name that is known only at run time, for `connect`; an unknown name is a `ValueError`."""
    backend_class(name)
    return BackendName(name)


def _class_of(name: str) -> type[Backend]:
    module = import_module(f"{__name__}.{name}")
    found: type[Backend] = next(value for value in vars(module).values() if getattr(value, "name", None) == name)
    return found


def _plain(name: str) -> str:
    return name.lower().translate(dict.fromkeys(map(ord, "-_. ")))
