"""The backends: each is one module, named as the contract names it, with a constant `BACKEND`.

Imports `content`, `backend`, `behaviour`, `error_format` and `received`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, TypeAlias

from aiohttp import web

from mtmaisdk.mock.backend import MockBackend
from mtmaisdk.mock.behaviour import Answer, ReceivedCall
from mtmaisdk.mock.contract import Operation
from mtmaisdk.mock.error_format import ErrorFormat

Behaviour: TypeAlias = Callable[[ReceivedCall], Answer]


class Backends:
    """The backends of one application, each with its own state; `given` objects answer in place of the package's."""

    def __init__(self, names: Iterable[str], given: Mapping[str, Any] | None = None) -> None:
        found = ((name, backend_of(name)) for name in names)
        self._answering: dict[str, Any] = {name: backend.create() for name, backend in found if backend is not None}
        self._answering |= given or {}

    def behaviour(self, operation: Operation) -> Behaviour | None:
        """Returns what answers the operation, or `None` if its examples do."""
        found: Behaviour | None = getattr(self._answering.get(operation.backend), operation.method, None)
        return found

    def routes_of(self, operation: Operation) -> Iterable[tuple[str, str]]:
        """Yields method and path of an operation, with those of other generations of the server."""
        serves = getattr(self._answering.get(operation.backend), "serves", None)
        for route in ({}, *(each for each in operation.definition.get("x-fallbacks", ()) if "path" in each)):
            path = route.get("path", operation.path)
            if serves is None or serves(operation.method, path):
                yield route.get("method", operation.http_method), path

    def routes(self) -> Iterable[web.RouteDef]:
        """Yields the routes outside of the contract."""
        for answering in self._answering.values():
            if hasattr(answering, "routes"):
                yield from answering.routes()

    async def close(self, _: web.Application) -> None:
        """Ends what the backends still do by themselves."""
        for answering in self._answering.values():
            if hasattr(answering, "close"):
                await answering.close()


@cache
def backend_of(name: str) -> MockBackend | None:
    """Returns the backend with this name, or `None` if it has no module."""
    module = f"{__name__}.{name}"
    found: MockBackend | None = import_module(module).BACKEND if find_spec(module) else None
    return found


def backend_names(operations: Iterable[Operation]) -> list[str]:
    """Returns the names of all backends that have one of the operations."""
    found = ((name, backend_of(name)) for name in dict.fromkeys(operation.backend for operation in operations))
    return list(dict.fromkeys(alias for name, own in found for alias in (name, *(own.aliases if own else ()))))


def is_backend(name: str, operation: Operation) -> bool:
    """Whether an operation is of the backend with this name, or of one that has the same operations."""
    own = backend_of(operation.backend)
    return name == operation.backend or (own is not None and name in own.aliases)


def errors_of(operation: Operation) -> ErrorFormat:
    """Returns how the operation's backend writes errors."""
    backend = backend_of(operation.backend)
    if backend is None:
        return _default().errors
    is_keyless = {} in operation.definition.get("security", []) and not operation.path.startswith(backend.nested_at)
    return (backend.keyless_errors if is_keyless else None) or backend.errors


def errors_at(path: str, operations: Sequence[Operation]) -> ErrorFormat:
    """Returns how errors are written by the backend whose paths are most like an unknown path."""

    def likeness(operation: Operation) -> int:
        parts = zip(path.split("/"), operation.path.split("/"), strict=False)
        return next((number for number, (one, other) in enumerate(parts) if one != other), len(path))

    default = _default().keyless_errors or _default().errors
    # Of several that are equally like it, the order in the contract does not decide.
    best = max(operations, key=lambda operation: (likeness(operation), errors_of(operation) is default))
    return errors_of(best) if likeness(best) > 1 else default


def _default() -> MockBackend:
    """Returns the backend whose errors are sent if nothing tells another."""
    backend = backend_of("openai")
    assert backend is not None
    return backend
