"""The server for an example: the one in the environment, or a mock server."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def server(tokens_per_second: float | None = None) -> Iterator[str]:
    """Yields the address in `MTMAI_BASE_URL`, by default that of a mock server that runs while the context is open.

    Args:
        tokens_per_second: Speed of the mock server's streams; unlimited by default.
    """
    if given := os.environ.get("MTMAI_BASE_URL"):
        yield given
        return
    # Imported here, since a real server does not require `mtmaisdk[mock]`.
    from mtmaisdk.mock.mock_server import run_mock_server

    with run_mock_server(tokens_per_second=tokens_per_second) as mock:
        os.environ["MTMAI_BASE_URL"] = mock.url
        if not os.environ.get("MTMAI_API_KEY"):
            os.environ["MTMAI_API_KEY"] = "any-key"
        try:
            yield mock.url
        finally:
            del os.environ["MTMAI_BASE_URL"]
