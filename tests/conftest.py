from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from mtmaisdk.clients.rest import Configuration
from mtmaisdk.mock.background import run_in_background
from mtmaisdk.mock.server import REQUESTS, ReceivedRequest, make_app

# Only the tests of retries wait for them.
os.environ["MTMAI_MAX_RETRIES"] = "0"

ROOT = Path(__file__).parent.parent


@dataclass
class Server:
    """A running server of the contract's examples."""

    url: str
    requests: list[ReceivedRequest]

    @property
    def last(self) -> ReceivedRequest:
        return self.requests[-1]

    def configuration(self, **settings: Any) -> Configuration:
        return Configuration(host=self.url, access_token="TOKEN", **settings)


@pytest.fixture(scope="session")
def running_server() -> Iterator[Server]:
    app = make_app()
    with run_in_background(app) as url:
        yield Server(url, app[REQUESTS])


@pytest.fixture
def server(running_server: Server) -> Server:
    running_server.requests.clear()
    return running_server


@pytest.fixture(scope="session")
def document() -> dict[str, Any]:
    """The contract that came with the package."""
    loaded: dict[str, Any] = yaml.safe_load((files("mtmaisdk") / "openapi.yaml").read_bytes())
    return loaded
