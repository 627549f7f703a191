"""The pytest fixture `mtmai_mock`."""

# pytest imports this module whenever it starts, so what the server needs is imported when a test uses it.
from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from mtmaisdk.mock.mock_server import MockServer, run_mock_server


@pytest.fixture
def mtmai_mock() -> Iterator[MockServer]:
    """A mock server of every backend, new for each test: `url`, `urls`, `requests`, `fault(...)`."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(run_mock_server())
        except ImportError as error:
            from mtmaisdk.install_hint import install_hint

            pytest.fail(f"mtmai_mock requires more packages: {install_hint('mock')}: {error}", pytrace=False)
        yield server
