"""Opens a stream, before its events are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from mtmaisdk.clients.rest.calls.call import Call
from mtmaisdk.clients.rest.calls.limits import EventLimit
from mtmaisdk.clients.rest.calls.response import BYTE_ORDER_MARK, raise_for_status, unexpected
from mtmaisdk.clients.rest.contract.stream import StreamingOperation
from mtmaisdk.clients.rest.exceptions import ApiException, StreamException, UnexpectedResponseException
from mtmaisdk.clients.rest.streaming.framings import is_stream_type
from mtmaisdk.clients.rest.streaming.reader import StreamReader
from mtmaisdk.clients.rest.wire.headers import ResponseHead

# FastGPT sends early errors without a type, and some proxies label everything as octets.
_UNTYPED = ("", "application/octet-stream")

R = TypeVar("R")


@dataclass
class OpenedStream(Generic[R]):
    """A response that is read as a stream.

    Attributes:
        response: The HTTP library's response.
        call: The call, with a response.
        reader: The reader of the body.
        whole_answer: The events of a body that was a complete answer instead of a stream.
    """

    response: R
    call: Call
    reader: StreamReader
    whole_answer: Iterator[Any] | None = None

    def __post_init__(self) -> None:
        self.limit = EventLimit(self.call, self.reader)


def has_stream(head: ResponseHead) -> bool:
    """Whether the head of a response announces a stream."""
    return head.is_success and (head.media_type in _UNTYPED or is_stream_type(head.media_type))


def events_of_body(call: Call, body: bytes) -> tuple[StreamReader, Iterator[Any]]:
    """Returns the events of a complete answer that was sent in place of a stream.

    Raises:
        ApiException: The body is an error, by its status or its content.
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
