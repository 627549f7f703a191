"""Calls one server with the async or the sync client."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import Configuration, sync
from mtmaisdk.mock.received import ReceivedRequest


class Caller:
    """Calls one server with the async or the sync client."""

    def __init__(self, kind: str, url: str, requests: Sequence[ReceivedRequest]) -> None:
        self.kind = kind
        self.url = url
        self.requests = requests
        self.key = "TOKEN"

    @property
    def configuration(self) -> Configuration:
        return Configuration(host=self.url, access_token=self.key)

    async def call(self, name: str, /, *args: Any, **kwargs: Any) -> Any:
        """Calls `<Api>.<method>`."""
        api, _, method = name.partition(".")
        if self.kind == "async":
            async with rest.ApiClient(self.configuration) as client:
                return await getattr(getattr(rest, api)(client), method)(*args, **kwargs)
        with sync.ApiClient(self.configuration) as sync_client:
            return getattr(getattr(sync, api)(sync_client), method)(*args, **kwargs)

    async def stream(self, name: str, /, *args: Any, **kwargs: Any) -> tuple[list[Any], Any]:
        """Returns the events of `<Api>.<method>_stream`, and what they add up to."""
        api, _, method = name.partition(".")
        if self.kind == "async":
            async with (
                rest.ApiClient(self.configuration) as client,
                getattr(getattr(rest, api)(client), f"{method}_stream")(*args, **kwargs) as stream,
            ):
                return [event async for event in stream], await stream.final()
        with (
            sync.ApiClient(self.configuration) as sync_client,
            getattr(getattr(sync, api)(sync_client), f"{method}_stream")(*args, **kwargs) as sync_stream,
        ):
            return list(sync_stream), sync_stream.final()
