"""A stream over urllib3."""

from __future__ import annotations

import socket
from collections.abc import Callable, Generator, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from typing_extensions import Self

from mtmaisdk.clients.rest.calls.opening import StreamState
from mtmaisdk.clients.rest.exceptions import OpenApiException
from mtmaisdk.clients.rest.settings.hooks import run
from mtmaisdk.clients.rest.transport.blocking.response import release, socket_of
from mtmaisdk.clients.rest.transport.blocking.watch import Waiting, pieces

if TYPE_CHECKING:
    import urllib3

    from mtmaisdk.clients.rest.calls.opening import OpenedStream
    from mtmaisdk.clients.rest.contract.answers import StreamResult


E = TypeVar("E")


class Stream(StreamState, Generic[E]):
    """The events of a streamed answer.

    Enter it with `with`: the request is sent then, and a refusal raised. Iterate it for the events,
    or `text()` for the answer's text alone; `final()` reads to the end and returns the whole answer.
    Leaving it early closes its connection, so that the server stops.
    """

    def __init__(self, open_stream: Callable[[], OpenedStream[urllib3.BaseHTTPResponse]]) -> None:
        super().__init__()
        self._open_stream = open_stream
        self._events: Generator[E, None, None] | None = None

    def __enter__(self) -> Self:
        self._enter()
        self._opening = opening = self._open_stream()
        events = self._iterate(opening)
        self._events = self._watched(events, opening) if opening.call.is_watched else events
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __iter__(self) -> Iterator[E]:
        return self._entered(self._events)

    def text(self) -> Iterator[str]:
        """Yields the pieces of the answer's text that are still to come; of several answers, the first's."""
        position = self._reader.text_count
        for _ in self:
            for piece in self._reader.text_from(position):
                position += 1
                yield piece

    def final(self) -> StreamResult:
        """Reads to the end and returns the whole answer, with what was iterated before.

        Raises:
            StreamException: The stream broke, now or before.
            ApiTimeoutException: The server was silent for too long.
        """
        for _ in self:
            pass
        return self._whole()

    def close(self) -> None:
        """Ends the stream; what has not been read of it is lost."""
        if getattr(self._events, "gi_running", False):
            # Wakes the thread that reads; it closes the rest.
            sock = socket_of(self._entered(self._opening).response)
            if sock is not None:
                sock.shutdown(socket.SHUT_RDWR)
            return
        if self._events is not None:
            self._events.close()
        if self._opening is not None:
            release(self._opening.response)

    def _iterate(self, opening: OpenedStream[urllib3.BaseHTTPResponse]) -> Generator[E, None, None]:
        reader, response = opening.reader, opening.response
        try:
            if opening.whole_answer is not None:
                yield from opening.whole_answer
            else:
                waiting = Waiting(opening)
                try:
                    for chunk in pieces(response, waiting):
                        yield from reader.feed(chunk)
                except TimeoutError as error:
                    if not reader.ended:
                        raise self._late(waiting.limit) from error
                    yield from reader.finish(error)
                except opening.broken as error:
                    yield from reader.finish(error)
                else:
                    yield from reader.finish()
            self._is_read = True
        except OpenApiException as error:
            opening.call.redact(error)
            self._error = error
            raise
        finally:
            release(response)

    def _watched(self, events: Generator[E, None, None], opening: OpenedStream[Any]) -> Generator[E, None, None]:
        """Yields the events and tells those who want to know."""
        call, hooks = opening.call, opening.call.hooks
        try:
            for event in events:
                if call.span is not None:
                    call.span.look_at(event)
                if hooks is not None and hooks.on_event is not None:
                    run("on_event", hooks.on_event, call.request, event)
                yield event
            call.end(self.snapshot)
        except OpenApiException as error:
            if hooks is not None and hooks.on_error is not None and error is self._error:
                run("on_error", hooks.on_error, call.request, error)
            call.end(self.snapshot, error)
            raise
        except Exception as error:
            call.end(self.snapshot, error)
            raise
        finally:
            events.close()
            call.end(self.snapshot)
