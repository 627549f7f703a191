"""What the connections of both clients have in common: settings, and a forked process must not use its parent's."""

from __future__ import annotations

import os
from typing import Any
from weakref import WeakSet

from mtmaisdk.clients.rest.configuration import Configuration
from mtmaisdk.clients.rest.exceptions import ClientStateException
from mtmaisdk.clients.rest.settings.proxies import Proxies

_of_parent: list[Any] = []
"""Never released: closing an inherited connection would disturb the parent, which shares it."""


class OwnConnections:
    """Connections of one process, in a session or pool of the client, or a given one."""

    def __init__(self, configuration: Configuration, given: Any) -> None:
        self._configuration = configuration
        self._given = given
        self._is_forked = False
        self._proxies = Proxies(configuration.proxy, ignores_socks=given is not None)
        self._proxies.proxy_for(configuration.host)
        _connected.add(self)

    def check_process(self, what: str) -> None:
        """Raises if the given session or pool is the parent's."""
        if self._given is not None and self._is_forked:
            raise ClientStateException(f"the given {what} belongs to the parent process: create both after the fork")


_connected: WeakSet[Any] = WeakSet()


def _forget_all() -> None:
    _of_parent.extend(each.forget() for each in list(_connected))


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)
