from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from support.memory_server import Memory, running
from typing_extensions import Self

from mtmaisdk.chat import ChatEvent, Reply, connect, connect_async

SETTINGS: dict[str, dict[str, Any]] = {
    "mtmai": {"tenant": "707d0855-80ab-4e1f-a156-f1c4546cbf52"},
    "openai": {"model": "m"},
    "messages": {"model": "m"},
    "responses": {"model": "m"},
    "fastgpt": {},
    "chatchat": {"user_id": "u1"},
    "aitre": {},
}


class Talk:
    """A conversation, async or blocking, behind one interface."""

    def __init__(self, kind: str, backend: str, url: str, **options: Any) -> None:
        self.kind = kind
        open_chat: Any = connect_async if kind == "async" else connect
        key = options.pop("api_key", "sk-SECRET")
        self.chat = open_chat(backend, url, key, **{**SETTINGS[backend], **options})

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        closed = self.chat.close()
        if self.kind == "async":
            await closed

    async def send(self, *args: Any, **kwargs: Any) -> Reply:
        sent = self.chat.send(*args, **kwargs)
        reply: Reply = await sent if self.kind == "async" else sent
        return reply

    @asynccontextmanager
    async def streaming(self, *args: Any, **kwargs: Any) -> AsyncIterator[Any]:
        """The stream, entered."""
        if self.kind == "async":
            async with self.chat.stream(*args, **kwargs) as stream:
                yield stream
        else:
            with self.chat.stream(*args, **kwargs) as stream:
                yield stream

    async def first_event(self, stream: Any) -> ChatEvent:
        event: ChatEvent = await anext(aiter(stream)) if self.kind == "async" else next(iter(stream))
        return event

    async def final(self, stream: Any) -> Reply:
        reply: Reply = await stream.final() if self.kind == "async" else stream.final()
        return reply

    async def events(self, *args: Any, **kwargs: Any) -> list[ChatEvent]:
        """The events of a stream."""
        async with self.streaming(*args, **kwargs) as stream:
            if self.kind == "async":
                return [event async for event in stream]
            return list(stream)

    async def turn(self, form: str, text: str) -> str:
        """Sends a message, plain or as a stream, and returns the text of the answer."""
        if form == "send":
            return (await self.send(text)).text
        async with self.streaming(text) as stream:
            if self.kind == "async":
                return "".join([piece async for piece in stream.text()])
            return "".join(stream.text())


@pytest.fixture(scope="session")
def memory_server() -> Iterator[Memory]:
    with running() as memory:
        yield memory


@pytest.fixture
def memory(memory_server: Memory) -> Memory:
    memory_server.requests.clear()
    memory_server.faults.clear()
    memory_server.chats.clear()
    return memory_server


@pytest.fixture(params=["async", "sync"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)
