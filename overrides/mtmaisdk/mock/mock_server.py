"""A running server as a test sees it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from aiohttp import web

from mtmaisdk.mock.background import run_in_background
from mtmaisdk.mock.contract import load
from mtmaisdk.mock.received import ReceivedRequest
from mtmaisdk.mock.server import FAULT_PLAN, MISMATCHES, REQUESTS, make_app


class MockServer:
    """A running server.

    Attributes:
        url: Its base address.
        urls: The address of each backend, `host` of a `Configuration`: `urls["openai"]`, `urls["fastgpt"]` and so on.
        requests: What it received, oldest first.
    """

    def __init__(self, url: str, app: web.Application) -> None:
        self.url = url
        self.urls: Mapping[str, str] = {operation.family: url for operation in load()}
        self.requests: list[ReceivedRequest] = app[REQUESTS]
        self._app = app

    def fault(self, faults: str, times: int = 1) -> None:
        """Lets the next requests meet faults, after those that are said already.

        Args:
            faults: The faults, as in `status=429;retry-after=1`; `python -m mtmaisdk.mock --faults` lists them.
            times: How many requests meet them.

        Raises:
            ValueError: There is no such fault, or its value is none.
        """
        self._app[FAULT_PLAN].add(faults, times)

    def clear(self) -> None:
        """Forgets the requests, and the faults that are still to come."""
        self.requests.clear()
        self._app[FAULT_PLAN].clear()

    @property
    def mismatches(self) -> list[str]:
        """What the server was about to send that does not fit the contract, where it checks that."""
        return self._app[MISMATCHES]


@contextmanager
def run_mock_server(**settings: Any) -> Iterator[MockServer]:
    """Serves on a free port of the loopback address while the context is open.

    Args:
        **settings: What `make_app` takes.

    Yields:
        The server.
    """
    app = make_app(**settings)
    with run_in_background(app) as url:
        yield MockServer(url, app)
