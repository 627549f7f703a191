"""Every operation, async and sync: what is sent fits the contract, and each example of an answer is read.

The cases come from the contract, so that an operation without a test cannot exist.
"""

from __future__ import annotations

import json
from email import message_from_bytes
from email.message import Message
from typing import Any
from urllib.parse import parse_qsl

import pytest
from support.contract_calls import FORM, arguments, asks_for_stream, call, client_operation, under_own_names
from support.kept import assert_comes_back
from support.server import Server

from mtmaisdk.clients.rest import ApiException
from mtmaisdk.clients.rest.exceptions import UnexpectedResponseException
from mtmaisdk.mock.contract import Example, Operation, load
from mtmaisdk.mock.operation_handler import EXAMPLE_HEADER
from mtmaisdk.mock.received import ReceivedRequest
from mtmaisdk.mock.request_validation import ContractRequest, find_problems

OPERATIONS = load()
KINDS = ("async", "sync")
REQUESTS = [
    pytest.param(operation, example, id=f"{operation.id}-{example.name if example else 'plain'}")
    for operation in OPERATIONS
    for example in operation.request_examples or [None]
]
RESPONSES = [
    pytest.param(operation, example, id=f"{operation.id}-{example.status}-{example.name}-{example.media_type}")
    for operation in OPERATIONS
    for example in operation.response_examples
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("operation", "example"), REQUESTS)
async def test_request_fits_the_contract(
    kind: str, operation: Operation, example: Example | None, server: Server
) -> None:
    form = "without_preload_content" if asks_for_stream(operation, example) else "with_http_info"
    await call(kind, server.configuration(), operation, form, **arguments(operation, example))

    sent = server.last
    assert sent.headers["Accept"] == client_operation(operation).accept
    if example is not None and example.media_type == FORM:
        assert_form_has(sent, example.value)
        return
    path, _, query = sent.path.partition("?")
    request = ContractRequest(
        sent.method, path, parse_qsl(query, keep_blank_values=True), sent.headers.items(), sent.body
    )
    assert find_problems(operation, request) == []
    if example is None:
        in_body = bool(operation.definition.get("x-send-in-body"))
        assert bool(sent.body) == ("Content-Type" in sent.headers) == in_body
    else:
        # The client may ask for numbers that are cheap to read.
        wished = operation.definition.get("x-packed", {}).get("request", {})
        expected = {**wished, **example.value} if wished and form == "with_http_info" else example.value
        assert json.loads(sent.body) == expected
        assert sent.headers["Content-Type"] == "application/json"


def assert_form_has(sent: ReceivedRequest, value: dict[str, Any]) -> None:
    """The parts of a form are the fields of the example, the file with its name and type."""
    # openapi-core takes no bytes for a string, and so no file.
    message = message_from_bytes(b"Content-Type: " + sent.headers["Content-Type"].encode() + b"\r\n\r\n" + sent.body)
    parts: dict[str, list[str]] = {}
    for part in message.get_payload():
        assert isinstance(part, Message)
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        name = str(part.get_param("name", header="content-disposition"))
        parts.setdefault(name, []).append(content.decode())
        if name == "file":
            assert part.get_filename() == "file.wav"
            assert part.get_content_type() == "audio/x-wav"
    expected: dict[str, list[Any]] = {}
    for name, item in value.items():
        if isinstance(item, dict):
            expected |= {f"{name}[{key}]": [inner] for key, inner in item.items()}
        else:
            expected[name] = item if isinstance(item, list) else [item]
    assert parts.keys() == expected.keys()
    for name, values in expected.items():
        assert [*map(_form_value, parts[name])] == [*map(_form_value, values)]


def _form_value(value: Any) -> Any:
    try:
        # A number may be written as 0.0 for 0.
        return float(value) if not isinstance(value, bool) else json.dumps(value)
    except ValueError:
        return value


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("operation", "example"), RESPONSES)
async def test_response_example_is_read(kind: str, operation: Operation, example: Example, server: Server) -> None:
    request = next((each for each in operation.request_examples if not asks_for_stream(operation, each)), None)
    # What the caller asks for stays as the server sends it.
    kwargs = {**operation.definition.get("x-packed", {}).get("request", {}), **arguments(operation, request)}
    headers = {EXAMPLE_HEADER: f"{example.status} {example.name} {example.media_type}"}
    expected_error = _expected_error(operation, example)
    if expected_error is not None:
        with pytest.raises(expected_error) as caught:
            await call(kind, server.configuration(), operation, **kwargs, _headers=headers)
        error = caught.value
        assert error.status == example.status
        assert error.message or not example.value
        assert "\n" not in str(error)
        if isinstance(example.value, dict) and not isinstance(error, UnexpectedResponseException):
            assert_comes_back(error.data, example.value)
        return
    response = await call(kind, server.configuration(), operation, **kwargs, _headers=headers)
    assert response.status_code == example.status
    text_field = operation.definition.get("x-text-field")
    if example.value == b"":
        assert response.data is None
    elif example.media_type == "text/plain" and text_field:
        assert_comes_back(response.data, {text_field: example.value})
    else:
        described = (
            operation.definition["responses"][str(example.status)].get("content", {}).get(example.media_type, {})
        )
        assert_comes_back(response.data, under_own_names(described.get("schema", {}), example.value))


def _expected_error(operation: Operation, example: Example) -> type[ApiException] | None:
    if not 200 <= example.status < 300:
        return ApiException
    if "x-empty" in operation.definition and not example.value:
        return ApiException.by_status[operation.definition["x-empty"]]
    described = client_operation(operation)
    if described.failure is not None and described.failure.is_in(example.value, None):
        return ApiException
    codes = described.codes
    if (
        isinstance(example.value, dict)
        and codes.success
        and str(example.value.get("code", "")) not in ("", *codes.success)
    ):
        return ApiException
    if example.value == b"" and described.success_type is not None:
        return UnexpectedResponseException
    return None


def test_every_operation_has_a_method_in_every_form() -> None:
    from mtmaisdk.clients import rest
    from mtmaisdk.clients.rest import sync

    for operation in OPERATIONS:
        for package in (rest, sync):
            api = getattr(package, f"{operation.tag}Api")
            for suffix in ("", "_with_http_info", "_without_preload_content"):
                assert callable(getattr(api, operation.method + suffix))
