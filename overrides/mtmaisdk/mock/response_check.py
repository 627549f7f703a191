"""Checks answers against the contract before they are sent, for tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jsonschema.exceptions import ValidationError
from werkzeug.datastructures import Headers

from mtmaisdk.mock.behaviour import Whole
from mtmaisdk.mock.contract import Operation
from mtmaisdk.mock.delivery import encode
from mtmaisdk.mock.request_validation import ContractRequest, contract, schema_errors


@dataclass
class _Response:
    status_code: int
    headers: Headers
    content_type: str
    data: bytes | None


def whole_mismatch(request: ContractRequest, operation: Operation, answer: Whole) -> str:
    """Returns where an answer that is not streamed does not match the contract; empty if it does.

    Errors with a status that the operation does not declare pass: the contract mentions several such errors.
    """
    status, media_type = answer.status, answer.media_type
    if status >= 400 and str(status) not in operation.definition["responses"]:
        return ""
    headers = Headers({"Content-Type": media_type} if media_type else {})
    response = _Response(status, headers, media_type, encode(answer) or None)
    try:
        error = next(contract().response_validator.iter_errors(request, response), None)
    except TypeError:
        # openapi-core fails where a discriminator's value is a list or an object.
        schema = operation.definition["responses"][str(status)]["content"][media_type]["schema"]
        details = [_placed(each, "the body") for each in schema_errors(schema, answer.value)]
    else:
        if error is None:
            return ""
        cause = error.__cause__
        details = [_placed(each, "the body") for each in getattr(cause, "schema_errors", [])] or [str(cause or error)]
    return f"{operation.id}, status {status}: {'; '.join(details)}" if details else ""


def event_mismatch(operation: Operation, name: str, data: Any) -> str:
    """Returns where an event of a stream does not match the contract; empty if it does."""
    stream = operation.stream
    if stream is None:
        return f"{operation.id} does not stream"
    name = stream.get("unnamed", "message") if name in ("", "message") else name
    described = next((each for each in (*stream["events"], *stream.get("errors", [])) if each["name"] == name), None)
    if described is None:
        return f"{operation.id} has no event {name!r}"
    model = described.get("model")
    errors = schema_errors({"$ref": f"#/components/schemas/{model}"}, data) if model else []
    return f"{operation.id}, event {name!r}: {_placed(errors[0], 'the data')}" if errors else ""


def _placed(error: ValidationError, whole: str) -> str:
    return f"{'.'.join(map(str, error.absolute_path)) or whole}: {error.message}"
