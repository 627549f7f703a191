"""The stream of a turn over aiohttp."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from types import TracebackType
from typing import Any

from typing_extensions import Self

from mtmaisdk.chat.conversation import Conversation
from mtmaisdk.chat.events import ChatEvent, TextEvent
from mtmaisdk.chat.message import Message
from mtmaisdk.chat.reply import Reply
from mtmaisdk.chat.turn_stream import TurnStream


class AsyncChatStream(TurnStream):
    """The events of a turn.

    Enter it with `async with`: the request is sent then. Iterate it for the events, or `text()` for the answer's text
    alone; `final()` reads to the end and returns the reply. The turn becomes part of the conversation only when the
    stream is read to its end.
    """

    def __init__(self, api: Any, conversation: Conversation, message: Message) -> None:
        super().__init__(api, conversation, message)
        self._events: AsyncGenerator[ChatEvent] | None = None

    async def __aenter__(self) -> Self:
        turn = self._begin()
        try:
            uploaded = [await getattr(self._api, call.method)(**call.arguments) for call in turn.uploads()]
            arguments = await turn.arguments_async(uploaded)
            self._native = await self._open(arguments).__aenter__()
        except BaseException:
            self._conversation.end(turn)
            raise
        self._events = self._iterate()
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    def __aiter__(self) -> AsyncIterator[ChatEvent]:
        return self._entered(self._events)

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
        return self._whole()

    async def close(self) -> None:
        """Ends the stream; a turn that is not completed leaves the conversation unchanged."""
        try:
            if self._native is not None:
                # First, since this wakes a waiting reader.
                await self._native.close()
            if self._events is not None and not getattr(self._events, "ag_running", False):
                await self._events.aclose()
        finally:
            self._end()

    async def _iterate(self) -> AsyncGenerator[ChatEvent]:
        read = self._entered(self._turn).read
        async for native in self._native:
            for event in read(native):
                self._collector.add(event)
                yield event
        for event in self._complete(await self._native.final()):
            yield event
