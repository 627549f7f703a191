"""Opens a stream, before its events are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar, cast

from pydantic_core import from_json

from mtmaisdk.clients.rest.calls.call import Call
from mtmaisdk.clients.rest.calls.limits import EventLimit
from mtmaisdk.clients.rest.calls.response import (
    BYTE_ORDER_MARK,
    not_an_answer,
    raise_for_status,
    read_json_answer,
    unexpected,
)
from mtmaisdk.clients.rest.contract.stream import StreamingOperation
from mtmaisdk.clients.rest.decoding.framings import is_stream_type
from mtmaisdk.clients.rest.decoding.sniffing import seems_stream
from mtmaisdk.clients.rest.exceptions import OpenApiException
from mtmaisdk.clients.rest.streaming.reader import StreamReader
from mtmaisdk.clients.rest.wire.headers import ResponseHead
from mtmaisdk.clients.rest.wire.json_text import is_json, load_json

# FastGPT sends early errors without a type, and some proxies label everything as octets.
_UNTYPED = ("", "application/octet-stream")

R = TypeVar("R")


@dataclass
class OpenedStream(Generic[R]):
    """A response that is read as a stream.

    `begin` was read of it already; `whole_answer` has the events if it was a complete answer instead. `retry` opens the
    stream again after an error before its first event, or raises the error.
    """

    response: R
    call: Call
    reader: StreamReader
    retry: Callable[[OpenApiException], Any]
    begin: bytes = b""
    whole_answer: Iterator[Any] | None = None

    def __post_init__(self) -> None:
        self.limit = EventLimit(self.call, self.reader)


def reader_of(call: Call, max_event_size: int) -> StreamReader:
    """Returns the reader of the stream of a call with a response."""
    operation = cast("StreamingOperation[Any, Any]", call.operation)
    requested = cache(lambda: _answers_requested(call.request.body))
    return StreamReader(
        operation.stream, call.head, max_event_size, operation.answer_model, requested, call.request.body
    )


def has_stream(head: ResponseHead) -> bool:
    """Whether the head of a response announces a stream."""
    return head.is_success and (head.media_type in _UNTYPED or is_stream_type(head.media_type))


def begins_stream(call: Call, begin: bytes) -> bool | None:
    """Whether a response whose head announces no stream begins as one all the same; `None` if more bytes tell."""
    if not call.head.is_success:
        return False
    stream = cast("StreamingOperation[Any, Any]", call.operation).stream
    return seems_stream(begin, (stream.framing, *stream.alternatives))


def events_of_body(call: Call, reader: StreamReader, body: bytes) -> Iterator[Any]:
    """Returns the events of a complete answer that was sent in place of a stream; raises for any other body."""
    operation, head = cast("StreamingOperation[Any, Any]", call.operation), call.head
    raise_for_status(operation, head, body)
    body = body.removeprefix(BYTE_ORDER_MARK).strip()
    if not head.media_type.endswith("json") and body[:1] not in (b"{", b"["):
        raise unexpected(operation, head, body)
    if operation.stream.alternatives and not is_json(body):
        # Documents without separators, as of Chatchat 0.2.7.
        return iter([*reader.feed(body), *reader.finish()])
    if operation.answer_model is not None:
        read_json_answer(operation, head, body)
    if (event := reader.take_whole(body)) is None:
        raise not_an_answer(operation, head, body)
    return iter([event])


def _answers_requested(body: Any) -> int:
    """Returns the number of answers that a request asks for: `n` for each prompt."""
    if not isinstance(body, bytes) or not (b'"n":' in body or b'"prompt":' in body):
        return 1
    try:
        content = from_json(body)
    except ValueError:
        # Pydantic writes deeper nesting than it reads.
        content = load_json(body)
    prompt, count = content.get("prompt"), content.get("n")
    # A list of numbers is one prompt.
    prompts = len(prompt) if isinstance(prompt, list) and prompt and not isinstance(prompt[0], int) else 1
    return prompts * (count if isinstance(count, int) else 1)
