"""A stream over aiohttp."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from typing import Generic, TypeVar

from typing_extensions import Self

from mtmaisdk.clients.rest.calls.opening import OpenedStream
from mtmaisdk.clients.rest.closing import AsyncClosing
from mtmaisdk.clients.rest.contract.answers import StreamResult
from mtmaisdk.clients.rest.exceptions import OpenApiException
from mtmaisdk.clients.rest.methods.stream_state import StreamState
from mtmaisdk.clients.rest.transport import aio
from mtmaisdk.clients.rest.transport.aio.body import Body, release, stop_reading
from mtmaisdk.clients.rest.transport.aio.exchange import FAILURES
from mtmaisdk.clients.rest.transport.aio.waiting import call_hook, is_running

E = TypeVar("E")


class AsyncStream(StreamState, AsyncClosing, Generic[E]):
    """The events of a streamed answer.

    Enter it with `async with`: this sends the request, and raises if the server refuses it. Iterate it for the events,
    or `text()` for the text alone; `final()` reads to the end and returns the whole answer. Leaving it early closes
    its connection, so that the server stops.
    """

    def __init__(self, open_stream: Callable[[], Awaitable[OpenedStream[aio.ClientResponse]]]) -> None:
        super().__init__()
        self._open_stream = open_stream
        self._events: AsyncGenerator[E, None] | None = None

    async def __aenter__(self) -> Self:
        self._enter()
        self._opened = opened = await self._open_stream()
        events = self._iterate(opened)
        self._events = self._watched(events, opened) if opened.call.is_watched else events
        return self

    def __aiter__(self) -> AsyncIterator[E]:
        # The generator itself: a wrapper would cost time at every event.
        return self._entered(self._events)

    async def text(self) -> AsyncIterator[str]:
        """Yields the pieces of text that are still to come; of several choices, the first's."""
        position = self._reader.text_count
        async for _ in self:
            for piece in self._reader.text_from(position):
                position += 1
                yield piece

    async def final(self) -> StreamResult:
        """Reads to the end and returns the whole answer, including what was iterated before.

        Raises:
            StreamException: The stream broke, now or before.
            ApiTimeoutException: The server was silent for too long.
        """
        async for _ in self:
            pass
        return self._whole()

    async def close(self) -> None:
        """Ends the stream; what has not been read of it is lost."""
        if self._opened is not None:
            # First: this wakes whoever reads.
            stop_reading(self._opened.response, self._events)
        if self._events is not None and not is_running(self._events):
            await self._events.aclose()

    async def _iterate(self, opened: OpenedStream[aio.ClientResponse]) -> AsyncGenerator[E, None]:
        reader, response = opened.reader, opened.response
        try:
            if opened.whole_answer is not None:
                for event in opened.whole_answer:
                    yield event
            else:
                body = Body(response, opened.limit)
                try:
                    while piece := await body.read():
                        for event in reader.feed(piece):
                            yield event
                except FAILURES as error:
                    for event in reader.feed(body.unread()):
                        yield event
                    if body.is_late(error) and not reader.ended:
                        raise self._timeout_error() from error
                    for event in reader.finish(error):
                        yield event
                else:
                    for event in reader.finish():
                        yield event
                finally:
                    body.stop()
            self._is_read = True
        except OpenApiException as error:
            opened.call.redact(error)
            self._error = error
            raise
        finally:
            release(response)

    async def _watched(
        self, events: AsyncGenerator[E, None], opened: OpenedStream[aio.ClientResponse]
    ) -> AsyncGenerator[E, None]:
        """Yields the events and passes them to the hook and the span."""
        call, hooks = opened.call, opened.call.hooks
        try:
            async for event in events:
                if call.span is not None:
                    call.span.look_at(event)
                if hooks is not None and hooks.on_event is not None:
                    await call_hook("on_event", hooks.on_event, call.request, event)
                yield event
            call.end(self.snapshot)
        except OpenApiException as error:
            if hooks is not None and hooks.on_error is not None and error is self._error:
                await call_hook("on_error", hooks.on_error, call.request, error)
            call.end(self.snapshot, error)
            raise
        except Exception as error:
            call.end(self.snapshot, error)
            raise
        finally:
            await events.aclose()
            call.end(self.snapshot)
