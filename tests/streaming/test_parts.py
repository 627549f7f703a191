"""Answers that are lists of parts: by number, interleaved, from some servers twice or not at all."""

from __future__ import annotations

import json
from typing import Any

import pytest
from support.scripted import answer, call, scripted
from support.wire import answer_of, operation_of, serving, stream

from mtmaisdk.clients.rest import Configuration, Retries
from mtmaisdk.clients.rest import exceptions as errors
from mtmaisdk.clients.rest.contract.answers import StreamResult
from mtmaisdk.clients.rest.streaming.reader import StreamReader

REQUEST = {"model": "tiny", "max_tokens": 9, "messages": [{"role": "user", "content": "q"}]}
START = {
    "type": "message_start",
    "message": {"id": "m", "content": [], "usage": {"input_tokens": 3, "output_tokens": 1}},
}
STOP = {"type": "message_delta", "delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": 7}}
END = {"type": "message_stop"}
OF_ENGINE = {
    "id": "msg_1",
    "type": "message",
    "role": "assistant",
    "content": [{"type": "thinking", "thinking": "internal error happened"}],
    "stop_reason": "stop_sequence",
    "stop_sequence": None,
    "usage": {"input_tokens": 22, "output_tokens": 0},
}


def begin(index: int, **block: Any) -> dict[str, Any]:
    return {"type": "content_block_start", "index": index, "content_block": block}


def piece(index: int, **delta: Any) -> dict[str, Any]:
    return {"type": "content_block_delta", "index": index, "delta": delta}


def frames(*events: dict[str, Any], named: bool = True, spaces: bool = True) -> bytes:
    separators = None if spaces else (",", ":")
    lines = (
        (f"event: {event['type']}\n" if named else "") + f"data: {json.dumps(event, separators=separators)}\n\n"
        for event in events
    )
    return "".join(lines).encode()


def read(*events: dict[str, Any], sent: bytes | None = None, **how: bool) -> StreamResult:
    reader = StreamReader(operation_of("messages").stream, sent=sent)
    list(reader.feed(frames(*events, **how)))
    list(reader.finish())
    return reader.snapshot()


@pytest.mark.parametrize("how", [{}, {"named": False}, {"named": False, "spaces": False}])
def test_parts_by_number(how: dict[str, bool]) -> None:
    result = read(
        START,
        {"type": "ping"},
        begin(0, type="tool_use", id="a", name="look", input={}),
        begin(1, type="text", text="al"),
        piece(0, type="input_json_delta", partial_json='{"q"'),
        piece(1, type="text_delta", text="so"),
        piece(0, type="input_json_delta", partial_json=": 1}"),
        {"type": "a_new_event", "index": 0},
        piece(1, type="a_new_delta", value=1),
        begin(2, type="tool_use", id="b", name="stop", input={}),
        begin(3, type="server_tool_use", id="s", name="web_search", input={"query": "x"}),
        STOP,
        END,
        **how,
    )
    assert (result.text, result.finish_reason, result.id) == ("also", "end_turn", "m")
    assert [(call.id, call.arguments) for call in result.tool_calls] == [("a", '{"q": 1}'), ("b", "{}")]
    assert (result.usage.input_tokens, result.usage.output_tokens) == (3, 7)
    assert result.extra["content"] == [
        {"type": "tool_use", "id": "a", "name": "look", "input": {"q": 1}},
        {"type": "text", "text": "also"},
        {"type": "tool_use", "id": "b", "name": "stop", "input": {}},
        {"type": "server_tool_use", "id": "s", "name": "web_search", "input": {"query": "x"}},
    ]


def test_text_within_a_call_and_without_a_beginning() -> None:
    # SGLang puts text that follows a call into its block.
    result = read(
        START,
        begin(0, type="tool_use", id="a", name="look", input={}),
        piece(0, type="text_delta", text="and"),
        piece(1, type="text_delta", text=" so"),
        STOP,
        END,
    )
    assert result.text == "and so"
    assert [part["type"] for part in result.extra["content"]] == ["tool_use", "text", "text"]


@pytest.mark.parametrize(
    ("events", "error"),
    [
        ((STOP,), None),
        ((END,), None),
        ((), errors.StreamTruncatedException),
        (({"type": "error", "error": {"type": "api_error", "message": "bad"}}, STOP, END), errors.StreamException),
        (({"error": {"message": "bad"}},), errors.StreamException),
    ],
)
@pytest.mark.parametrize("end", [b"", b"data: [DONE]\n\n"])
def test_end(events: tuple[dict[str, Any], ...], error: type[Exception] | None, end: bytes) -> None:
    reader = StreamReader(operation_of("messages").stream)
    body = frames(START, begin(0, type="text", text="par")) + b"".join(
        frames(event, named="type" in event) if "type" in event else b"data: %s\n\n" % json.dumps(event).encode()
        for event in events
    )
    if error is None:
        list(reader.feed(body + end))
        list(reader.finish())
    else:
        with pytest.raises(error) as caught:
            list(reader.feed(body + end)) + list(reader.finish())
        assert caught.value.partial.text == "par"  # type: ignore[attr-defined]
    assert reader.snapshot().text == "par"


WHOLE = {"content": [{"type": "text", "text": "a"}], "stop_reason": "max_tokens", "usage": {"output_tokens": 2}}


@pytest.mark.parametrize("kind", ["async", "sync"])
@pytest.mark.parametrize(
    ("body", "error"), [(WHOLE, None), ({"ok": True}, "no content"), (OF_ENGINE, "stop_reason is 'stop_sequence'")]
)
async def test_whole_answer_in_place_of_a_stream(kind: str, body: dict[str, Any], error: str | None) -> None:
    with scripted(answer(200, json.dumps(body).encode())) as server:
        outcome = await stream(kind, Configuration(server.url), "MessagesApi", "create_message_stream", **REQUEST)
    if error is not None:
        assert error in str(outcome.error)
        return
    result = outcome.whole
    assert (result.text, result.finish_reason, result.usage.output_tokens) == ("a", "max_tokens", 2)
    assert result.extra["content"] == WHOLE["content"]
    assert [event.event for event in outcome.events] == ["message_start"]


@pytest.mark.parametrize("kind", ["async", "sync"])
@pytest.mark.parametrize("end", [(STOP, END), (), ({"type": "error", "error": {"message": "bad"}},)])
async def test_stream_in_place_of_a_whole_answer(kind: str, end: tuple[Any, ...]) -> None:
    call_of = begin(1, type="tool_use", id="a", name="look", input={})
    body = frames(START, begin(0, type="text", text="par"), call_of, *end)
    with scripted(answer(200, body, Content_Type="text/event-stream")) as server:
        asked = call(kind, Configuration(server.url), "MessagesApi", "create_message", **REQUEST)
        if end[-1:] != (END,):
            with pytest.raises(errors.StreamException) as caught:
                await asked
            assert caught.value.partial is not None
            assert caught.value.partial.text == "par"
            return
        found = await asked
    assert (found.id, found.stop_reason, found.usage.output_tokens) == ("m", "end_turn", 7)
    assert [block.to_dict() for block in found.content] == [
        {"type": "text", "text": "par"},
        {"type": "tool_use", "id": "a", "name": "look", "input": {}},
    ]


def test_sources_are_part_of_the_text() -> None:
    cited = {"type": "char_location", "cited_text": "c"}
    result = read(START, begin(0, type="text", text="a"), piece(0, type="citations_delta", citation=cited), END)
    assert result.extra["content"] == [{"type": "text", "text": "a", "citations": [cited]}]


def test_failure_that_looks_like_an_answer() -> None:
    stop = {**STOP, "delta": {"stop_reason": "stop_sequence", "stop_sequence": None}}
    with pytest.raises(errors.StreamException, match="stop_reason is 'stop_sequence': internal error happened"):
        read(START, begin(0, type="text", text="internal error happened"), stop, END)
    read(START, begin(0, type="text", text="a"), stop, END, sent=b'{"stop_sequences":["b"]}')
    with_sequence = {**STOP, "delta": {"stop_reason": "stop_sequence", "stop_sequence": "b"}}
    assert read(START, begin(0, type="text", text="a"), with_sequence, END).finish_reason == "stop_sequence"


@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_plain_failure_that_looks_like_an_answer(kind: str) -> None:
    with scripted(*[answer(200, json.dumps(OF_ENGINE).encode())] * 2) as server:
        configuration = Configuration(server.url)
        with pytest.raises(errors.ApiException, match=r"stop_reason.*internal error happened") as caught:
            await call(kind, configuration, "MessagesApi", "create_message", **REQUEST)
        assert caught.value.data.content[0].thinking == "internal error happened"
        await call(kind, configuration, "MessagesApi", "create_message", **REQUEST, stop_sequences=["x"])


@pytest.mark.parametrize(
    ("settings", "bearer", "key"),
    [
        ({"access_token": "SECRET-1"}, "Bearer SECRET-1", "SECRET-1"),
        ({"access_token": lambda: "SECRET-1"}, "Bearer SECRET-1", "SECRET-1"),
        ({"api_key": {"anthropicAuth": "SECRET-2"}}, "Bearer SECRET-2", "SECRET-2"),
        ({"access_token": "SECRET-1", "api_key": {"anthropicAuth": "SECRET-2"}}, "Bearer SECRET-1", "SECRET-2"),
        ({}, None, None),
    ],
)
@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_key_in_both_places(kind: str, settings: dict[str, Any], bearer: str | None, key: str | None) -> None:
    with scripted(answer(200, b'{"input_tokens": 20}')) as server:
        configuration = Configuration(server.url, **settings)
        arguments = {"model": "tiny", "messages": REQUEST["messages"]}
        counted = await call(kind, configuration, "MessagesApi", "count_message_tokens", **arguments)
        await call(kind, configuration, "MessagesApi", "count_message_tokens", **arguments, anthropic_version="x")
    assert counted.input_tokens == 20
    headers = [
        dict(line.partition(": ")[::2] for line in request.decode().lower().split("\r\n") if ": " in line)
        for request in server.requests
    ]
    assert (headers[0].get("authorization"), headers[0].get("x-api-key")) == (
        bearer and bearer.lower(),
        key and key.lower(),
    )
    assert [each["anthropic-version"] for each in headers] == ["2023-06-01", "x"]


@pytest.mark.parametrize(
    ("status", "body", "message"),
    [
        (
            401,
            {"type": "error", "error": {"type": "authentication_error", "message": "Unauthorized."}},
            "Unauthorized.",
        ),
        (401, {"error": "Unauthorized"}, "Unauthorized"),
        (422, {"detail": [{"loc": ["body", "max_tokens"], "msg": "Field required"}], "body": {}}, "Field required"),
        (529, {"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}, "Overloaded"),
        (200, {"type": "error", "error": {"type": "upstream_error", "message": "m"}}, "m"),
        (
            400,
            {"error": {"message": "No connected db.", "type": "no_db_connection", "code": "400"}},
            "No connected db.",
        ),
    ],
)
async def test_errors_in_every_form(status: int, body: Any, message: str) -> None:
    with scripted(answer(status, json.dumps(body).encode())) as server:
        configuration = Configuration(server.url, retries=0)
        with pytest.raises(errors.ApiException, match=message) as caught:
            await call("async", configuration, "MessagesApi", "create_message", **REQUEST)
    assert caught.value.status == status


@pytest.mark.parametrize(
    ("status", "kind_of_error", "expected"),
    [
        (200, "rate_limit_error", errors.RateLimitException),
        (200, "overloaded_error", errors.ServiceException),
        (200, "upstream_error", errors.ApiException),
        (529, "overloaded_error", errors.ServiceException),
    ],
)
async def test_error_is_of_its_type(status: int, kind_of_error: str, expected: type[Exception]) -> None:
    body = json.dumps({"type": "error", "error": {"type": kind_of_error, "message": "m"}}).encode()
    refused = answer(status, body, request_id="req_1")
    good = answer(200, json.dumps(WHOLE).encode())
    with scripted(refused, refused, good) as server:
        configuration = Configuration(server.url, retries=0)
        with pytest.raises(errors.ApiException) as caught:
            await call("async", configuration, "MessagesApi", "create_message", **REQUEST)
        assert type(caught.value) is expected
        assert (caught.value.type, caught.value.request_id) == (kind_of_error, "req_1")
        if kind_of_error == "overloaded_error":
            configuration = Configuration(server.url, retries=Retries(1, base=0.01))
            found = await call("async", configuration, "MessagesApi", "create_message", **REQUEST)
            assert found.stop_reason == "max_tokens"


@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_usage_of_samples(kind: str) -> None:
    from pathlib import Path

    samples = Path(__file__).parent.parent / "data" / "samples"
    expected = {
        "anthropic-thinking-tool": (472, 89),
        "litellm-responses-bridge-two-tools": (28, 128),
        "lmdeploy-0.18-thinking": (24, 21),
        "vllm-text": (9, 5),
    }
    for name, counts in expected.items():
        with serving((samples / f"messages-{name}.sse").read_bytes()) as server:
            usage = (await answer_of(kind, "messages", server)).whole.usage
        assert (usage.input_tokens, usage.output_tokens) == counts
