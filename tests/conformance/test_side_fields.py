"""A field that carries nothing of the answer may have any type, or be missing: the answer stays what it was.

The cases are made from the contract: every example of a response and of an event, every field in it, values of every
type. What carries the answer are the paths of `x-stream` and `x-answer`.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from support.contract_calls import arguments, asks_for_stream, call, client_operation
from support.scripted import answer as answer_with
from support.scripted import scripted

from mtmaisdk.clients.rest import ApiException, Configuration
from mtmaisdk.clients.rest.calls.response import read_response
from mtmaisdk.clients.rest.contract.answers import StreamEvent, UnknownEvent
from mtmaisdk.clients.rest.contract.stream import StreamingOperation
from mtmaisdk.clients.rest.exceptions import StreamDecodeException, UnexpectedResponseException
from mtmaisdk.clients.rest.streaming.reader import StreamReader
from mtmaisdk.clients.rest.wire.headers import Headers, ResponseHead
from mtmaisdk.mock.contract import Operation, load
from mtmaisdk.mock.framings import frame_stream

HEAD = ResponseHead(200, Headers({"Content-Type": "application/json"}))
MISSING = object()
VALUES = (6, "x", [1], {"a": 1}, True, None, 10**30, 2.5, MISSING)
OPERATIONS = [operation for operation in load() if client_operation(operation).answer_model]
STREAMS = [operation for operation in load() if operation.stream]


def examples(operation: Operation) -> Iterator[dict[str, Any]]:
    """The examples of the plain answer; not those of an error with status 200."""
    for example in operation.response_examples:
        if 200 <= example.status < 300 and isinstance(example.value, dict):
            described = client_operation(operation)
            failure = described.failure
            if not described.codes.is_failure(example.value) and not (failure and failure.is_in(example.value, None)):
                yield example.value


def places(value: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where values are in a JSON value, entries of lists included."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in items:
        yield (*place, name)
        yield from places(inner, (*place, name))


def path_of(place: tuple[str | int, ...]) -> str:
    return ".".join(part for part in place if isinstance(part, str))


def at(value: Any, place: tuple[str | int, ...]) -> Any:
    for part in place:
        value = value[part]
    return value


def replaced(content: Any, place: tuple[str | int, ...], value: Any) -> Any:
    content = copy.deepcopy(content)
    holder = at(content, place[:-1])
    if value is MISSING:
        del holder[place[-1]]
    else:
        holder[place[-1]] = value
    return content


def containers(paths: tuple[str, ...]) -> set[str]:
    return {".".join(parts[:end]) for path in paths for parts in [path.split(".")] for end in range(1, len(parts))}


def carries(place: tuple[str | int, ...], paths: tuple[str, ...]) -> bool:
    """Whether a place has a part of the answer, or is such a part of one."""
    path = path_of(place)
    return path in containers(paths) or any(path == each or path.startswith(f"{each}.") for each in paths)


def said(data: Any, paths: tuple[str, ...]) -> list[Any]:
    """What an answer says: the values at the paths, and the ids of what is in a list."""

    def values(value: Any, parts: list[str]) -> Iterator[Any]:
        if isinstance(value, list):
            for item in value:
                yield from values(item, parts)
        elif not parts:
            yield value
        elif isinstance(value, dict) and value.get(parts[0]) is not None:
            yield from values(value[parts[0]], parts[1:])

    return [[*values(data, path.split("."))] for path in paths if path != "."]


def side_cases(content: Any, paths: tuple[str, ...]) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    for place in places(content):
        if path_of(place) != "code" and not carries(place, paths):
            for value in VALUES:
                yield place, value


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.id)
def test_plain_answers(operation: Operation) -> None:
    described = client_operation(operation)
    paths = described.answer_paths
    for content in examples(operation):
        if not paths and not described.codes.success:
            continue
        expected = said(read_response(described, HEAD, json.dumps(content).encode()).to_dict(), paths)
        for place, value in side_cases(content, paths):
            body = json.dumps(replaced(content, place, value)).encode()
            data = read_response(described, HEAD, body)
            assert said(data.to_dict(), paths) == expected, (place, value)
            # Some fields stand elsewhere in the answers of other servers.
            aliased = {field.alias or name for name, field in type(data).model_fields.items() if field.validation_alias}
            assert json.loads(data.to_json()).keys() <= json.loads(body).keys() | aliased
            for misfit, sent in data.misfits.items():
                parts = misfit.split(".")
                assert at(json.loads(body), tuple(int(part) if part.isdecimal() else part for part in parts)) == sent


def event_cases() -> Iterator[Any]:
    for operation in STREAMS:
        described = client_operation(operation)
        assert isinstance(described, StreamingOperation)
        for event in described.stream.events:
            if event.model is not None:
                yield pytest.param(operation, event.name, id=f"{operation.id}-{event.name}")


@pytest.mark.parametrize(("operation", "name"), [*event_cases()])
def test_events(operation: Operation, name: str) -> None:
    described = client_operation(operation)
    assert isinstance(described, StreamingOperation)
    (event,) = (each for each in described.stream.events if each.name == name)
    declared = next(each for each in (operation.stream or {})["events"] if each["name"] == name)
    unread = (described.stream.discriminator,)
    for content in declared["examples"]:
        if isinstance(content, dict) and (content.get("error") or content.get("code")):
            continue
        expected, result = read_event(operation, event.name, content)
        for place, value in side_cases(content, event.carrying_paths):
            if path_of(place) in unread or path_of(place) == event.error:
                continue
            found, outcome = read_event(operation, event.name, replaced(content, place, value))
            if not isinstance(found, UnknownEvent):
                assert said(as_json(found), event.carrying_paths) == said(as_json(expected), event.carrying_paths)
            else:
                assert not event.answer_paths
            assert (outcome.text, outcome.reasoning, outcome.finish_reason) == (
                result.text,
                result.reasoning,
                result.finish_reason,
            ), (place, value)
            if path_of(place) != "choices.index":
                is_call = "tool_calls" in path_of(place) or {"tool", "function_call"} & {*place}
                assert outcome.tool_calls == result.tool_calls or is_call


def as_json(event: Any) -> Any:
    data = event.data if isinstance(event, StreamEvent) else event
    return [item.to_dict() for item in data] if isinstance(data, list) else data.to_dict()


def read_event(operation: Operation, name: str, content: Any) -> tuple[Any, Any]:
    declared = operation.stream or {}
    is_code = len(name) == 1 and "data-stream" in declared.get("alternatives", ())
    framing = {"framing": "data-stream"} if is_code else declared
    described = client_operation(operation)
    assert isinstance(described, StreamingOperation)
    reader = StreamReader(described.stream, HEAD)
    (event,) = reader.feed(b"".join(frame_stream(framing, [(name, content)])))
    return event, reader.snapshot()


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.id)
def test_a_container_of_the_answer_that_cannot_be_read_is_named(operation: Operation) -> None:
    described = client_operation(operation)
    for content in examples(operation):
        if content.get("error"):
            # Without the answer beside it, it is an error.
            continue
        for place in places(content):
            if path_of(place) not in containers(described.answer_paths):
                continue
            with pytest.raises(UnexpectedResponseException) as caught:
                read_response(described, HEAD, json.dumps(replaced(content, place, 6)).encode())
            assert ".".join(map(str, place)) in str(caught.value)


@pytest.mark.parametrize(("operation", "name"), [*event_cases()])
def test_a_container_of_an_event_that_cannot_be_read_is_named(operation: Operation, name: str) -> None:
    described = client_operation(operation)
    assert isinstance(described, StreamingOperation)
    (event,) = (each for each in described.stream.events if each.name == name)
    declared = next(each for each in (operation.stream or {})["events"] if each["name"] == name)
    for content in declared["examples"]:
        for place in places(content):
            if path_of(place) not in containers(event.carrying_paths):
                continue
            with pytest.raises(StreamDecodeException) as caught:
                read_event(operation, name, replaced(content, place, 6))
            assert ".".join(map(str, place)) in str(caught.value)


@pytest.mark.parametrize("kind", ["async", "sync"])
@pytest.mark.parametrize(
    "operation", [operation for operation in OPERATIONS if [*examples(operation)]], ids=lambda operation: operation.id
)
async def test_over_a_socket(kind: str, operation: Operation) -> None:
    content = {**next(examples(operation)), "usage": "none", "created": 1.5, "model": {"name": "m"}, "object": 1}
    request = next((each for each in operation.request_examples if not asks_for_stream(operation, each)), None)
    described = client_operation(operation)
    with scripted(answer_with(200, json.dumps(content).encode())) as server:
        response = await call(kind, Configuration(server.url), operation, **arguments(operation, request))
    assert said(response.data.to_dict(), described.answer_paths) == said(content, described.answer_paths)


NOTHING: list[dict[str, Any]] = [
    {},
    {"msg": "token expired"},
    {"data": None, "msg": "token expired"},
    {"code": 40100, "msg": "token expired", "data": None},
    {"choices": None, "base_resp": {"status_code": 1004, "status_msg": "token expired"}},
]


@pytest.mark.parametrize("content", NOTHING, ids=str)
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.id)
def test_an_answer_that_has_nothing_of_one(operation: Operation, content: dict[str, Any]) -> None:
    described = client_operation(operation)
    if not content and described.may_be_empty:
        assert read_response(described, HEAD, b"{}").to_dict() == {}
        return
    with pytest.raises(ApiException) as caught:
        read_response(described, HEAD, json.dumps(content).encode())
    assert not content or "token expired" in str(caught.value)


@pytest.mark.parametrize("content", NOTHING[:3], ids=str)
@pytest.mark.parametrize("operation", STREAMS, ids=lambda operation: operation.id)
def test_a_stream_that_has_nothing_of_an_answer(operation: Operation, content: dict[str, Any]) -> None:
    described = client_operation(operation)
    assert isinstance(described, StreamingOperation)
    declared = operation.stream or {}
    if declared["framing"] != "sse":
        return
    reader = StreamReader(described.stream, HEAD)
    frames = b"".join(frame_stream(declared, [("message", content)])) + b"data: [DONE]\n\n"

    def read() -> None:
        [*reader.feed(frames), *reader.finish()]

    with pytest.raises(ApiException) as caught:
        read()
    assert not content or "token expired" in str(caught.value) or len(described.stream.events) > 1
