"""What async and blocking streams have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from mtmaisdk.clients.rest.calls.opening import OpenedStream
from mtmaisdk.clients.rest.contract.answers import StreamResult
from mtmaisdk.clients.rest.exceptions import ApiTimeoutException, OpenApiException, StreamTruncatedException
from mtmaisdk.clients.rest.streaming.reader import StreamReader

T = TypeVar("T")


class StreamState:
    """The part of a stream that does not wait."""

    def __init__(self) -> None:
        self._is_entered = False
        self._opened: OpenedStream[Any] | None = None
        self._error: OpenApiException | None = None
        self._is_read = False

    @property
    def status(self) -> int:
        """The HTTP status of the response."""
        return self._entered(self._opened).call.head.status

    @property
    def headers(self) -> Mapping[str, str]:
        """The response headers; names compare without regard to case."""
        return self._entered(self._opened).call.head.headers

    @property
    def request_id(self) -> str | None:
        """The id under which the server logged the request, if it sent one."""
        return self._entered(self._opened).call.head.request_id

    @property
    def snapshot(self) -> StreamResult:
        """The result so far."""
        return self._reader.snapshot()

    @property
    def _reader(self) -> StreamReader:
        return self._entered(self._opened).reader

    def _enter(self) -> None:
        if self._is_entered:
            raise RuntimeError("a stream can be entered only once; call the method again for another")
        self._is_entered = True

    def _entered(self, value: T | None) -> T:
        if value is None:
            raise RuntimeError(f"{type(self).__name__} is not open: enter it with `with` (or `async with`) first")
        return value

    def _timeout_error(self) -> ApiTimeoutException:
        opened = self._entered(self._opened)
        call, seconds = opened.call, opened.limit.seconds
        if call.is_over:
            seconds = call.request.timeouts.total
        error = ApiTimeoutException(f"no event of the stream within {seconds} s", "read")
        error.partial = self.snapshot
        return error

    def _whole(self) -> StreamResult:
        if self._error is not None:
            raise self._error
        if not self._is_read:
            error = StreamTruncatedException(self.status, message="the stream was closed before its end")
            error.partial = self.snapshot
            raise error
        return self.snapshot
