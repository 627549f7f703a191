"""Turns an answer into the operation's data, or into the error that it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from mtmaisdk.clients.rest.contract import lookup as model_lookup
from mtmaisdk.clients.rest.exceptions import ApiException, EmptyStreamException, UnexpectedResponseException
from mtmaisdk.clients.rest.wire.error_body import extra_fields, is_error

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.contract.operation import Operation


T = TypeVar("T")

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_PAGE = "text/html"


def read_response(
    operation: Operation[T], status: int, reason: str | None, headers: Mapping[str, str], body: bytes
) -> T:
    """Returns the data of an answer.

    Args:
        operation: What was called.
        status: The HTTP status.
        reason: The HTTP reason phrase.
        headers: The response headers.
        body: The whole body.

    Raises:
        ApiException: The status says failure.
        UnexpectedResponseException: The body is not what the operation answers.
    """
    if not 200 <= status < 300:
        raise_for_status(operation, status, reason, headers, body)
    try:
        if media_type_of(headers) == "text/event-stream" and operation.answer_model is not None:
            return cast("T", _read_streamed_answer(operation, status, reason, headers, body))
        data = _read_data(operation, headers, body)
    except ValueError as error:
        raise unexpected(operation, status, reason, headers, body) from error
    if operation.codes.is_failure(data) or is_error(_beyond(operation, data)):
        raise ApiException.from_response(status, reason, headers, _text(body), data, operation.codes)
    return cast("T", data)


def raise_for_status(
    operation: Operation[Any], status: int, reason: str | None, headers: Mapping[str, str], body: bytes
) -> None:
    """Raises the error that a status outside of 200 to 299 stands for.

    Raises:
        ApiException: Of the subclass of the status.
    """
    if not 200 <= status < 300:
        data = _error_data(operation, status, body)
        raise ApiException.from_response(status, reason, headers, _text(body), data, operation.codes)


def _read_streamed_answer(
    operation: Operation[Any], status: int, reason: str | None, headers: Mapping[str, str], body: bytes
) -> Any:
    """Reads an answer that came as events although none were asked for, as Langchain-Chatchat always sends it."""
    from mtmaisdk.clients.rest.contract.stream import StreamingOperation
    from mtmaisdk.clients.rest.streaming.reader import StreamReader

    stream = operation.stream if isinstance(operation, StreamingOperation) else None
    if stream is None or [event.model for event in stream.events] != [operation.success_type]:
        raise ValueError("the operation's answer is not one event")
    reader = StreamReader(stream, status, reason, headers)
    events = [*reader.feed(body), *reader.finish()]
    text, path = reader.snapshot().text, stream.events[0].text
    if not text:
        raise EmptyStreamException(status, reason, headers=headers, message="the answer has no text")
    return type(events[-1]).model_validate({**events[-1].to_dict(), path: text})


def _read_data(operation: Operation[Any], headers: Mapping[str, str], body: bytes) -> Any:
    name = operation.success_type
    if name is None:
        return None
    is_json = seems_json(headers, body)
    if operation.answer_model is None and (not body or is_page(operation, headers)):
        raise ValueError("nothing, or a page of a proxy, a login or a portal, in the place of any text or file")
    if name == "bytes":
        if is_json:
            raise ValueError("an error in the clothes of a file, as gateways send it with status 200")
        return body
    if name == "str":
        return _text(body)
    if name == "object":
        return json.loads(body) if is_json else _text(body)
    if not is_json and operation.text_field is not None:
        return model_lookup.model(name).model_validate({operation.text_field: _text(body)})
    return model_lookup.read_json(name, body.removeprefix(BYTE_ORDER_MARK))


def _error_data(operation: Operation[Any], status: int, body: bytes) -> Any:
    name = operation.response_type(status)
    if name is None or not body:
        return None
    try:
        return model_lookup.read_json(name, body.removeprefix(BYTE_ORDER_MARK))
    except (ValueError, AttributeError, RecursionError):
        # An error that cannot be read is still the error of its status.
        return None


def unexpected(
    operation: Operation[Any], status: int, reason: str | None, headers: Mapping[str, str], body: bytes
) -> UnexpectedResponseException:
    """Returns the error of an answer that is not one of the operation's."""
    content_type = headers.get("Content-Type") or "no content type"
    shown = " ".join(_text(body[:800]).split())[:200] or "an empty body"
    return UnexpectedResponseException(
        status,
        reason,
        body=_text(body),
        headers=headers,
        message=f"{operation.name} does not answer with {content_type}: {shown}",
    )


def _beyond(operation: Operation[Any], data: Any) -> dict[str, Any]:
    content = extra_fields(data)
    if operation.codes.success:
        # What the contract says of the codes counts.
        content.pop("code", None)
    return content


def media_type_of(headers: Mapping[str, str]) -> str:
    """Returns the media type without its parameters, in small letters; empty where there is none."""
    # A header that came twice is joined by a comma.
    return headers.get("Content-Type", "").split(";", 1)[0].split(",", 1)[0].strip().lower()


def seems_json(headers: Mapping[str, str], body: bytes) -> bool:
    """Whether a body is JSON, by its type or, without one, by its start."""
    media_type = media_type_of(headers)
    if not media_type:
        return body.removeprefix(BYTE_ORDER_MARK)[:1] in (b"{", b"[")
    return media_type == "application/json" or media_type.endswith("+json")


def is_page(operation: Operation[Any], headers: Mapping[str, str]) -> bool:
    """Whether an answer is a web page, and not of an operation that has one."""
    return media_type_of(headers) == _PAGE and _PAGE not in operation.accept


def _text(body: bytes) -> str:
    return body.removeprefix(BYTE_ORDER_MARK).decode("utf-8", "replace")
