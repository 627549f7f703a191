"""Converts a response to the operation's data, or to an error."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from http import HTTPStatus
from typing import Any, TypeVar, cast

from pydantic_core import to_json

from mtmaisdk.clients.rest.contract import lookup as model_lookup
from mtmaisdk.clients.rest.contract.answers import ApiResponse
from mtmaisdk.clients.rest.contract.lenient import read_answer, what_is_wrong
from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.contract.operation import BackendCodes, Operation, Packed
from mtmaisdk.clients.rest.contract.stream import StreamingOperation
from mtmaisdk.clients.rest.contract.vector import unpack
from mtmaisdk.clients.rest.decoding.framings import is_stream_type
from mtmaisdk.clients.rest.exceptions import ApiException, EmptyStreamException, UnexpectedResponseException
from mtmaisdk.clients.rest.wire.error_body import error_fields_of, failure_message, is_error, read_error_body
from mtmaisdk.clients.rest.wire.headers import Headers, ResponseHead
from mtmaisdk.clients.rest.wire.json_text import decode, is_json, parse_json
from mtmaisdk.clients.rest.wire.text import printable

T = TypeVar("T")

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_JSON = "application/json"
_PAGE = "text/html"
_BEGIN = 64
"""Bytes that tell a stream."""


def read_response(
    operation: Operation[T], head: ResponseHead, body: bytes, packed: Packed | None = None, sent: Any = None
) -> T:
    """Returns the data of a response, whose body is whole; where it was asked for `packed` numbers, as lists.

    `sent` is the body of its request.

    Raises an `ApiException` for the status or the body of an error, and for a body that does not match the contract.
    """
    raise_for_status(operation, head, body)
    try:
        if operation.answer_model is not None and _is_streamed(operation, head, body):
            return cast("T", _read_streamed_answer(operation, head, body, sent))
        data = _read_data(operation, head, body)
        if packed is not None:
            unpack(data, packed.path)
    except ValueError as error:
        if operation.success_type == "bytes" and body and seems_json(head, body):
            said = read_error_body(decode(body)).message or printable(decode(body[:800]), 200)
            raise _mismatch(operation, head, body, f"{error}: {said}") from error
        raise not_an_answer(operation, head, body, error) from error
    _check_answer(operation, head, body, data)
    if operation.failure is not None and operation.failure.is_in(data, sent):
        failed = ApiException.from_response(head, decode(body), data, operation.codes)
        said = f"{operation.failure.message(data)}: {printable(decode(body), 200)}"
        failed.message = read_error_body(failed.body).message or said
        raise failed
    return cast("T", data)


def _check_answer(operation: Operation[Any], head: ResponseHead, body: bytes, data: Any) -> None:
    codes = operation.codes
    is_failed = is_error(_judged(codes, error_fields_of(data)))
    if codes.success:
        is_failed = is_failed or codes.is_failure(data) or codes.is_failure(dict(getattr(data, "misfits", ())))
    if is_failed:
        raise ApiException.from_response(head, decode(body), data, codes)
    if operation.success_type in ("bytes", "str", None):
        return
    if (failed := operation.failed_part(data)) is not None:
        part = failed.to_json() if isinstance(failed, Model) else to_json(failed).decode()
        error = ApiException.from_response(head, part, data, codes)
        error.message, error.body = failure_message(part), decode(body)
        raise error
    if (missing := operation.missing_part(data)) is not None:
        if is_error(_judged(codes, _json_or_none(head, body))):
            # Without an answer a field that the contract declares marks an error, too.
            raise ApiException.from_response(head, decode(body), data, codes)
        said = read_error_body(decode(body)).message or printable(decode(body[:800]), 200)
        raise _mismatch(operation, head, body, f"the response has no {missing}: {said}")


def read_json_answer(operation: Operation[T], head: ResponseHead, body: bytes) -> T:
    """Like `read_response`, for a body that is JSON whatever its label."""
    others = {name: value for name, value in head.headers.items() if name.lower() != "content-type"}
    return read_response(operation, replace(head, headers=Headers({**others, "Content-Type": _JSON})), body)


def not_an_answer(
    operation: Operation[Any], head: ResponseHead, body: bytes, cause: ValueError | None = None
) -> ApiException:
    """Returns the error for a body that could not be read as an answer: the server's, or `unexpected`."""
    content = _json_or_none(head, body)
    if is_error(content) or (isinstance(content, dict) and operation.codes.is_failure(content)):
        return ApiException.from_response(head, decode(body), None, operation.codes)
    return unexpected(operation, head, body, cause)


def _json_or_none(head: ResponseHead, body: bytes) -> Any:
    try:
        return parse_json(body, head.charset)
    except ValueError:
        return None


def _judged(codes: BackendCodes, content: Any) -> Any:
    """Returns what of a JSON value may mark an error: not a code that the contract defines."""
    if not codes.success or not isinstance(content, dict):
        return content
    return {name: value for name, value in content.items() if name != "code"}


def raise_for_status(operation: Operation[Any], head: ResponseHead, body: bytes) -> None:
    """Raises the exception for a status outside 200 to 299."""
    if head.is_success:
        return
    name, data = operation.responses.get(str(head.status), operation.responses.get("default")), None
    if name is not None and body:
        # Without it the status still determines the error.
        with suppress(ValueError, AttributeError):
            data = read_answer(name, body.removeprefix(BYTE_ORDER_MARK), (), head.charset)
    raise ApiException.from_response(head, decode(body), data, operation.codes)


def read_external(head: ResponseHead, body: bytes) -> ApiResponse[dict[str, Any]]:
    """Returns the response of an address outside the API; its data is empty unless the body is a JSON object."""
    content = _json_or_none(head, body)
    data: dict[str, Any] = content if isinstance(content, dict) else {}
    if not head.is_success or is_error(data):
        raise ApiException.from_response(head, decode(body), None)
    return ApiResponse(head.status, Headers(head.headers), data, body)


def unexpected(
    operation: Operation[Any], head: ResponseHead, body: bytes, cause: ValueError | None = None
) -> ApiException:
    """Returns the error for a response that does not match the contract; `cause` is why it was not read."""
    if operation.empty_status is not None and is_empty(body):
        message = f"{operation.name}: the response is empty, which means {HTTPStatus(operation.empty_status).phrase}"
        kind = ApiException.by_status.get(operation.empty_status, ApiException)
        return kind(head.status, head.reason, body=decode(body), headers=head.headers, message=message)
    content_type, shown = head.headers.get("Content-Type") or "no content type", printable(decode(body[:800]), 200)
    if not body:
        what = "the response has an empty body"
    elif cause is None or not seems_json(head, body):
        what = f"the response is not what the operation returns, it has {content_type}: {shown}"
    elif decode(body).strip() == "null":
        what = "the response is null"
    else:
        what = f"the response does not match the contract, {what_is_wrong(cause)}: {shown}"
    return _mismatch(operation, head, body, what)


def _mismatch(operation: Operation[Any], head: ResponseHead, body: bytes, what: str) -> UnexpectedResponseException:
    said = f"{operation.name}: {what}"
    return UnexpectedResponseException(head.status, head.reason, body=decode(body), headers=head.headers, message=said)


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


def _is_streamed(operation: Operation[Any], head: ResponseHead, body: bytes) -> bool:
    """Whether an answer is a stream: the bytes decide, not the label."""
    if body[:1] == b"{":
        # Chatchat 0.2.7 sends documents without separators.
        return is_stream_type(head.media_type) and not is_json(body)
    from mtmaisdk.clients.rest.decoding.sniffing import seems_stream

    stream = operation.stream if isinstance(operation, StreamingOperation) else None
    framings = ("sse",) if stream is None else (stream.framing, *stream.alternatives)
    return bool(is_stream_type(head.media_type) or seems_stream(body[:_BEGIN], framings))


def _read_streamed_answer(operation: Operation[Any], head: ResponseHead, body: bytes, sent: Any) -> Any:
    """Reads an answer that was streamed without a request for it, as by Langchain-Chatchat."""
    from mtmaisdk.clients.rest.calls.streamed_answer import answer_from
    from mtmaisdk.clients.rest.decoding.sniffing import SSEDecoder
    from mtmaisdk.clients.rest.streaming.reader import StreamReader

    stream = operation.stream if isinstance(operation, StreamingOperation) else None
    ends = (b"", ((stream and stream.end) or "[DONE]").encode())
    found = [event.raw for event in SSEDecoder(len(body) + 1).feed(body + b"\n\n") if event.raw.strip() not in ends]
    if len(found) == 1 and (stream is None or any(name.encode() in found[0] for name in stream.whole_answer)):
        return read_json_answer(operation, head, found[0])
    path = "" if stream is None else stream.events[0].text or ""
    if stream is None or (path in ("", ".") and stream.parts is None):
        raise ValueError("the operation's answer is not one event")
    # An event of Chatchat is a whole answer but for its text.
    is_answer = stream.events[0].model == operation.success_type and "." not in path
    reader = StreamReader(stream, head, answer_model=None if is_answer else operation.answer_model, sent=sent)
    events = [*reader.feed(body), *reader.finish()]
    result = reader.snapshot()
    if not is_answer:
        return answer_from(result, stream, operation.success_type or "")
    if not result.text:
        raise EmptyStreamException(head.status, head.reason, headers=head.headers, message="the answer has no text")
    fields: dict[str, Any] = {}
    # Any event may have further parts, such as the sources of the answer.
    for name, value in (item for event in events for item in event.to_dict().items()):
        fields[name] = [*(fields.get(name) or ()), *value] if isinstance(value, list) else value
    # Its pieces may have been in another field.
    texts = dict.fromkeys(fields.keys() & {path, stream.events[0].elsewhere.get(path)}, result.text)
    return type(events[-1]).model_validate({**fields, **texts})


def _read_data(operation: Operation[Any], head: ResponseHead, body: bytes) -> Any:
    name = operation.success_type
    if name is None:
        return None
    is_labelled = seems_json(head, body)
    if operation.answer_model is None and (not body or is_page(operation, head)):
        raise ValueError("an empty body or a web page in place of text or a file")
    if name == "bytes":
        if is_labelled:
            raise ValueError("an error returned in place of a file, with status 200")
        return body
    if name == "str":
        if is_labelled and isinstance(_json_or_none(head, body), dict):
            raise ValueError("a JSON object in place of text")
        return decode(body)
    if name == "object":
        return parse_json(body, head.charset) if is_labelled else decode(body)
    body = body.removeprefix(BYTE_ORDER_MARK)
    if operation.text_field is not None:
        # Some servers send the text as a JSON string, or JSON as text.
        is_text = not is_labelled and not (body[:1] == b"{" and is_json(body))
        if is_text or body[:1] == b'"':
            text = decode(body) if is_text else parse_json(body, head.charset)
            return model_lookup.model(name).model_validate({operation.text_field: text})
    elif body[:1] == b'"' and (text := parse_json(body, head.charset))[:1] == "{":
        # Chatchat 0.3 sends JSON within a JSON string.
        body = text.encode()
    if body[:1] == b"[" and (field := _field_of(operation, head, name, body)) is not None:
        body = b'{"%s":%s}' % (field.encode(), body)
    return read_answer(name, body, operation.answer_paths, head.charset)


def _field_of(operation: Operation[Any], head: ResponseHead, name: str, body: bytes) -> str | None:
    """Returns the wire name of the model's list that a bare list is, by the fields of its items; `None` without any."""
    content = parse_json(body, head.charset)
    if is_error(content):
        # Gemini.
        raise ApiException.from_response(head, decode(body), None, operation.codes)
    model = model_lookup.model_or_none(name)
    lists = {} if model is None else model_lookup.lists_of(model)
    keys = content[0].keys() if content and isinstance(content[0], dict) else set()
    # An object with an id is not a list, even if it has one.
    is_list = model is not None and "id" not in model.model_fields
    found = [field for field, known in lists.items() if (not content and is_list) or not keys.isdisjoint(known)]
    return found[0] if len(found) == 1 else None
