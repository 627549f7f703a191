"""OpenAI's Responses: items that interleave and change their ids, thoughts told from text, failures in every form."""

from __future__ import annotations

import json
from typing import Any

import pytest
from support.scripted import answer, call, scripted
from support.wire import operation_of

from mtmaisdk.clients.rest import Configuration
from mtmaisdk.clients.rest import exceptions as errors
from mtmaisdk.clients.rest.contract.answers import StreamResult, UnknownEvent
from mtmaisdk.clients.rest.streaming.reader import StreamReader

CREATED = {"type": "response.created", "response": {"id": "resp_1", "status": "in_progress", "output": []}}
USAGE = {"input_tokens": 20, "input_tokens_details": None, "output_tokens": 8, "total_tokens": 28}
LOOK = {"type": "function_call", "id": "fc_1", "call_id": "call_1", "name": "look", "arguments": '{"q":1}'}
FAILED = {"code": "server_error", "message": "The engine failed."}


def added(index: int, item: str, kind: str = "message", **more: Any) -> dict[str, Any]:
    return {"type": "response.output_item.added", "output_index": index, "item": {"type": kind, "id": item, **more}}


def done(index: int, item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "response.output_item.done", "output_index": index, "item": item}


def delta(index: int | None, item: str, text: str, kind: str = "output_text") -> dict[str, Any]:
    place = {} if index is None else {"output_index": index}
    return {"type": f"response.{kind}.delta", **place, "item_id": item, "content_index": 0, "delta": text}


def message(item: str, *texts: str, kind: str = "output_text") -> dict[str, Any]:
    name = "refusal" if kind == "refusal" else "text"
    return {"type": "message", "id": item, "role": "assistant", "content": [{"type": kind, name: it} for it in texts]}


def thought(item: str, text: str, kind: str = "reasoning_text") -> dict[str, Any]:
    return {"type": "reasoning", "id": item, "summary": [], "content": [{"type": kind, "text": text}]}


def end(*output: Any, state: str = "completed", **more: Any) -> dict[str, Any]:
    response = {"id": "resp_1", "status": state, "output": [*output], "usage": USAGE, **more}
    return {"type": f"response.{state}", "response": response}


def frames(*events: dict[str, Any], named: bool = True) -> bytes:
    lines = ((f"event: {each['type']}\n" if named else "") + f"data: {json.dumps(each)}\n\n" for each in events)
    return "".join(lines).encode()


def read(*events: dict[str, Any], named: bool = True) -> StreamResult:
    reader = StreamReader(operation_of("responses").stream)
    list(reader.feed(frames(*events, named=named)))
    list(reader.finish())
    return reader.snapshot()


def failure(body: bytes) -> errors.StreamException:
    reader = StreamReader(operation_of("responses").stream)
    with pytest.raises(errors.StreamException) as caught:
        list(reader.feed(body)) + list(reader.finish())
    return caught.value


PIECES = [delta(0, "m", "a"), delta(0, "m", "b")]
WHOLE = done(0, message("m", "ab"))


@pytest.mark.parametrize(
    "events",
    [
        [added(0, "m"), *PIECES, WHOLE, end(message("m", "ab"))],
        [added(0, "m"), *PIECES, end()],
        [added(0, "m"), WHOLE, end(message("m", "ab"))],
        [added(0, "m"), end(message("m", "ab"))],
        # vLLM announces the message under other ids, and its final ids are new.
        [added(0, "r"), delta(1, "m", "ab"), done(1, message("m", "ab")), end(message("n", "ab"))],
        # SGLang raises the number before the item is complete.
        [added(1, "m"), *(delta(1, "m", each) for each in "ab"), done(2, message("m", "ab")), end()],
        [added(0, "m"), delta(None, "m", "a"), delta(None, "m", "b"), end()],
        [*PIECES, end()],
    ],
)
@pytest.mark.parametrize("named", [True, False])
def test_text_counts_once(events: list[dict[str, Any]], named: bool) -> None:
    result = read(CREATED, *events, named=named)
    assert (result.text, result.reasoning, result.finish_reason) == ("ab", "", "completed")
    assert next(part for part in result.extra["output"] if part.get("content"))["content"][0]["text"] == "ab"
    assert (result.id, result.usage.total_tokens, result.usage.input_tokens_details) == ("resp_1", 28, None)


def test_whole_items_with_the_same_text() -> None:
    result = read(CREATED, done(0, message("a", "yes", "no")), done(1, message("b", "no")), end())
    assert result.text == "yesnono"
    assert len(result.extra["output"]) == 2


@pytest.mark.parametrize(
    "events",
    [
        [added(0, "r", "reasoning"), delta(0, "r", "hm", "reasoning_summary_text"), delta(1, "m", "ok")],
        [added(0, "r", "reasoning"), delta(0, "r", "hm", "reasoning_text"), delta(1, "m", "ok")],
        [added(0, "r", "reasoning"), delta(0, "r", "hm"), added(1, "m"), delta(1, "m", "ok")],
        [added(0, "r", "reasoning"), delta(0, "r", "hm", "reasoning_text"), delta(0, "m", "ok")],
        [done(0, thought("r", "hm", "output_text")), done(1, message("m", "ok"))],
        [],
    ],
)
def test_thoughts_are_no_text(events: list[dict[str, Any]]) -> None:
    result = read(CREATED, *events, end(thought("r", "hm", "output_text"), message("m", "ok")))
    assert (result.text, result.reasoning) == ("ok", "hm")


def test_numbers_that_rise_before_the_end_of_an_item() -> None:
    result = read(
        CREATED,
        added(1, "x", "reasoning"),
        delta(1, "x", "hm", "reasoning_text"),
        done(2, thought("x", "hm")),
        added(2, "x"),
        delta(2, "x", "ok"),
        done(3, message("x", "ok")),
        end(),
    )
    assert (result.text, result.reasoning) == ("ok", "hm")
    assert result.extra["output"] == [thought("x", "hm"), message("x", "ok")]


ARGUMENTS = [delta(1, "fc_1", piece, "function_call_arguments") for piece in ('{"q"', ":1}")]
OPEN = added(1, "fc_1", "function_call", call_id="call_1", name="look", arguments="")


@pytest.mark.parametrize(
    "events",
    [
        [OPEN, *ARGUMENTS, end()],
        [OPEN, *ARGUMENTS, done(1, LOOK), end()],
        [added(1, "other", "function_call", call_id="call_0", name="look"), *ARGUMENTS, done(1, LOOK), end()],
        [OPEN, *ARGUMENTS, done(1, {**LOOK, "call_id": "fc_2"}), end(LOOK)],
        [OPEN, *ARGUMENTS, done(4, LOOK), end()],
        [end(LOOK)],
    ],
)
def test_calls_are_those_of_the_most_complete(events: list[dict[str, Any]]) -> None:
    calls = read(CREATED, added(0, "m"), delta(0, "m", "see "), *events).tool_calls
    assert [(each.id, each.name, each.arguments) for each in calls] == [("call_1", "look", '{"q":1}')]


def test_custom_tools_and_refusals() -> None:
    shell = added(0, "c", "custom_tool_call", call_id="call_1", name="shell")
    result = read(CREATED, shell, delta(0, "c", "ls", "custom_tool_call_input"), end())
    assert [(each.type, each.arguments) for each in result.tool_calls] == [("custom", "ls")]
    for events in [[delta(0, "m", "no", "refusal")], [done(0, message("m", "no", kind="refusal"))], []]:
        result = read(CREATED, *events, end(message("m", "no", kind="refusal")))
        assert (result.text, result.refusal) == ("", "no")


@pytest.mark.parametrize("named", [True, False])
def test_what_passes(named: bool) -> None:
    others: list[dict[str, Any]] = [
        {"type": "keepalive", "sequence_number": 1},
        {"type": "response.brand_new", "code": "print(1)", "status": "error"},
        {"type": "response.code_interpreter_call_code.done", "code": "print(1)", "output_index": 0},
    ]
    reader = StreamReader(operation_of("responses").stream)
    body = b": PING\n\n" + frames(CREATED, *others, delta(0, "m", "ok"), end(state="incomplete"), named=named)
    events = list(reader.feed(body + b"data: [DONE]\n\n")) + list(reader.finish())
    assert [each.event for each in events if isinstance(each, UnknownEvent)] == ["response.brand_new"]
    assert (reader.snapshot().text, reader.snapshot().finish_reason) == ("ok", "incomplete")


NESTED = {"type": "error", "error": {"type": "server_error", "code": None, "message": "The engine failed."}}
FLAT = {"type": "error", **FAILED, "param": None, "sequence_number": 3}


@pytest.mark.parametrize(
    "last",
    [
        end(state="failed", error=FAILED),
        end(state="failed", error=FAILED, output=None),
        NESTED,
        FLAT,
        {**end(error=FAILED), "type": "response.completed"},
        {"error": FAILED},
    ],
)
@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("more", [b"", b"data: [DONE]\n\n"])
def test_failures(last: dict[str, Any], named: bool, more: bytes) -> None:
    before = frames(CREATED, added(0, "m"), delta(0, "m", "half"), done(0, message("m", "half")))
    for body, text in ((before, "half"), (b"", "")):
        error = failure(body + frames(last, named=named and "type" in last) + more)
        assert (type(error), error.message, error.status) == (errors.StreamException, "The engine failed.", 200)
        assert error.partial is not None
        assert error.partial.text == text


@pytest.mark.parametrize("state", ["failed", "cancelled"])
def test_failures_without_details(state: str) -> None:
    error = failure(frames(CREATED, {**end(state=state), "type": "response.completed"}))
    assert error.message == f"the answer failed: status is '{state}'"
    error = failure(frames({"type": "response.failed", "response": {"status": "failed", "error": None}}))
    assert "response.failed" in error.message


def test_what_a_failed_response_has() -> None:
    error = failure(frames(end(message("m", "half"), state="failed", error=FAILED)))
    assert error.partial is not None
    assert (error.partial.text, error.partial.usage.total_tokens, error.code) == ("half", 28, "server_error")


@pytest.mark.parametrize("end", [b"", b"data: [DONE]\n\n"])
def test_streams_without_an_end(end: bytes) -> None:
    error = failure(frames(CREATED, added(0, "m"), delta(0, "m", "half"), done(0, message("m", "half"))) + end)
    assert isinstance(error, errors.StreamTruncatedException)
    assert error.partial is not None
    assert error.partial.text == "half"


async def create(kind: str, status: int, body: Any) -> Any:
    with scripted(answer(status, json.dumps(body).encode())) as server:
        configuration = Configuration(server.url, retries=0)
        return await call(kind, configuration, "OpenAIApi", "create_response", model="tiny", input="q")


OF_ENGINE = {
    "id": "resp_e4",
    "object": "response",
    "status": "failed",
    "error": {"code": "server_error", "message": "Response generation failed."},
    "output": [message("m", "half")],
    "usage": USAGE,
}


@pytest.mark.parametrize("kind", ["async", "sync"])
@pytest.mark.parametrize(
    ("status", "body", "message"),
    [
        (200, OF_ENGINE, "Response generation failed."),
        (200, {**OF_ENGINE, "status": "completed"}, "Response generation failed."),
        (200, {**OF_ENGINE, "error": None}, "status is 'failed'"),
        (200, {"status": "failed", "error": FAILED}, "The engine failed."),
        (400, {"error": {"message": "m is not supported", "param": "background", "code": 400}}, "m is not supported"),
        (401, {"error": "Unauthorized"}, "Unauthorized"),
        (404, {"detail": "Not Found"}, "Not Found"),
        (422, {"detail": [{"loc": ["body", "input"], "msg": "Field required"}], "body": {}}, "Field required"),
        (400, {"error": {"message": "No connected db.", "type": "no_db_connection", "code": "400"}}, "No connected"),
    ],
)
async def test_plain_failures(kind: str, status: int, body: Any, message: str) -> None:
    with pytest.raises(errors.ApiException, match=message) as caught:
        await create(kind, status, body)
    assert caught.value.status == status
    if body.get("output"):
        assert caught.value.data.output[0].content[0].text == "half"


@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_plain_answers(kind: str) -> None:
    # Null and absent mean the same, and times may be fractions.
    body = {"id": "resp_1", "created_at": 1756892755.5, "output": [LOOK], "error": None, "usage": {"prompt_tokens": 3}}
    response = await create(kind, 200, body)
    assert (response.created_at, response.status, response.output[0].call_id) == (1756892755.5, None, "call_1")
    assert response.usage.input_tokens == 3
    assert (await create(kind, 200, {**body, "status": "incomplete"})).status == "incomplete"
    assert (await create(kind, 200, {**body, "status": "queued", "output": []})).status == "queued"


@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_a_whole_answer_in_place_of_a_stream(kind: str) -> None:
    body = {"id": "resp_1", "status": "completed", "output": [thought("r", "hm"), message("m", "ok")], "usage": USAGE}
    with scripted(answer(200, json.dumps(body).encode()), answer(200, json.dumps(OF_ENGINE).encode())) as server:
        configuration = Configuration(server.url, retries=0)
        result = await call(kind, configuration, "OpenAIApi", "create_response_stream", input="q")
        assert (result.text, result.reasoning, result.finish_reason, result.id) == ("ok", "hm", "completed", "resp_1")
        with pytest.raises(errors.ApiException, match="Response generation failed"):
            await call(kind, configuration, "OpenAIApi", "create_response_stream", input="q")


@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_a_stream_in_place_of_a_whole_answer(kind: str) -> None:
    events = [CREATED, added(0, "m"), delta(0, "m", "ok"), done(0, message("m", "ok"))]
    bodies = [frames(*events, each) for each in (end(message("m", "ok")), end(), end(state="failed", error=FAILED))]
    with scripted(*(answer(200, body, Content_Type="text/event-stream") for body in bodies)) as server:
        configuration = Configuration(server.url, retries=0)
        for _ in range(2):
            response = await call(kind, configuration, "OpenAIApi", "create_response", input="q")
            assert (response.id, response.status, response.output[0].content[0].text) == ("resp_1", "completed", "ok")
            assert response.usage.total_tokens == 28
        with pytest.raises(errors.StreamException, match="The engine failed"):
            await call(kind, configuration, "OpenAIApi", "create_response", input="q")


@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_kept_responses(kind: str) -> None:
    failed = answer(200, json.dumps(OF_ENGINE).encode())
    deleted = answer(200, b'{"id": "resp_6786a1", "object": "response.deleted", "deleted": true}')
    with scripted(failed, deleted) as server:
        configuration = Configuration(server.url)
        kept = await call(kind, configuration, "OpenAIApi", "get_response", response_id="resp_e4")
        assert (kept.status, kept.error.message) == ("failed", "Response generation failed.")
        gone = await call(kind, configuration, "OpenAIApi", "delete_response", response_id="resp_6786a1")
        assert (gone.deleted, gone.object) == (True, "response.deleted")
    assert [each.split(b" HTTP")[0] for each in server.requests] == [
        b"GET /v1/responses/resp_e4",
        b"DELETE /v1/responses/resp_6786a1",
    ]
