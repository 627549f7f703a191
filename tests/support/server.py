from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mtmaisdk.clients.rest import Configuration
from mtmaisdk.mock.received import ReceivedRequest


@dataclass
class Server:
    """A running server of the contract's examples, which checks all that it sends against the contract."""

    url: str
    requests: list[ReceivedRequest]
    mismatches: list[str]

    @property
    def last(self) -> ReceivedRequest:
        return self.requests[-1]

    def configuration(self, **settings: Any) -> Configuration:
        return Configuration(host=self.url, access_token="TOKEN", **settings)
