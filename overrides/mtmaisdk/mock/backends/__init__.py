"""The hand-written behaviours, one module for each family of operations: `<family>.Backend`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any, TypeAlias

from aiohttp import web

from mtmaisdk.mock.behaviour import Answer, Call
from mtmaisdk.mock.contract import Operation

Behaviour: TypeAlias = Callable[[Call], Answer]


class Backends:
    """The backends of one application, each with a state of its own.

    Args:
        families: The families of operations.
        given: Backends by their family, in place of the package's own.
    """

    def __init__(self, families: Iterable[str], given: Mapping[str, Any] | None = None) -> None:
        self._backends = {family: _make(family) for family in families} | dict(given or {})

    def behaviour(self, operation: Operation) -> Behaviour | None:
        """Returns what answers the operation; without one, its examples do."""
        found: Behaviour | None = getattr(self._backends.get(operation.family), operation.method, None)
        return found

    def routes(self) -> Iterable[web.RouteDef]:
        """Returns the routes that the contract does not describe."""
        for backend in self._backends.values():
            if hasattr(backend, "routes"):
                yield from backend.routes()


def _make(family: str) -> Any:
    name = f"{__name__}.{family}"
    return import_module(name).Backend() if find_spec(name) else None
