"""Converts a response to the operation's data, or to an error."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, TypeVar, cast

from mtmaisdk.clients.rest.contract import lookup as model_lookup
from mtmaisdk.clients.rest.contract.answers import ApiResponse
from mtmaisdk.clients.rest.contract.stream import StreamingOperation
from mtmaisdk.clients.rest.exceptions import ApiException, EmptyStreamException, UnexpectedResponseException
from mtmaisdk.clients.rest.streaming.framings import is_stream_type
from mtmaisdk.clients.rest.wire.error_body import error_fields_of, is_error
from mtmaisdk.clients.rest.wire.headers import Headers

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.contract.operation import Operation
    from mtmaisdk.clients.rest.wire.headers import ResponseHead

T = TypeVar("T")

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_PAGE = "text/html"


def read_response(operation: Operation[T], head: ResponseHead, body: bytes) -> T:
    """Returns the data of a response.

    Args:
        operation: The operation that was called.
        head: The head of the response.
        body: The whole body.

    Raises:
        ApiException: The status or the body is that of an error.
        UnexpectedResponseException: The body does not match the contract.
    """
    raise_for_status(operation, head, body)
    try:
        if operation.answer_model is not None and is_stream_type(head.media_type):
            return cast("T", _read_streamed_answer(operation, head, body))
        data = _read_data(operation, head, body)
    except ValueError as error:
        raise unexpected(operation, head, body) from error
    if operation.codes.is_failure(data) or is_error(_undeclared(operation, data)):
        raise ApiException.from_response(head, _text(body), data, operation.codes)
    return cast("T", data)


def raise_for_status(operation: Operation[Any], head: ResponseHead, body: bytes) -> None:
    """Raises an error for a status outside 200 to 299.

    Raises:
        ApiException: Of the subclass for the status.
    """
    if not head.is_success:
        raise ApiException.from_response(head, _text(body), _error_data(operation, head, body), operation.codes)


def read_external(head: ResponseHead, body: bytes) -> ApiResponse[dict[str, Any]]:
    """Returns the response of an address outside the API; its data is empty unless the body is a JSON object.

    Raises:
        ApiException: The status or the body is that of an error.
    """
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        content = None
    data: dict[str, Any] = content if isinstance(content, dict) else {}
    if not head.is_success or is_error(data):
        raise ApiException.from_response(head, _text(body), None)
    return ApiResponse(head.status, Headers(head.headers), data, body)


def unexpected(operation: Operation[Any], head: ResponseHead, body: bytes) -> ApiException:
    """Returns the error for a response that does not match the contract."""
    if operation.empty_status is not None and is_empty(body):
        message = f"{operation.name}: the response is empty, which means {HTTPStatus(operation.empty_status).phrase}"
        kind = ApiException.by_status.get(operation.empty_status, ApiException)
        return kind(head.status, head.reason, body=_text(body), headers=head.headers, message=message)
    content_type = head.headers.get("Content-Type") or "no content type"
    shown = " ".join(_text(body[:800]).split())[:200] or "an empty body"
    return UnexpectedResponseException(
        head.status,
        head.reason,
        body=_text(body),
        headers=head.headers,
        message=f"{operation.name} does not answer with {content_type}: {shown}",
    )


def seems_json(head: ResponseHead, body: bytes) -> bool:
    """Whether a body is JSON, by its media type or, without one, by its first byte."""
    media_type = head.media_type
    if not media_type:
        return body.removeprefix(BYTE_ORDER_MARK)[:1] in (b"{", b"[")
    return media_type == "application/json" or media_type.endswith("+json")


def is_empty(body: bytes) -> bool:
    """Whether a body has no content: nothing, or JSON's `null`."""
    return body.removeprefix(BYTE_ORDER_MARK).strip() in (b"", b"null")


def is_page(operation: Operation[Any], head: ResponseHead) -> bool:
    """Whether a response is a web page although the operation returns none."""
    return head.media_type == _PAGE and _PAGE not in operation.accept


def _read_streamed_answer(operation: Operation[Any], head: ResponseHead, body: bytes) -> Any:
    """Reads an answer that was streamed without a request for it, as by Langchain-Chatchat."""
    from mtmaisdk.clients.rest.streaming.reader import StreamReader

    stream = operation.stream if isinstance(operation, StreamingOperation) else None
    if stream is None or [event.model for event in stream.events] != [operation.success_type]:
        raise ValueError("the operation's answer is not one event")
    reader = StreamReader(stream, head)
    events = [*reader.feed(body), *reader.finish()]
    text, path = reader.snapshot().text, stream.events[0].text
    if not text:
        raise EmptyStreamException(head.status, head.reason, headers=head.headers, message="the answer has no text")
    return type(events[-1]).model_validate({**events[-1].to_dict(), path: text})


def _read_data(operation: Operation[Any], head: ResponseHead, body: bytes) -> Any:
    name = operation.success_type
    if name is None:
        return None
    is_json = seems_json(head, body)
    if operation.answer_model is None and (not body or is_page(operation, head)):
        raise ValueError("an empty body or a web page in place of text or a file")
    if name == "bytes":
        if is_json:
            raise ValueError("an error returned in place of a file, with status 200")
        return body
    if name == "str":
        return _text(body)
    if name == "object":
        return json.loads(body) if is_json else _text(body)
    if not is_json and operation.text_field is not None:
        return model_lookup.model(name).model_validate({operation.text_field: _text(body)})
    return model_lookup.read_json(name, body.removeprefix(BYTE_ORDER_MARK))


def _error_data(operation: Operation[Any], head: ResponseHead, body: bytes) -> Any:
    name = operation.response_type(head.status)
    if name is None or not body:
        return None
    try:
        return model_lookup.read_json(name, body.removeprefix(BYTE_ORDER_MARK))
    except (ValueError, AttributeError, RecursionError):
        # The status still determines the error.
        return None


def _undeclared(operation: Operation[Any], data: Any) -> dict[str, Any]:
    content = {} if isinstance(data, dict) else dict(error_fields_of(data))
    if operation.codes.success:
        # The contract defines the codes.
        content.pop("code", None)
    return content


def _text(body: bytes) -> str:
    return body.removeprefix(BYTE_ORDER_MARK).decode("utf-8", "replace")
