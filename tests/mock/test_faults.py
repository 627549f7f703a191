"""Each fault, byte for byte, and what the client makes of it."""

from __future__ import annotations

import json
import time
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest
from support.raw_http import CHAT, MESSAGES, MTMAI_CHAT, STREAMED, Answer, call, connect, exchange, request_bytes
from support.server import Server

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import sync
from mtmaisdk.clients.rest.exceptions import OpenApiException
from mtmaisdk.mock.faults import ERROR_FRAMES, FAULTS, parse_faults
from mtmaisdk.mock.mock_server import run_mock_server


def streamed(server: Server, fault: str) -> Answer:
    return call(server.url, CHAT, STREAMED, X_Mock_Fault=fault)


@pytest.fixture
def plain(server: Server) -> bytes:
    """The stream without a fault."""
    answer = call(server.url, CHAT, STREAMED)
    assert answer.is_whole
    assert answer.body.endswith(b"data: [DONE]\n\n")
    return answer.body


def events(body: bytes) -> list[bytes]:
    return [event + b"\n\n" for event in body.split(b"\n\n")[:-1]]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504])
@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("/api/v1/chat/completions", {"messages": MESSAGES}, "statusText"),
        ("/api/chat", {"query": "hi"}, "detail"),
    ],
    ids=["fastgpt", "chatchat"],
)
def test_status(path: str, body: Any, field: str, status: int, server: Server) -> None:
    answer = call(server.url, path, body, X_Mock_Fault=f"status={status}")
    assert answer.status == status
    assert isinstance(answer.json, dict)
    assert field in answer.json


@pytest.mark.parametrize(
    ("path", "body", "status", "expected"),
    [
        (CHAT, STREAMED, 503, "The inference engine is unavailable."),
        (CHAT, STREAMED, 429, "Rate limit reached"),
        (MTMAI_CHAT, {"messages": []}, 400, "errors"),
        (MTMAI_CHAT, {"messages": []}, 502, "Bad Gateway"),
        ("/mj/submit/imagine", {"prompt": "Cat"}, 429, '"code": 30'),
    ],
)
def test_status_has_the_contract_s_example(path: str, body: Any, status: int, expected: str, server: Server) -> None:
    answer = call(server.url, path, body, X_Mock_Fault=f"status={status}")
    assert answer.status == status
    assert expected in answer.body.decode()


def test_forms_of_retry_after(server: Server) -> None:
    assert streamed(server, "status=429;retry-after=7").headers["retry-after"] == "7"
    assert streamed(server, "status=429;retry-after-ms=50").headers["retry-after-ms"] == "50"
    date = parsedate_to_datetime(streamed(server, "status=503;retry-after-date=60").headers["retry-after"])
    assert timedelta(seconds=50) < date - datetime.now(timezone.utc) < timedelta(seconds=61)


def test_slow_headers(server: Server) -> None:
    start = time.monotonic()
    assert streamed(server, "slow-headers=0.1").status == 200
    assert time.monotonic() - start >= 0.1


@pytest.mark.parametrize("count", [0, 2, 100])
def test_stall(count: int, server: Server, plain: bytes) -> None:
    all_events = events(plain)
    expected = b"".join(all_events[:count])
    with connect(server.url, timeout=0.15) as connection:
        connection.sendall(request_bytes(CHAT, STREAMED, X_Mock_Fault=f"stall-after={count}"))
        received = b""
        with pytest.raises(TimeoutError):
            while True:
                piece = connection.recv(65536)
                assert piece
                received += piece
    assert received.startswith(b"HTTP/1.1 200 OK\r\n")
    answer = Answer(received)
    assert answer.body == expected
    assert not answer.is_whole


def test_stall_that_ends(server: Server, plain: bytes) -> None:
    start = time.monotonic()
    answer = streamed(server, "stall-after=1;stall-for=0.1")
    assert answer.body == plain
    assert answer.is_whole
    assert time.monotonic() - start >= 0.1


def test_cut_mid_event(server: Server, plain: bytes) -> None:
    first, second = events(plain)[:2]
    answer = streamed(server, "cut-mid-event=1")
    assert answer.body == first + second[: len(second) // 2]
    assert answer.is_whole
    assert not streamed(server, "cut-mid-event;no-final-chunk").is_whole


def test_no_end(server: Server, plain: bytes) -> None:
    answer = streamed(server, "no-end")
    assert answer.body == b"".join(events(plain)[:-1])
    assert answer.is_whole
    assert streamed(server, "no-end=2").body == b"".join(events(plain)[:2])


def test_no_final_chunk(server: Server, plain: bytes) -> None:
    answer = streamed(server, "no-final-chunk")
    assert answer.body == plain
    assert not answer.is_whole


def test_fillers(server: Server, plain: bytes) -> None:
    assert streamed(server, "keep-alive").body.count(b": keep-alive\n\n") == len(events(plain))
    assert b"event: ping\n\ndata:\n\n" in streamed(server, "empty-frames").body


def test_bytes(server: Server, plain: bytes) -> None:
    assert streamed(server, "crlf").body == plain.replace(b"\n", b"\r\n")
    assert streamed(server, "bom").body == b"\xef\xbb\xbf" + plain
    broken = streamed(server, "invalid-utf8").body
    assert broken.replace(b"\xff", b"") == plain
    assert broken.count(b"\xff") == 1


def test_split_is_the_same_for_one_seed(server: Server, plain: bytes) -> None:
    def pieces(seed: int) -> bytes:
        received = exchange(server.url, request_bytes(CHAT, STREAMED, X_Mock_Fault=f"split={seed}"))
        assert Answer(received).body == plain
        return received.partition(b"\r\n\r\n")[2]

    assert pieces(1) == pieces(1) != pieces(2)
    # The chunks are not the events.
    assert pieces(1).count(b"\r\n") > 2 * len(events(plain)) + 10


@pytest.mark.parametrize("dialect", ERROR_FRAMES)
def test_error_frame(dialect: str, server: Server, plain: bytes) -> None:
    body = streamed(server, f"error-frame={dialect};error-after=2").body
    first = b"".join(events(plain)[:2])
    assert body.startswith(first)
    starts = {
        "event": b'event: error\ndata: {"code": 500, "statusText": "error", ',
        "error": b'data: {"error": {',
        "object": b'data: {"object": "error", ',
        "error-code": b'data: {"error_code": 10402, ',
        "bare": b'{"error_code": ',
        "messages": b'event: error\ndata: {"type": "error", ',
        "responses": b'event: response.failed\ndata: {"type": "response.failed", ',
        "responses-flat": b'event: error\ndata: {"type": "error", "code": ',
        "responses-nested": b'event: error\ndata: {"type": "error", "error": {',
        "data-stream-error": b'3:"',
        "data-stream-data": b'2:{"error": "',
    }
    assert body[len(first) :].startswith(starts[dialect])
    assert b"[DONE]" not in body


def test_answers_in_place_of_the_stream(server: Server) -> None:
    answer = streamed(server, "json-error")
    assert (answer.status, answer.json["object"]) == (200, "error")
    chatchat = call(server.url, "/api/chat", {"query": "hi"}, X_Mock_Fault="json-error")
    assert chatchat.json == {"code": 500, "msg": "Connection error.", "data": None}
    mtmai = call(server.url, MTMAI_CHAT, {"messages": []}, X_Mock_Fault="json-error")
    assert mtmai.json == {"error": "Connection error."}
    answer = streamed(server, "html")
    assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    answer = streamed(server, "empty")
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["content-type"].startswith("text/event-stream")


def test_huge_event(server: Server, plain: bytes) -> None:
    body = streamed(server, "huge-event").body
    assert len(events(body)[0]) == pytest.approx(10 * 2**20, abs=100)
    assert events(body)[1:] == events(plain)[1:]
    assert len(json.loads(events(body)[0].removeprefix(b"data: "))["padding"]) > 10 * 2**20 - 1000


def test_drop_answer_is_a_request_that_arrived(server: Server) -> None:
    assert exchange(server.url, request_bytes(CHAT, STREAMED, X_Mock_Fault="drop-answer")) == b""
    whole = {**STREAMED, "stream": False}
    assert exchange(server.url, request_bytes(CHAT, whole, X_Mock_Fault="drop-answer")) == b""
    assert [request.json["stream"] for request in server.requests] == [True, False]


def test_faults_of_an_answer_in_one_piece(server: Server) -> None:
    whole = {"model": "o", "messages": MESSAGES}
    plain = call(server.url, CHAT, whole).body

    def faulty(fault: str) -> Answer:
        return call(server.url, CHAT, whole, X_Mock_Fault=fault)

    assert faulty("keep-alive;crlf;error-frame=event;no-end=0;empty-frames;tokens-per-second=1").body == plain
    assert faulty("cut-mid-event").body == plain[: len(plain) // 2]
    assert faulty("split=3").body == plain
    assert not faulty("no-final-chunk").is_whole
    assert faulty("bom").body == b"\xef\xbb\xbf" + plain
    assert b"\xff" in faulty("invalid-utf8").body
    assert len(faulty("huge-event=100000").body) == pytest.approx(100000, abs=100)


def test_data_stream_faults(server: Server) -> None:
    body = {"messages": []}
    plain = call(server.url, MTMAI_CHAT, body).body
    lines = plain.splitlines(keepends=True)

    def faulty(fault: str) -> bytes:
        return call(server.url, MTMAI_CHAT, body, X_Mock_Fault=fault).body

    assert faulty("no-end=2") == b"".join(lines[:2])
    assert faulty("keep-alive") == b"".join(b"\n" + line for line in lines)
    assert faulty("invalid-utf8").replace(b"\xff", b"") == plain
    assert faulty("huge-event=1000").endswith(b"".join(lines[1:]))


def test_line_ends_are_the_backend_s_own(server: Server) -> None:
    body = {"query": "hi", "stream": True}
    plain = call(server.url, "/api/chat", body).body
    assert plain.count(b"\n") == plain.count(b"\r\n") == 2 * plain.count(b"data: ") > 10
    for fault in ("crlf", "keep-alive", "error-frame=error-code"):
        faulty = call(server.url, "/api/chat", body, X_Mock_Fault=fault).body
        assert faulty.count(b"\r\n") == faulty.count(b"\r") == faulty.count(b"\n")


def test_times_counts_the_requests_that_ask_for_it(server: Server) -> None:
    faults = ["status=503;times=2;key=a", "status=503;times=2;key=b"]
    statuses = [[streamed(server, fault).status for _ in range(3)] for fault in faults]
    assert statuses == [[503, 503, 200]] * 2


def test_latency_and_pace() -> None:
    with run_mock_server(latency=0.05, tokens_per_second=100) as server:
        start = time.monotonic()
        answer = call(server.url, CHAT, STREAMED)
        took = time.monotonic() - start
        assert took >= 0.05 + (len(events(answer.body)) - 1) / 100


def test_faults_for_all_requests() -> None:
    with run_mock_server(fault="status=429;times=1") as server:
        assert [call(server.url, CHAT, STREAMED).status for _ in range(2)] == [429, 200]
        # The next requests' faults come first, and a request's own before them.
        server.fault("status=500", times=2)
        assert call(server.url, CHAT, STREAMED, X_Mock_Fault="status=401").status == 401
        assert [call(server.url, CHAT, STREAMED).status for _ in range(3)] == [500, 500, 200]
        server.fault("status=500")
        server.clear()
        assert [call(server.url, CHAT, STREAMED).status for _ in range(2)] == [429, 200]
        assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("stauts=429", "'stauts'"),
        ("status", "'status'"),
        ("status=200", "400 to 599"),
        ("status=x", "'status=x'"),
        ("stall-after=-1", "'stall-after=-1'"),
        ("slow-headers=nan", "'slow-headers=nan'"),
        ("slow-headers=x", "'slow-headers=x'"),
        ("tokens-per-second=0", "'tokens-per-second=0'"),
        ("bom=1", "it takes no value"),
        ("error-frame=x", "data-stream-error"),
    ],
)
def test_a_fault_that_there_is_not(text: str, said: str, server: Server) -> None:
    with pytest.raises(ValueError, match=said):
        parse_faults(text)
    answer = streamed(server, text)
    assert answer.status == 400
    assert answer.json["message"].startswith("X-Mock-Fault: ")
    assert said in answer.json["message"]


def test_every_fault_is_tested() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert all(name in text for name in FAULTS)


async def answer_of(kind: str, server: Server, fault: str) -> rest.StreamResult:
    arguments: dict[str, Any] = {"model": "o", "messages": MESSAGES, "_headers": {"X-Mock-Fault": fault}}
    if kind == "async":
        async with rest.ApiClient(server.configuration()) as client:
            async with rest.OpenAIApi(client).create_chat_completion_stream(**arguments) as stream:
                return await stream.final()
    with sync.ApiClient(server.configuration()) as sync_client:
        with sync.OpenAIApi(sync_client).create_chat_completion_stream(**arguments) as sync_stream:
            return sync_stream.final()


@pytest.mark.parametrize("kind", ["async", "sync"])
@pytest.mark.parametrize(
    "fault", ["crlf", "bom", "split", "split=7;crlf;bom;keep-alive;empty-frames", "keep-alive", "empty-frames"]
)
async def test_the_client_reads_through_it(kind: str, fault: str, server: Server) -> None:
    assert (await answer_of(kind, server, fault)).text == (await answer_of(kind, server, "times=0")).text


@pytest.mark.parametrize("kind", ["async", "sync"])
@pytest.mark.parametrize(
    "fault",
    [
        *(f"error-frame={dialect}" for dialect in ERROR_FRAMES if not dialect.startswith("data-stream")),
        *(
            "status=429",
            "json-error",
            "html",
            "empty",
            "drop-answer",
            "cut-mid-event",
            "no-end=1",
            "no-final-chunk;no-end=1",
        ),
    ],
)
async def test_the_client_tells_of_it(kind: str, fault: str, server: Server) -> None:
    with pytest.raises(OpenApiException):
        await answer_of(kind, server, fault)
