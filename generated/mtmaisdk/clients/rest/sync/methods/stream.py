# Derived from clients/rest/methods/stream.py by tools/derive_blocking.py; not to be edited.

"""A stream over urllib3."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from typing import Generic, TypeVar

from typing_extensions import Self

from mtmaisdk.clients.rest.calls.opening import OpenedStream
from mtmaisdk.clients.rest.contract.answers import StreamResult
from mtmaisdk.clients.rest.exceptions import ApiTimeoutException, OpenApiException, StreamTruncatedException
from mtmaisdk.clients.rest.streaming.reader import StreamReader
from mtmaisdk.clients.rest.sync.closing import Entered
from mtmaisdk.clients.rest.transport import blocking
from mtmaisdk.clients.rest.transport.blocking.body import Body, release, stop_reading
from mtmaisdk.clients.rest.transport.blocking.request import FAILURES
from mtmaisdk.clients.rest.transport.blocking.waiting import call_hook

E = TypeVar("E")


class Stream(Entered, Generic[E]):
    """The events of a streamed answer.

    Enter it with `with`: this sends the request, and raises if the server refuses it. Iterate over it for the
    events, or over `text()` for the text only; `final()` reads to the end and returns the whole answer. Leaving it
    early closes the connection, so that the server stops.
    """

    def __init__(self, open_stream: Callable[[], OpenedStream[blocking.BaseHTTPResponse]]) -> None:
        self._open_stream = open_stream
        self._is_entered = False
        self._opened: OpenedStream[blocking.BaseHTTPResponse] | None = None
        self._events: Generator[E, None] | None = None
        self._error: OpenApiException | None = None
        self._is_read = False
        self._is_closed = False
        self._is_reported = False
        """Whether hooks have seen the error."""

    @property
    def status(self) -> int:
        """The HTTP status of the response."""
        return self._entered(self._opened).call.head.status

    @property
    def headers(self) -> Mapping[str, str]:
        """The response headers; names are case-insensitive."""
        return self._entered(self._opened).call.head.headers

    @property
    def request_id(self) -> str | None:
        """The id under which the server logged the request, if it sent one."""
        return self._entered(self._opened).call.head.request_id

    @property
    def snapshot(self) -> StreamResult:
        """The result so far."""
        return self._reader.snapshot()

    def __enter__(self) -> Self:
        if self._is_entered:
            raise RuntimeError("a stream can be entered only once; call the method again for another")
        self._is_entered = True
        self._opened = opened = self._open_stream()
        events = self._iterate(opened)
        self._events = self._watched(events, opened) if opened.call.is_watched else events
        return self

    def __iter__(self) -> Iterator[E]:
        # The generator itself: a wrapper would slow down every event.
        return self._entered(self._events)

    def text(self) -> Iterator[str]:
        """Yields the remaining pieces of text; with several choices, those of the first."""
        position = len(self._reader.first_text)
        for _ in self:
            for piece in self._reader.first_text[position:]:
                position += 1
                yield piece

    def final(self) -> StreamResult:
        """Reads to the end and returns the whole answer, including the events that were read before.

        Raises:
            StreamException: The stream broke, now or before.
            ApiTimeoutException: The server was silent for too long.
        """
        for _ in self:
            pass
        if self._error is not None:
            raise self._error
        if not self._is_read:
            error = StreamTruncatedException(self.status, message="the stream was closed before its end")
            error.partial = self.snapshot
            self._entered(self._opened).call.redact(error)
            raise error
        return self.snapshot

    def close(self) -> None:
        """Ends the stream; unread events are lost."""
        self._is_closed = True
        if self._opened is not None:
            # First, since this wakes a reader.
            stop_reading(self._opened.response, self._is_iterating)
        if self._events is not None and not self._is_iterating:
            self._events.close()

    @property
    def _is_iterating(self) -> bool:
        """Whether the generator of the events is running."""
        return getattr(self._events, "gi_running", False)

    def _iterate(self, opened: OpenedStream[blocking.BaseHTTPResponse]) -> Generator[E, None]:
        while True:
            reader, response = opened.reader, opened.response
            try:
                if opened.whole_answer is not None:
                    for event in opened.whole_answer:
                        yield event
                else:
                    body, cause = Body(response, opened.limit), None
                    try:
                        for event in reader.feed(opened.begin):
                            yield event
                        while piece := body.read():
                            for event in reader.feed(piece):
                                yield event
                    except FAILURES as error:
                        cause = error
                        for event in reader.feed(body.unread()):
                            yield event
                        if body.is_late(error) and not reader.is_complete:
                            raise self._timeout_error() from error
                    finally:
                        body.stop()
                    for event in reader.finish(cause):
                        yield event
                self._is_read = True
                return
            except OpenApiException as error:
                opened.call.redact(error)
                failed = self._error = error
            finally:
                release(response)
            if self._is_closed or not reader.is_untouched:
                raise failed
            opened = self._again(opened, failed)

    def _again(
        self, opened: OpenedStream[blocking.BaseHTTPResponse], failed: OpenApiException
    ) -> OpenedStream[blocking.BaseHTTPResponse]:
        """Returns the stream opened again after an error before its first event, which nobody has seen."""
        self._is_reported = True
        try:
            again: OpenedStream[blocking.BaseHTTPResponse] = opened.retry(failed)
        except OpenApiException as error:
            self._error = error
            raise
        if self._is_closed:
            release(again.response)
            raise failed
        self._error, self._is_reported, self._opened = None, False, again
        return again

    def _watched(
        self, events: Generator[E, None], opened: OpenedStream[blocking.BaseHTTPResponse]
    ) -> Generator[E, None]:
        call, hooks = opened.call, opened.call.hooks
        try:
            for event in events:
                if call.span is not None:
                    call.span.look_at(event)
                if hooks is not None and hooks.on_event is not None:
                    call_hook("on_event", hooks.on_event, call.request, event)
                yield event
        except Exception as error:
            is_new = error is self._error and not self._is_reported
            if hooks is not None and hooks.on_error is not None and is_new:
                call_hook("on_error", hooks.on_error, call.request, error)
            call.end(self.snapshot, error)
            raise
        finally:
            events.close()
            call.end(self.snapshot)

    @property
    def _reader(self) -> StreamReader:
        return self._entered(self._opened).reader

    def _timeout_error(self) -> ApiTimeoutException:
        opened = self._entered(self._opened)
        call, seconds = opened.call, opened.limit.seconds
        if call.is_over:
            total = call.request.timeouts.total
            error = ApiTimeoutException(f"the stream did not end within {total} s in total", "total")
        else:
            error = ApiTimeoutException(f"no event of the stream within {seconds} s", "read")
        error.partial = self.snapshot
        return error
