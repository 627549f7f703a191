"""Turns an answer into the operation's data, or into the error that it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from mtmaisdk.clients.rest import model_lookup
from mtmaisdk.clients.rest.exceptions import ApiException, UnexpectedResponseException

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.operation import Operation

T = TypeVar("T")


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
        raise ApiException.from_response(status, reason, headers, _text(body), _error_data(operation, status, body))
    try:
        return cast("T", _read_data(operation, headers.get("Content-Type"), body))
    except ValueError as error:
        raise _unexpected(operation, status, reason, headers, body) from error


def _read_data(operation: Operation[Any], content_type: str | None, body: bytes) -> Any:
    name = operation.success_type
    if name is None:
        return None
    is_json = _is_json(content_type, body)
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
    return model_lookup.read_json(name, body)


def _error_data(operation: Operation[Any], status: int, body: bytes) -> Any:
    name = operation.response_type(status)
    if name is None or not body:
        return None
    try:
        return model_lookup.read_json(name, body)
    except (ValueError, AttributeError):
        # An error that cannot be read is still the error of its status.
        return None


def _unexpected(
    operation: Operation[Any], status: int, reason: str | None, headers: Mapping[str, str], body: bytes
) -> UnexpectedResponseException:
    content_type = headers.get("Content-Type") or "no content type"
    shown = " ".join(_text(body[:800]).split())[:200] or "an empty body"
    return UnexpectedResponseException(
        status,
        reason,
        body=_text(body),
        headers=headers,
        message=f"{operation.name} does not answer with {content_type}: {shown}",
    )


def _is_json(content_type: str | None, body: bytes) -> bool:
    if content_type is None:
        return body[:1] in (b"{", b"[")
    media_type = content_type.split(";", 1)[0].strip().lower()
    return media_type == "application/json" or media_type.endswith("+json")


def _text(body: bytes) -> str:
    return body.decode("utf-8", "replace")
