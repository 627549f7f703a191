"""A stream over aiohttp."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from typing_extensions import Self

from mtmaisdk.clients.rest.calls.opening import StreamState
from mtmaisdk.clients.rest.exceptions import OpenApiException
from mtmaisdk.clients.rest.settings.hooks import run_async
from mtmaisdk.clients.rest.transport.aio.watch import Watch

if TYPE_CHECKING:
    import aiohttp

    from mtmaisdk.clients.rest.calls.opening import OpenedStream
    from mtmaisdk.clients.rest.contract.answers import StreamResult


E = TypeVar("E")


class AsyncStream(StreamState, Generic[E]):
    """The events of a streamed answer.

    Enter it with `async with`: the request is sent then, and a refusal raised. Iterate it for the
    events, or `text()` for the answer's text alone; `final()` reads to the end and returns the whole
    answer. Leaving it early closes its connection, so that the server stops.
    """

    def __init__(self, open_stream: Callable[[], Awaitable[OpenedStream[aiohttp.ClientResponse]]]) -> None:
        super().__init__()
        self._open_stream = open_stream
        self._events: AsyncGenerator[E, None] | None = None

    async def __aenter__(self) -> Self:
        self._enter()
        self._opening = opening = await self._open_stream()
        events = self._iterate(opening)
        self._events = self._watched(events, opening) if opening.call.is_watched else events
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    def __aiter__(self) -> AsyncIterator[E]:
        # The generator itself: a wrapper that awaits it would cost at every event.
        return self._entered(self._events)

    async def text(self) -> AsyncIterator[str]:
        """Yields the pieces of the answer's text that are still to come; of several answers, the first's."""
        position = self._reader.text_count
        async for _ in self:
            for piece in self._reader.text_from(position):
                position += 1
                yield piece

    async def final(self) -> StreamResult:
        """Reads to the end and returns the whole answer, with what was iterated before.

        Raises:
            StreamException: The stream broke, now or before.
            ApiTimeoutException: The server was silent for too long.
        """
        async for _ in self:
            pass
        return self._whole()

    async def close(self) -> None:
        """Ends the stream; what has not been read of it is lost."""
        if self._opening is not None:
            # First: it wakes a task that reads.
            self._opening.response.close()
        if self._events is not None and not getattr(self._events, "ag_running", False):
            await self._events.aclose()

    async def _iterate(self, opening: OpenedStream[aiohttp.ClientResponse]) -> AsyncGenerator[E, None]:
        reader, response = opening.reader, opening.response
        try:
            if opening.whole_answer is not None:
                for event in opening.whole_answer:
                    yield event
            else:
                watch = Watch(response, opening)
                try:
                    read = response.content.readany
                    while chunk := await watch.during(read()):
                        for event in reader.feed(chunk):
                            yield event
                except opening.broken as error:
                    for event in reader.feed(_unread(response)):
                        yield event
                    if not reader.ended:
                        if watch.expired:
                            raise self._late(watch.limit) from error
                        if isinstance(error, asyncio.TimeoutError):
                            raise self._late(opening.timeouts.total) from error
                    for event in reader.finish(error):
                        yield event
                else:
                    for event in reader.finish():
                        yield event
                finally:
                    watch.stop()
            self._is_read = True
        except OpenApiException as error:
            opening.call.redact(error)
            self._error = error
            raise
        finally:
            # A response that was read to its end is back in the pool, and this does nothing.
            response.close()

    async def _watched(self, events: AsyncGenerator[E, None], opening: OpenedStream[Any]) -> AsyncGenerator[E, None]:
        """Yields the events and tells those who want to know."""
        call, hooks = opening.call, opening.call.hooks
        try:
            async for event in events:
                if call.span is not None:
                    call.span.look_at(event)
                if hooks is not None and hooks.on_event is not None:
                    await run_async(hooks.on_event, call.request, event)
                yield event
            call.end(self.snapshot)
        except OpenApiException as error:
            if hooks is not None and hooks.on_error is not None and error is self._error:
                await run_async(hooks.on_error, call.request, error)
            call.end(self.snapshot, error)
            raise
        except Exception as error:
            call.end(self.snapshot, error)
            raise
        finally:
            await events.aclose()
            call.end(self.snapshot)


def _unread(response: aiohttp.ClientResponse) -> bytes:
    """Returns what had arrived before the connection broke: aiohttp raises without handing it out."""
    read: Callable[[int], bytes] | None = getattr(response.content, "_read_nowait", None)
    try:
        return read(-1) if read is not None else b""
    except asyncio.TimeoutError:
        # The time for the whole is over, and aiohttp gives nothing more.
        return b""
