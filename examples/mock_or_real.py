"""The server that an example talks to: the one that the environment names, or else a mock server."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def server(tokens_per_second: float | None = None) -> Iterator[str]:
    """Yields the address of `MTMAI_BASE_URL`; without one, a mock server has it while the context is open.

    Args:
        tokens_per_second: How fast the mock server streams.
    """
    if given := os.environ.get("MTMAI_BASE_URL"):
        yield given
        return
    # Only here: a real server does not need what `mtmaisdk[mock]` installs.
    from mtmaisdk.mock.mock_server import run_mock_server

    with run_mock_server(tokens_per_second=tokens_per_second) as mock:
        os.environ["MTMAI_BASE_URL"] = mock.url
        if not os.environ.get("MTMAI_API_KEY"):
            os.environ["MTMAI_API_KEY"] = "any-key"
        try:
            yield mock.url
        finally:
            del os.environ["MTMAI_BASE_URL"]
