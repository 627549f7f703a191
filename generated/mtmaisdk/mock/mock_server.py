"""A running server for tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from aiohttp import web

from mtmaisdk.mock.backends import backend_names
from mtmaisdk.mock.background import run_in_background
from mtmaisdk.mock.contract import load
from mtmaisdk.mock.received import REQUESTS, ReceivedRequest
from mtmaisdk.mock.server import FAULT_PLAN, MISMATCHES, make_app


class MockServer:
    """A running server.

    Attributes:
        url: Its base address.
        urls: The address of each backend, the `host` of a `Configuration`: `urls["openai"]`, `urls["fastgpt"]` etc.
        requests: The requests received, oldest first.
    """

    def __init__(self, url: str, app: web.Application) -> None:
        self.url = url
        self.urls: Mapping[str, str] = dict.fromkeys(backend_names(load()), url)
        self.requests: list[ReceivedRequest] = app[REQUESTS]
        self._app = app

    def fault(self, faults: str, times: int = 1) -> None:
        """Applies faults to the next requests, after those that are planned already.

        Args:
            faults: The faults, as in `status=429;retry-after=1`; `python -m mtmaisdk.mock --faults` lists them.
            times: The number of requests.

        Raises:
            ValueError: A fault is unknown, or its value is invalid.
        """
        self._app[FAULT_PLAN].add(faults, times)

    def clear(self) -> None:
        """Forgets the received requests and the planned faults."""
        self.requests.clear()
        self._app[FAULT_PLAN].clear()

    @property
    def mismatches(self) -> list[str]:
        """Answers that did not match the contract, if the server checks them."""
        return self._app[MISMATCHES]


@contextmanager
def run_mock_server(**settings: Any) -> Iterator[MockServer]:
    """Serves on a free port of the loopback address while the context is open.

    Args:
        **settings: Arguments of `make_app`.

    Yields:
        The server.
    """
    app = make_app(**settings)
    with run_in_background(app) as url:
        yield MockServer(url, app)
