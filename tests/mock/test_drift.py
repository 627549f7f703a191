"""Drift: what differs between a server and the contract."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from support.contract_calls import arguments, asks_for_stream, call

from mtmaisdk.clients.rest import Configuration, OpenApiException
from mtmaisdk.mock.background import run_in_background
from mtmaisdk.mock.contract import Operation, load, operations_at
from mtmaisdk.mock.drift import Finding, Findings, find_drift
from mtmaisdk.mock.exchange import Exchange
from mtmaisdk.mock.framings import frame_stream
from mtmaisdk.mock.mock_server import MockServer, run_mock_server
from mtmaisdk.mock.recorder import make_recorder

OPERATIONS = {operation.id: operation for operation in load()}
CHAT = "/v1/chat/completions"
ASKED: dict[str, Any] = {"model": "m", "messages": [{"role": "user", "content": "你好"}]}
CHOICE: dict[str, Any] = {"index": 0, "message": {"role": "assistant", "content": "好"}, "finish_reason": "stop"}
ANSWER: dict[str, Any] = {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [CHOICE]}
CHUNK: dict[str, Any] = {"id": "1", "choices": [{"index": 0, "delta": {"content": "好"}, "finish_reason": None}]}
JSON = "application/json"
EVENTS = "text/event-stream"


def exchange(
    body: Any,
    sent: Mapping[str, Any] | None = ASKED,
    path: str = CHAT,
    *,
    status: int = 200,
    media_type: str = JSON,
    method: str = "POST",
) -> Exchange:
    answer = body if isinstance(body, bytes) else body.encode() if isinstance(body, str) else json.dumps(body).encode()
    request = b"" if sent is None else json.dumps(sent).encode()
    return Exchange(method, path, [], request, status, [("Content-Type", media_type)], [answer])


def told(*exchanges: Exchange) -> list[str]:
    return [str(finding) for each in exchanges for finding in find_drift(each)]


def sse(*data: Any, end: str = "data: [DONE]\n\n") -> str:
    return "".join(f"data: {json.dumps(each)}\n\n" for each in data) + end


def streamed(body: str, path: str = CHAT, **asked: Any) -> Exchange:
    return exchange(body, {**ASKED, "stream": True, **asked}, path, media_type=EVENTS)


# By construction from the contract: it does not differ from itself.
def examples_of(operation: Operation) -> Iterator[Exchange]:
    given = {each["name"]: each.get("example", each.get("x-example")) for each in operation.definition["parameters"]}
    path = re.sub(r"{(\w+)}", lambda found: str(given[found[1]]).replace("/", "%2F"), operation.path)
    for example in operation.request_examples:
        if example.media_type == JSON:
            yield exchange(b"", example.value, path, method=operation.http_method, status=502)
    for example in operation.response_examples:
        told = {"status": example.status, "media_type": example.media_type, "method": operation.http_method}
        is_json = example.media_type.endswith("json")
        yield exchange(json.dumps(example.value) if is_json else example.value, None, path, **told)
    stream = operation.stream or {}
    for event in (*stream.get("events", ()), *stream.get("errors", ())):
        is_code = len(event["name"]) == 1 and "data-stream" in stream.get("alternatives", ())
        framed = {"framing": "data-stream"} if is_code else stream
        for data in event["examples"]:
            body = b"".join(frame_stream(framed, [(event["name"], data)]))
            yield exchange(body, stream.get("request", {}), path, media_type=EVENTS, method=operation.http_method)


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
def test_examples_do_not_differ_from_the_contract(operation: Operation) -> None:
    found = [finding for each in examples_of(operation) for finding in find_drift(each)]
    # An example is seldom a whole stream, or a whole request.
    assert [str(finding) for finding in found if finding.kind != "end"] == []


def test_the_mock_server_does_not_differ_from_the_contract() -> None:
    found, exchanges = Findings(), list[Exchange]()
    with (
        run_mock_server() as server,
        run_in_background(make_recorder(server.url, exchanges.append)) as url,
    ):
        configuration = Configuration(url, access_token="TOKEN", retries=0)
        for operation in OPERATIONS.values():
            for example in operation.request_examples or [None]:
                form = "without_preload_content" if asks_for_stream(operation, example) else "with_http_info"
                with suppress(OpenApiException):
                    run(configuration, operation, form, arguments(operation, example))
    assert len(exchanges) > 150
    assert [str(finding) for each in exchanges for finding in found.add(each)] == []


SAMPLES = Path(__file__).parent.parent / "data" / "samples"
PATHS = {
    "openai-completions": "/v1/completions",
    "openai-image-edit": "/v1/images/edits",
    "openai-speech": "/v1/audio/speech",
    "openai-transcription": "/v1/audio/transcriptions",
    "openai": CHAT,
    "lmdeploy": CHAT,
    "responses": "/v1/responses",
    "messages": "/v1/messages",
    "fastgpt-code-v2": "/api/v2/chat/completions",
    "fastgpt": "/api/v1/chat/completions",
    "mtmai": "/api/v1/tenants/t/chat",
}


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*.sse") if path.name[:8] != "chatchat"))
def test_the_contract_has_what_real_servers_send(name: str) -> None:
    path = next(path for start, path in PATHS.items() if name.startswith(start))
    (_, operation), *_ = operations_at(path)
    asked = (operation.stream or {}).get("request", {})
    given = exchange((SAMPLES / name).read_bytes(), asked, path, media_type=EVENTS)
    # Some of them break off, or are made to be hard to read.
    found = [each for each in find_drift(given) if each.kind not in ("end", "json", "framing")]
    if name == "openai-images-content-parts.sse":
        # Declared, a list as content would make every chunk slower; the client reads it nonetheless.
        assert [(each.kind, each.place) for each in found] == [("type", "200 event message choices.0.delta.content")]
        return
    assert [*map(str, found)] == []


def run(configuration: Configuration, operation: Operation, form: str, given: Mapping[str, Any]) -> None:
    with pytest.raises(StopIteration):
        call("sync", configuration, operation, form, **given).send(None)


@pytest.fixture(scope="module")
def mock() -> Iterator[MockServer]:
    with run_mock_server() as server:
        yield server


async def test_over_the_wire(mock: MockServer) -> None:
    mock.answer(body={**ANSWER, "annotations": []}, status=200)
    exchanges: list[Exchange] = []
    with run_in_background(make_recorder(mock.url, exchanges.append)) as url:
        given = {**ASKED, "_extra_body": {"new_option": 1}}
        await call("async", Configuration(url, access_token="T"), OPERATIONS["openai:create_chat_completion"], **given)
    assert told(*exchanges) == [
        "openai:create_chat_completion request new_option: not in the contract (integer, such as 1)",
        "openai:create_chat_completion 200 annotations: not in the contract (list, such as [])",
    ]


def message(**fields: Any) -> dict[str, Any]:
    return {**ANSWER, "choices": [{**CHOICE, "message": {**CHOICE["message"], **fields}}]}


OF = "openai:create_chat_completion"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (ANSWER, []),
        (message(mood=[]), ["choices.0.message.mood: not in the contract (list, such as [])"]),
        (
            {**ANSWER, "choices": [{**CHOICE, "mood": 1}, {**CHOICE, "mood": 2}]},
            ["choices.0.mood: not in the contract (integer, such as 1)"],
        ),
        ({**ANSWER, "created": "now"}, ['created: string "now", where the contract has integer or null']),
        (message(content=5), ["choices.0.message.content: integer 5, where the contract has string or list or null"]),
        ({**ANSWER, "choices": {}}, ["choices: object {}, where the contract has list or null"]),
        ([ANSWER], ["list [{"]),
        ({**ANSWER, "choices": [1, 2]}, ["choices.0: integer 1, where the contract has object"]),
        (
            {**ANSWER, "choices": [{**CHOICE, "finish_reason": "bored"}]},
            ['choices.0.finish_reason: string "bored"', "stop, length"],
        ),
        ({"error": {"message": "no", "type": "t"}}, []),
        ({**ANSWER, "moderation": {"anything": [{"at": "all"}]}}, []),
    ],
)
def test_whole_answers(body: Any, lines: list[str]) -> None:
    found = told(exchange(body))
    assert len(found) == min(len(lines), 1)
    for line in lines:
        assert line.replace('string "bored"', '"bored"') in found[0]
        assert found[0].startswith(f"{OF} 200")


def test_a_new_value_of_an_open_list_is_a_note() -> None:
    (finding,) = find_drift(exchange({**ANSWER, "choices": [{**CHOICE, "finish_reason": "bored"}]}))
    assert (finding.kind, finding.is_note, finding.example) == ("note", True, "bored")


def test_a_union_differs_from_the_branch_that_fits_best() -> None:
    parts = [{"type": "text", "text": "a", "cache": True}, {"type": "hologram", "depth": 3}]
    assert told(exchange(ANSWER, {**ASKED, "messages": [{"role": "user", "content": parts}]})) == [
        f"{OF} request messages.0.content.0.cache: not in the contract (boolean, such as true)"
    ]
    parts = [{"type": "video", "video": 1}]
    asked = {"chatId": "c", "messages": [{"role": "user", "content": parts}]}
    (line,) = told(exchange(b"", asked, "/api/v1/chat/completions", status=502))
    assert line == (
        'fastgpt:create_chat_completion request messages.0.content.0.type: "video", where the contract has text'
    )


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (exchange({}, None, "/v1/tea"), "POST /v1/tea: not in the contract"),
        (exchange({}, None, "/v1/chat/completions", method="PATCH"), f"PATCH {CHAT}: the contract has POST there"),
        (exchange({}, None, "/v1/tea", status=404), ""),
        (exchange({}, None, "/v1/models", method="OPTIONS"), ""),
        (exchange({"a": 1}, status=418), f'{OF} 418: status not in the contract ({{"a": 1}})'),
        (
            exchange({"error": {"message": "no"}}, status=418),
            f"{OF} 418: status not in the contract; the body is one of status 400",
        ),
        (exchange("<html>", status=502, media_type="text/html"), ""),
        (exchange("<html>", media_type="text/html"), f"{OF} 200: text/html, where the contract has {JSON}, {EVENTS}"),
        (exchange("{oops"), f'{OF} 200: not JSON ("{{oops")'),
        (exchange(b""), f"{OF} 200: empty, where the contract has {JSON}, {EVENTS}"),
        (exchange(ANSWER, None, f"{CHAT}?tea=1"), f'{OF} request tea: not in the contract (parameter, such as "1")'),
        (streamed(sse(CHUNK), stream=False), f"{OF} 200: a stream, where a whole answer was asked for"),
        (exchange(ANSWER, {**ASKED, "stream": True}), ""),
        (
            exchange({"data": []}, {"prompt": "a", "stream": True}, "/v1/images/generations"),
            "openai:create_image 200: a whole answer, where a stream was asked for",
        ),
        (exchange({"data": []}, None, "/gateway/api/v1/models", method="GET"), ""),
        (exchange({"data": []}, None, "/api/paas/v4/models", method="GET"), ""),
        (exchange({"id": "a/b"}, None, "/v1/models/a%2Fb", method="GET"), ""),
        (exchange(b"\0", None, "/v1/audio/speech", media_type="audio/x-new"), "audio/x-new, where the contract has"),
    ],
)
def test_routes_statuses_and_media_types(given: Exchange, line: str) -> None:
    found = told(given)
    assert len(found) == bool(line)
    assert not line or line in found[0]


def test_older_paths_are_those_of_their_operation() -> None:
    body = {"code": 200, "data": {"list": [{"chatId": "c", "mood": 1}], "total": 1}}
    (line,) = told(exchange(body, {"appId": "a"}, "/api/core/chat/getHistories"))
    assert line.startswith("fastgpt:get_chat_histories 200 data.list.0.mood: not in the contract")
    # A client tries the next one.
    assert told(exchange("no", {"appId": "a"}, "/api/core/chat/getHistories", status=405)) == []


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        (streamed(sse(CHUNK)), []),
        (streamed(sse(CHUNK, end="")), ["200: the stream ends without [DONE]"]),
        (streamed(sse({**CHUNK, "mood": 1}, {**CHUNK, "mood": 2})), ["200 event message mood: not in the contract"]),
        (streamed(sse({**CHUNK, "choices": 1})), ["200 event message choices: integer 1, where the contract has list"]),
        (streamed("data: hello\n\n" + sse(CHUNK)), ['200: no event with JSON ("hello")']),
        (streamed("hello\n\n" + sse(CHUNK)), ['200: no event with JSON ("hello")']),
        (
            streamed("event: tick\ndata: {}\n\n" + sse(CHUNK)),
            ["200 event tick: not in the contract (object, such as {})"],
        ),
        (streamed(": ping\n\nid: 1\nretry: 3\n\n" + sse(CHUNK)), []),
        (streamed("\ufeff" + sse(CHUNK).replace("\n", "\r\n").replace("data: ", "data:")), []),
        (streamed(json.dumps(CHUNK) * 2), ["200: the stream is concatenated-json, where the contract has sse", "ends"]),
        (streamed('0:"a"\n0:"b"\n'), ["200: the stream is data-stream, where the contract has sse", "event 0", "ends"]),
        (streamed(sse(CHUNK, {"error": {"message": "no"}}, end="")), []),
        (streamed(sse({**CHUNK, "error": {"message": "no", "mood": 1}})), ["200 event message error.mood: not in the"]),
        (streamed(sse(CHUNK, end='{"error": {"message": "no"}}\n')), []),
        (streamed(json.dumps({"error": {"message": "no"}})), []),
    ],
)
def test_streams(given: Exchange, lines: list[str]) -> None:
    found = told(given)
    assert len(found) == len(lines)
    assert all(line in each for line, each in zip(lines, found, strict=True)), found


def test_a_stream_that_was_cut_needs_no_end() -> None:
    given = streamed(sse(CHUNK, end=""))
    given.is_cut = True
    assert told(given) == []


REFUSED = {**ASKED, "logit_bias": {"1": 2}, "temperature": 0.5}


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (400, {"error": {"message": "No.", "type": "invalid_request_error", "param": "logit_bias"}}),
        (400, {"error": {"message": "Unrecognized request argument supplied: logit_bias", "type": "t"}}),
        (422, {"detail": [{"loc": ["body", "logit_bias"], "msg": "Extra inputs are not permitted", "type": "extra"}]}),
        (400, {"error": {"message": "Unsupported parameter: 'logit_bias'.", "type": "t"}}),
    ],
)
def test_refused_parameters(status: int, body: Any) -> None:
    (finding,) = find_drift(exchange(body, REFUSED, status=status))
    assert (finding.kind, finding.place, finding.example) == ("refused", "request logit_bias", {"1": 2})
    assert finding.said.startswith("refused: ")
    # What the contract does not allow either, and what was not sent.
    assert [each.kind for each in find_drift(exchange(body, {**ASKED, "logit_bias": 3}, status=status))] == ["type"]
    assert told(exchange(body, ASKED, status=status)) == []


def test_a_refusal_in_plain_text() -> None:
    found = find_drift(exchange("Unknown field logit_bias", REFUSED, status=400, media_type="text/plain"))
    assert [each.kind for each in found] == ["refused", "media-type"]


def test_a_refusal_of_fastgpt() -> None:
    body = {"code": 400, "message": "Data validation error", "zodError": [{"path": ["chatId"], "message": "Too small"}]}
    (finding,) = find_drift(exchange(body, {"variables": {}, "chatId": "c"}, "/api/v1/chat/completions", status=400))
    assert (finding.place, finding.said, finding.example) == ("request chatId", "refused: Too small", "c")


def test_findings_are_counted_once_each() -> None:
    found = Findings()
    new = [finding for number in range(3) for finding in found.add(exchange({**ANSWER, "mood": number}))]
    assert [finding.example for finding in new] == [0]
    assert [*found.counts.values()] == [3]
    assert isinstance(new[0], Finding)
    assert new[0].at == ("components", "schemas", "ChatCompletion")


def test_the_words_of_a_validation_error_are_no_fields_of_the_request() -> None:
    refused = {"detail": [{"type": "value_error", "loc": ["body", "dimensions"], "msg": "bad", "input": 5}]}
    asked = json.dumps({"model": "m", "input": "x", "dimensions": 5}).encode()
    headers = [("Content-Type", "application/json")]
    answers = [
        Exchange("POST", "/v1/embeddings", headers, asked, status, headers, [json.dumps(body).encode()])
        for status, body in (
            (422, refused),
            (400, {"error": {"message": "The model `m` does not exist", "param": "model", "code": "model_not_found"}}),
        )
    ]
    found = [finding for answer in answers for finding in find_drift(answer) if finding.kind == "refused"]
    assert [finding.place for finding in found] == ["request dimensions"]


def test_a_body_that_is_nested_too_deeply_is_no_json() -> None:
    headers = [("Content-Type", "application/json")]
    deep = Exchange("GET", "/v1/models", headers=headers, pieces=[b"[" * 100_000])
    assert [finding.kind for finding in find_drift(deep)] == ["json"]
