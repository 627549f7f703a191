"""What an opened stream consists of, before its events are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Generic, TypeVar, cast

from mtmaisdk.clients.rest.calls.call import Call
from mtmaisdk.clients.rest.calls.limits import EventLimit
from mtmaisdk.clients.rest.calls.response import BYTE_ORDER_MARK, raise_for_status, unexpected
from mtmaisdk.clients.rest.contract.stream import StreamingOperation
from mtmaisdk.clients.rest.exceptions import ApiException, StreamException, UnexpectedResponseException
from mtmaisdk.clients.rest.streaming.framings import is_stream_type
from mtmaisdk.clients.rest.streaming.reader import StreamReader
from mtmaisdk.clients.rest.wire.headers import ResponseHead

# FastGPT sends errors before a run without a type, and proxies label everything as octets.
_UNTYPED = ("", "application/octet-stream")

R = TypeVar("R")


class OpenedStream(Generic[R]):
    """A response that is read as a stream.

    Args:
        response: The HTTP library's response.
        call: The call, answered.
        reader: What reads the body.
        whole_answer: The events of a body that was a complete answer instead of a stream.
    """

    def __init__(
        self, response: R, call: Call, reader: StreamReader, whole_answer: Iterator[Any] | None = None
    ) -> None:
        self.response = response
        self.call = call
        self.reader = reader
        self.whole_answer = whole_answer
        self.limit = EventLimit(call, reader)


def has_stream(head: ResponseHead) -> bool:
    """Whether a response is a stream, by its head, and not a body to be read whole."""
    return head.is_success and (head.media_type in _UNTYPED or is_stream_type(head.media_type))


def events_of_body(call: Call, body: bytes) -> tuple[StreamReader, Iterator[Any]]:
    """Returns the events of a complete answer that was sent in place of a stream.

    Raises:
        ApiException: The body is an error, by its status or by what it says.
        UnexpectedResponseException: The body is neither an error nor an answer, such as HTML.
    """
    operation, head = cast("StreamingOperation[Any, Any]", call.operation), call.head
    raise_for_status(operation, head, body)
    reader = StreamReader(operation.stream, head)
    if not head.media_type.endswith("json"):
        raise unexpected(operation, head, body)
    try:
        return reader, iter(list(reader.whole_answer(body.removeprefix(BYTE_ORDER_MARK), operation.answer_model)))
    except ApiException as error:
        if isinstance(error, (StreamException, UnexpectedResponseException)) or error.body is None:
            raise
        raise ApiException.from_response(head, error.body, error.data, operation.codes) from None
