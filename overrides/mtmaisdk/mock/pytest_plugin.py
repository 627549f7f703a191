"""The pytest fixture `mtmai_mock`."""

# pytest imports this module whenever it starts, so what the server needs is imported when a test uses it.
from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from mtmaisdk.mock.mock_server import MockServer, run_mock_server

_HAS_FAILED = pytest.StashKey[bool]()


def pytest_configure(config: pytest.Config) -> None:
    """Makes the mark known."""
    config.addinivalue_line("markers", "mtmai_mock(**settings): settings of the server, such as `strict=True`")


def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> None:
    """Notes that a test did not pass: it failed, as expected or not, or was skipped."""
    if call.excinfo is not None:
        item.stash[_HAS_FAILED] = True


@pytest.fixture
def mtmai_mock(request: pytest.FixtureRequest) -> Iterator[MockServer]:
    """A mock server of every backend, new for each test: `url`, `urls`, `requests`, `answer(...)`, `fault(...)`.

    A mark gives it settings: `@pytest.mark.mtmai_mock(strict=True)` fails a test for a request without an answer.
    """
    mark = request.node.get_closest_marker("mtmai_mock")
    with ExitStack() as stack:
        try:
            server = stack.enter_context(run_mock_server(**(mark.kwargs if mark else {})))
        except ImportError as error:
            from mtmaisdk.install_hint import install_hint

            pytest.fail(f"mtmai_mock requires more packages: {install_hint('mock')}: {error}", pytrace=False)
        yield server
        if request.node.stash.get(_HAS_FAILED, False):
            # A part of a recording would fail the test again.
            server.recording = None
        if server.unmatched:
            pytest.fail("\n".join(server.unmatched), pytrace=False)
