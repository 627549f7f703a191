from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from support import read_yaml
from support.caller import Caller
from support.server import Server
from support.task_contexts import keep_contexts_apart

from mtmaisdk.mock.background import run_in_background
from mtmaisdk.mock.contract import load
from mtmaisdk.mock.server import MISMATCHES, REQUESTS, make_app

# Only the tests of retries wait for them.
os.environ["MTMAI_MAX_RETRIES"] = "0"

# What a shell runs in the background ignores Ctrl-C, and so would the programs that the tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

if sys.version_info < (3, 11):
    keep_contexts_apart()

# Needs an environment of its own: `make peers`.
collect_ignore = [] if os.environ.get("PEERS") else ["peers/litellm"]
if sys.version_info < (3, 11):
    # vcrpy requires it.
    collect_ignore.append("transport/test_vcrpy.py")
if not os.environ.get("DOCS"):
    # `make docs-test` runs them.
    collect_ignore.append("docs_site")


# These take longest and run first: with short tests at the end, no process waits for another.
LONG = ("test_new_operation.py", "test_checkers.py")


def pytest_collection() -> None:
    """Collects no garbage while the tests are collected: their many objects stay."""
    gc.disable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.name not in LONG)


def pytest_collection_finish() -> None:
    """Lets the collector pass over them from now on."""
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def running_server() -> Iterator[Server]:
    examples_only = dict.fromkeys(operation.backend for operation in load())
    app = make_app(check_responses=True, backends=examples_only)
    with run_in_background(app) as url:
        yield Server(url, app[REQUESTS], app[MISMATCHES])


@pytest.fixture
def server(running_server: Server) -> Iterator[Server]:
    running_server.requests.clear()
    running_server.mismatches.clear()
    yield running_server
    assert not running_server.mismatches


@pytest.fixture(scope="session")
def document() -> dict[str, Any]:
    """The contract that came with the package."""
    return read_yaml((files("mtmaisdk") / "openapi.yaml").read_bytes())


@pytest.fixture(params=["async", "sync"])
def caller(request: pytest.FixtureRequest) -> Iterator[Caller]:
    """Calls a server of its own; everything that the server sends has to fit the contract."""
    app = make_app(check_responses=True)
    with run_in_background(app) as url:
        yield Caller(request.param, url, app[REQUESTS])
    assert app[MISMATCHES] == []
