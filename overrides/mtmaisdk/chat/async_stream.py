"""The stream of a turn over aiohttp."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from typing import Any, TypeVar

from typing_extensions import Self

from mtmaisdk.chat.backend import Turn
from mtmaisdk.chat.conversation import Conversation
from mtmaisdk.chat.events import ChatEvent, TextEvent
from mtmaisdk.chat.message import Message
from mtmaisdk.chat.reply import Reply, ReplyCollector
from mtmaisdk.clients.rest.closing import AsyncClosing

T = TypeVar("T")


async def prepare_async(turn: Turn, api: Any) -> dict[str, Any]:
    """Uploads a turn's files and returns the arguments of its operation."""
    uploaded = [await getattr(api, call.method)(**call.arguments) for call in turn.uploads()]
    return await turn.arguments_async(uploaded)


class AsyncChatStream(AsyncClosing):
    """The events of a turn.

    Enter it with `async with`: the request is sent then. Iterate it for the events, or `text()` for the answer's text
    alone; `final()` reads to the end and returns the reply. The turn becomes part of the conversation only when the
    stream is read to its end.
    """

    def __init__(self, api: Any, conversation: Conversation, message: Message) -> None:
        self._api = api
        self._conversation = conversation
        self._message = message
        self._collector = ReplyCollector()
        self._turn: Turn | None = None
        self._native: Any = None
        self._events: AsyncGenerator[ChatEvent] | None = None
        self._reply: Reply | None = None

    async def __aenter__(self) -> Self:
        if self._turn is not None:
            raise RuntimeError("a stream can be entered only once: call the method again")
        backend = self._conversation.backend
        self._turn = turn = self._conversation.begin(self._message)
        try:
            arguments = {**backend.streaming, **await prepare_async(turn, self._api)}
            self._native = await getattr(self._api, f"{backend.operation}_stream")(**arguments).__aenter__()
        except BaseException:
            self._conversation.end(turn)
            raise
        self._events = self._iterate(turn)
        return self

    def __aiter__(self) -> AsyncIterator[ChatEvent]:
        return self._entered(self._events)

    @property
    def headers(self) -> Mapping[str, str]:
        """The response headers."""
        headers: Mapping[str, str] = self._entered(self._native).headers
        return headers

    @property
    def snapshot(self) -> Reply:
        """The reply so far; complete once the stream is read to its end."""
        return self._reply or self._collector.reply(self._entered(self._native).snapshot)

    async def text(self) -> AsyncIterator[str]:
        """Yields the remaining pieces of the answer's text."""
        async for event in self:
            if isinstance(event, TextEvent):
                yield event.text

    async def final(self) -> Reply:
        """Reads to the end and returns the reply, including what was read before.

        Raises:
            StreamException: The stream failed, now or before.
            ApiTimeoutException: The server was silent for too long.
        """
        async for _ in self:
            pass
        if self._reply is None:
            # Raises what ended the stream: an earlier error, or its being closed.
            await self._native.final()
            raise RuntimeError("the turn was not completed")
        return self._reply

    async def close(self) -> None:
        """Ends the stream; a turn that is not completed leaves the conversation unchanged."""
        try:
            if self._native is not None:
                # First, since this wakes a waiting reader.
                await self._native.close()
            if self._events is not None and not getattr(self._events, "ag_running", False):
                await self._events.aclose()
        finally:
            if self._turn is not None:
                self._conversation.end(self._turn)

    async def _iterate(self, turn: Turn) -> AsyncGenerator[ChatEvent]:
        read = turn.read
        async for native in self._native:
            for event in read(native):
                self._collector.add(event)
                yield event
        last, self._reply = self._conversation.complete(turn, self._collector, await self._native.final())
        for event in last:
            yield event

    def _entered(self, value: T | None) -> T:
        if value is None:
            raise RuntimeError(f"{type(self).__name__} is not open: enter it with `async with` first")
        return value
