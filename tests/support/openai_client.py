"""Drives the `openai` package, async or sync, in one way."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from support.late import Late

openai: Any = Late("openai")


class OpenAIClient:
    """Calls one server with the `openai` package.

    Args:
        kind: `async` or `sync`.
        url: The server's base address.
        settings: Of the package's client. It takes no answer that does not fit its own types, and does not try again.
    """

    def __init__(self, kind: str, url: str, **settings: Any) -> None:
        self.kind = kind
        self.settings: dict[str, Any] = {
            "base_url": f"{url}/v1",
            "api_key": "TOKEN",
            "max_retries": 0,
            "_strict_response_validation": True,
            **settings,
        }

    async def call(self, method: str, /, **arguments: Any) -> Any:
        """Returns what a method such as `chat.completions.create` returns; of a stream, the list of its events."""
        if self.kind == "async":
            async with openai.AsyncOpenAI(**self.settings) as client:
                answer = await attrgetter(method)(client)(**arguments)
                return [event async for event in answer] if isinstance(answer, openai.AsyncStream) else answer
        with openai.OpenAI(**self.settings) as sync_client:
            answer = attrgetter(method)(sync_client)(**arguments)
            return list(answer) if isinstance(answer, openai.Stream) else answer

    async def stream_chat(self, **arguments: Any) -> tuple[list[Any], Any]:
        """Returns the events of the package's own assembling stream of a chat, and the chat it assembled."""
        if self.kind == "async":
            async with (
                openai.AsyncOpenAI(**self.settings) as client,
                client.chat.completions.stream(**arguments) as stream,
            ):
                return [event async for event in stream], await stream.get_final_completion()
        with (
            openai.OpenAI(**self.settings) as sync_client,
            sync_client.chat.completions.stream(**arguments) as sync_stream,
        ):
            return list(sync_stream), sync_stream.get_final_completion()

    async def stream_response(self, **arguments: Any) -> tuple[list[Any], Any]:
        """Returns the events of the package's own assembling stream of a response, and what it assembled."""
        if self.kind == "async":
            async with openai.AsyncOpenAI(**self.settings) as client, client.responses.stream(**arguments) as stream:
                return [event async for event in stream], await stream.get_final_response()
        with openai.OpenAI(**self.settings) as sync_client, sync_client.responses.stream(**arguments) as sync_stream:
            return list(sync_stream), sync_stream.get_final_response()
