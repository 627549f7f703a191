"""What async and sync streams have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from mtmaisdk.clients.rest.calls.response import BYTE_ORDER_MARK, media_type_of, raise_for_status, unexpected
from mtmaisdk.clients.rest.exceptions import (
    ApiException,
    ApiTimeoutException,
    OpenApiException,
    StreamException,
    StreamTruncatedException,
    UnexpectedResponseException,
)
from mtmaisdk.clients.rest.streaming.reader import StreamReader
from mtmaisdk.clients.rest.wire.headers import request_id_of

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.calls.call import Call
    from mtmaisdk.clients.rest.contract.answers import StreamResult
    from mtmaisdk.clients.rest.contract.stream import StreamingOperation
    from mtmaisdk.clients.rest.settings.timeouts import Timeouts


# FastGPT sends errors before a run without any type, and proxies call everything octets.
_STREAM_TYPES = ("text/event-stream", "", "application/octet-stream")

R = TypeVar("R")
T = TypeVar("T")


@dataclass
class OpenedStream(Generic[R]):
    """A response whose head says that a stream follows.

    Attributes:
        response: The HTTP library's response.
        status: The HTTP status.
        headers: The response headers.
        reader: What reads the body.
        call: The call that it answers.
        broken: The errors of the HTTP library that mean a broken connection.
        whole_answer: The events of a body that was no stream but an answer, already read.
        drain: Seconds to wait for the end of the body after the end of the answer.
    """

    response: R
    status: int
    headers: Mapping[str, str]
    reader: StreamReader
    call: Call
    broken: tuple[type[Exception], ...]
    whole_answer: Iterator[Any] | None = None
    drain: float = 2.0

    def limit(self, is_first: bool) -> float | None:
        """Returns the seconds to wait for the next event; for the end of the body, once the answer has ended."""
        if self.reader.ended:
            return self.drain
        return self.timeouts.first_byte if is_first else self.timeouts.idle

    @property
    def timeouts(self) -> Timeouts:
        """How long to wait."""
        return self.call.request.timeouts


def has_stream(status: int, headers: Mapping[str, str]) -> bool:
    """Whether the head of a response says that a stream follows, and not a body to be read whole."""
    return 200 <= status < 300 and media_type_of(headers) in _STREAM_TYPES


def events_of_body(
    operation: StreamingOperation[Any, Any], status: int, reason: str | None, headers: Mapping[str, str], body: bytes
) -> tuple[StreamReader, Iterator[Any]]:
    """Returns the events of a body that is no stream: those of a complete answer.

    Raises:
        ApiException: The body is an error, by its status or by what it says.
        UnexpectedResponseException: It is neither an error nor an answer, such as HTML.
    """
    raise_for_status(operation, status, reason, headers, body)
    reader = StreamReader(operation.stream, status, reason, headers)
    if not media_type_of(headers).endswith("json"):
        raise unexpected(operation, status, reason, headers, body)
    try:
        return reader, iter(list(reader.whole_answer(body.removeprefix(BYTE_ORDER_MARK), operation.answer_model)))
    except ApiException as error:
        if isinstance(error, (StreamException, UnexpectedResponseException)) or error.body is None:
            raise
        raise ApiException.from_response(status, reason, headers, error.body, error.data, operation.codes) from None


class StreamState:
    """The part of a stream that waits for nothing."""

    def __init__(self) -> None:
        self._is_entered = False
        self._opening: OpenedStream[Any] | None = None
        self._error: OpenApiException | None = None
        self._is_read = False

    @property
    def status(self) -> int:
        """The HTTP status of the response."""
        return self._entered(self._opening).status

    @property
    def headers(self) -> Mapping[str, str]:
        """The response headers; names compare without regard to case."""
        return self._entered(self._opening).headers

    @property
    def request_id(self) -> str | None:
        """The id under which the server logged the request, if it gave one."""
        return request_id_of(self.headers)

    @property
    def snapshot(self) -> StreamResult:
        """The result so far."""
        return self._reader.snapshot()

    @property
    def _reader(self) -> StreamReader:
        return self._entered(self._opening).reader

    def _enter(self) -> None:
        if self._is_entered:
            raise RuntimeError("a stream can be entered once; call the method again for another")
        self._is_entered = True

    def _entered(self, value: T | None) -> T:
        if value is None:
            raise RuntimeError(f"{type(self).__name__} is not open: enter it with `with` (or `async with`) first")
        return value

    def _late(self, limit: float | None) -> ApiTimeoutException:
        call = self._entered(self._opening).call
        if call.is_over:
            limit = call.request.timeouts.total
        error = ApiTimeoutException(f"no event of the stream within {limit} s", "read")
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
