"""The pytest fixture `mtmai_mock`."""

# pytest imports this module whenever it starts, so the server is imported when a test uses it.
from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from mtmaisdk.mock.mock_server import MockServer


@pytest.fixture
def mtmai_mock() -> Iterator[MockServer]:
    """A mock server of every backend, new for each test: `url`, `urls`, `requests`, `fault(...)`."""
    try:
        from mtmaisdk.mock.mock_server import run_mock_server
    except ImportError as error:
        pytest.fail(f"mtmai_mock needs the extra 'mock', pip install 'mtmaisdk[mock]': {error}", pytrace=False)
    with run_mock_server() as server:
        yield server
