"""No failure of a stream passes in silence: each row of the list over a real socket, async and sync."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest
from support.wire import CALLS, answer_of, serving

from mtmaisdk.clients.rest import exceptions as errors
from mtmaisdk.clients.rest.settings.timeouts import Timeouts

KINDS = pytest.mark.parametrize("kind", ["async", "sync"])


def chunk(text: str | None = None, finish: str | None = None, **more: Any) -> bytes:
    choice = {"index": 0, "delta": {} if text is None else {"content": text}, "finish_reason": finish}
    return frame({"id": "1", "object": "chat.completion.chunk", "choices": [choice], **more})


def frame(data: Any, event: str | None = None) -> bytes:
    name = f"event: {event}\n" if event else ""
    text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
    return f"{name}data: {text}\n\n".encode()


DONE = b"data: [DONE]\n\n"


@KINDS
@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("401 Unauthorized", errors.UnauthorizedException),
        ("429 Too Many Requests", errors.RateLimitException),
        ("503 Service Unavailable", errors.ServiceException),
    ],
)
@pytest.mark.parametrize("backend", [*CALLS])
async def test_a_refusal_surfaces_on_entering(kind: str, status: str, expected: type[Exception], backend: str) -> None:
    body = b'{"error":{"message":"no","code":"c"}}'
    with serving(body, status=status, content_type="application/json") as server:
        outcome = await answer_of(kind, backend, server)
    assert type(outcome.error) is expected
    assert isinstance(outcome.error, errors.ApiException)
    assert (outcome.error.message, outcome.error.code) == ("no", "c")


@KINDS
@pytest.mark.parametrize(
    ("backend", "body", "message", "code"),
    [
        ("openai", {"error": {"message": "m", "type": "t", "code": 404}}, "m", 404),
        ("openai", {"message": "m", "type": "t", "code": 404, "param": None, "object": "error"}, "m", 404),
        ("openai", {"error": "m"}, "m", None),
        ("openai", {"error_code": 10400, "text": "m"}, "m", 10400),
        ("openai", {"success": False, "msg": "m", "msgCode": "A0202"}, "m", "A0202"),
        ("openai", {"detail": "m"}, "m", None),
        ("completion", {"error": {"message": "m"}}, "m", None),
        ("speech", {"error": {"message": "m"}}, "m", None),
        ("fastgpt", {"error": "m"}, "m", None),
        ("fastgpt", {"error": {"message": "m", "code": 404}}, "m", 404),
        ("fastgpt", {"code": 514, "statusText": "unAuthApiKey", "message": "m", "data": None}, "m", 514),
        ("chatchat", {"code": 404, "msg": "m", "data": None}, "m", 404),
        ("mtmai", {"error": "m"}, "m", None),
        ("mtmai-completions", {"errors": [{"description": "m", "code": 1400}]}, "m", 1400),
    ],
)
async def test_json_error_with_status_200(kind: str, backend: str, body: Any, message: str, code: Any) -> None:
    with serving(json.dumps(body).encode(), content_type="application/json; charset=utf-8") as server:
        outcome = await answer_of(kind, backend, server)
    assert isinstance(outcome.error, errors.ApiException)
    assert not isinstance(outcome.error, errors.StreamException)
    assert (outcome.error.status, outcome.error.message, outcome.error.code) == (200, message, code)


@KINDS
@pytest.mark.parametrize("backend", ["openai", "fastgpt", "mtmai-completions"])
async def test_json_answer_although_a_stream_was_asked(kind: str, backend: str) -> None:
    call = {"id": "c1", "type": "function", "function": {"name": "f", "arguments": "{}"}}
    message = {"role": "assistant", "content": "你好", "reasoning_content": "想", "tool_calls": [call]}
    body = {"choices": [{"index": 0, "message": message, "finish_reason": "tool_calls"}], "usage": {"total_tokens": 3}}
    with serving(json.dumps(body).encode(), content_type="application/json") as server:
        outcome = await answer_of(kind, backend, server)
    result = outcome.whole
    assert len(outcome.events) == 1
    assert result.text == "你好"
    if backend == "openai":
        assert (result.reasoning, result.finish_reason, result.usage.total_tokens) == ("想", "tool_calls", 3)
        assert [(tool.id, tool.name) for tool in result.tool_calls] == [("c1", "f")]


@KINDS
@pytest.mark.parametrize(
    ("backend", "part", "text"),
    [
        ("openai", {"type": "text", "text": "你好"}, "你好"),
        ("fastgpt", {"type": "text", "text": {"content": "你好"}}, "你好"),
        ("fastgpt", {"type": "interactive", "interactive": {"type": "userSelect"}}, ""),
    ],
)
async def test_json_answer_in_parts(kind: str, backend: str, part: dict[str, Any], text: str) -> None:
    message = {"role": "assistant", "content": [part]}
    body = json.dumps({"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}).encode()
    with serving(body, content_type="application/json") as server:
        outcome = await answer_of(kind, backend, server)
    assert (outcome.whole.text, outcome.whole.finish_reason) == (text, "stop")
    event = outcome.events[0]
    assert getattr(event, "data", event).choices[0].delta.content_parts == [part]


@KINDS
async def test_chatchat_json_answer_and_failed_fastgpt_node_are_answers(kind: str) -> None:
    with serving(b'{"text":"a","message_id":"1"}', content_type="application/json") as server:
        assert (await answer_of(kind, "chatchat", server)).whole.text == "a"
    with serving(b'{"LLM Response":"a"}', content_type="application/json") as server:
        assert (await answer_of(kind, "chatchat", server)).whole.text == "a"
    body = '{"choices":[{"message":{"role":"assistant","content":""},"finish_reason":"stop","index":0}],"error":"node"}'
    with serving(body.encode(), content_type="application/json") as server:
        assert (await answer_of(kind, "fastgpt", server)).whole.finish_reason == "stop"


@KINDS
@pytest.mark.parametrize("backend", [*CALLS])
@pytest.mark.parametrize("content_type", ["text/html", "text/plain", "audio/mpeg"])
async def test_html_or_text_or_a_file(kind: str, backend: str, content_type: str) -> None:
    page = b"<html>\n<body>" + b"login " * 100
    with serving(page, content_type=content_type) as server:
        outcome = await answer_of(kind, backend, server)
    assert isinstance(outcome.error, errors.UnexpectedResponseException)
    assert "<html> <body>login login" in str(outcome.error)
    assert len(str(outcome.error)) < 400


@KINDS
@pytest.mark.parametrize("body", [b"{", b"[]", b"{}", b'"text"'])
async def test_json_that_is_neither_error_nor_answer(kind: str, body: bytes) -> None:
    with serving(body, content_type="application/json") as server:
        outcome = await answer_of(kind, "openai", server)
    assert isinstance(outcome.error, errors.ApiException), outcome.error


ERROR_FRAMES: dict[str, tuple[str, bytes, Any]] = {
    "event: error": ("openai", frame({"error": {"message": "m", "type": "t", "code": 400}}, "error"), 400),
    "event: error, flat": ("openai", frame({"message": "m", "type": "t", "code": 400}, "error"), 400),
    "error object": ("openai", frame({"error": {"message": "m", "type": "t", "code": "c"}}), "c"),
    "error next to choices": ("openai", chunk(None, "error", error={"message": "m", "type": "t", "code": 502}), 502),
    "object: error": ("openai", frame({"object": "error", "message": "m", "type": "t", "code": 40301}), 40301),
    "vLLM": ("openai", frame({"error": {"object": "error", "message": "m", "type": "t", "code": 400}}), 400),
    "error_code": ("openai", frame({"error_code": 10402, "text": "m"}), 10402),
    "bare JSON line": ("openai", b'{"error_code": 10402, "text": "m"}\n', 10402),
    "bare JSON object": ("openai", b'{"error":{"message":"m","type":"t","code":400}}\n\n', 400),
    "FastGPT": ("fastgpt", frame({"code": 514, "statusText": "t", "message": "m", "data": None}, "error"), 514),
    "FastGPT, text": ("fastgpt", frame({"message": "m"}, "error"), None),
    "mtmai, error part": ("mtmai", b'3:"m"\n', None),
    "mtmai, data part": ("mtmai", b'2:{"error":"m"}\n', None),
    "mtmai, data in a list": ("mtmai", b'2:[{"error":"m"}]\n', None),
    "speech": ("speech", frame({"type": "error", "error": {"message": "m", "code": "c"}}), "c"),
    "Chatchat": ("chatchat", frame({"error": "m"}), None),
    "mtmai completions, event: error": ("mtmai-completions", frame({"error": {"message": "m", "code": 5}}, "error"), 5),
    "mtmai as an event stream, event: error": ("mtmai", frame({"message": "m"}, "error"), None),
    "completion": ("completion", frame({"error": {"message": "m", "code": "c"}}), "c"),
    "transcription, event: error": ("transcription", frame({"message": "m"}, "error"), None),
    "object: error without a message": ("openai", frame({"object": "error", "msg": "m"}), None),
    "bare JSON object over several lines": ("openai", b'{\n  "error": {\n    "message": "m"\n  }\n}\n', None),
}
BEFORE = {
    "openai": chunk("部分"),
    "fastgpt": frame({"choices": [{"delta": {"content": "部分"}, "index": 0}]}, "answer"),
    "mtmai": '0:"部分"\n'.encode(),
    "chatchat": frame({"text": "部分", "message_id": "1"}),
    "speech": frame({"type": "speech.audio.delta", "audio": "AAAA"}),
    "mtmai-completions": chunk("部分"),
    "completion": frame({"choices": [{"index": 0, "text": "部分"}]}),
    "transcription": frame({"type": "transcript.text.delta", "delta": "部分"}),
}


@KINDS
@pytest.mark.parametrize("place", ["first", "later"])
@pytest.mark.parametrize("case", ERROR_FRAMES)
async def test_error_frame(kind: str, place: str, case: str) -> None:
    backend, error_frame, code = ERROR_FRAMES[case]
    before = BEFORE[backend] if place == "later" else b""
    if case == "mtmai as an event stream, event: error":
        before = b""
    with serving(before, error_frame, DONE if backend == "openai" else b"") as server:
        outcome = await answer_of(kind, backend, server)
    error = outcome.error
    assert type(error) is errors.StreamException, error
    assert (error.message, error.code) == ("m", code)
    assert error.partial is not None
    assert error.partial.text == ("部分" if before and backend != "speech" else "")
    assert len(outcome.events) == bool(before)


@KINDS
async def test_status_hidden_in_a_comment(kind: str) -> None:
    stream = b"id:1\nevent:error\n:HTTP_STATUS/429\ndata:" + b'{"code":"Throttling","message":"m"}\n\n'
    with serving(stream) as server:
        outcome = await answer_of(kind, "openai", server)
    assert isinstance(outcome.error, errors.StreamException)
    assert (outcome.error.status, outcome.error.code) == (429, "Throttling")


@KINDS
@pytest.mark.parametrize("backend", ["openai", "fastgpt", "chatchat", "mtmai"])
@pytest.mark.parametrize("body", [b"", b": ping\n\n", b"event: ping\n\n", b"data:\n\n", DONE, b"\n"])
async def test_no_event_at_all(kind: str, backend: str, body: bytes) -> None:
    with serving(body) as server:
        outcome = await answer_of(kind, backend, server)
    assert type(outcome.error) is errors.EmptyStreamException, outcome.error


ENDS: dict[str, tuple[list[Any], bool]] = {"end": ([], True), "cut": ([], False), "no end": ([2.4], False)}


@pytest.mark.usefixtures("short_drain")
@KINDS
@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("backend", ["openai", "fastgpt"])
async def test_end_marker_alone_however_the_body_ends(kind: str, backend: str, end: str) -> None:
    more, clean = ENDS[end]
    with serving(DONE, *more, clean=clean) as server:
        outcome = await answer_of(kind, backend, server)
    assert type(outcome.error) is errors.EmptyStreamException, outcome.error


@pytest.mark.usefixtures("short_drain")
@KINDS
@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize(
    ("backend", "body"),
    [
        ("openai", chunk("部分") + chunk(None, "error") + DONE),
        ("openai", chunk("部分") + DONE + b'{"error":{"message":"m"}}'),
        ("fastgpt", BEFORE["fastgpt"] + DONE + b'{"error":{"message":"m"}}'),
        ("mtmai", '0:"部分"\nd:{"finishReason":"error"}\n'.encode()),
    ],
)
async def test_failed_answer_however_the_body_ends(kind: str, backend: str, body: bytes, end: str) -> None:
    more, clean = ENDS[end]
    if backend == "mtmai" and end == "no end":
        more = [0.4]
    with serving(body, *more, clean=clean) as server:
        outcome = await answer_of(kind, backend, server)
    assert type(outcome.error) is errors.StreamException, outcome.error
    assert outcome.error.partial is not None
    assert outcome.error.partial.text == "部分"


@KINDS
@pytest.mark.parametrize(
    ("backend", "body"),
    [
        ("openai", chunk("部分")),
        ("openai", chunk("部分", "stop") + b'data: {"id":"1","usa'),
        ("openai", chunk("部分") + b'data: {"id":"1","choi'),
        ("openai", chunk("部分", "")),
        ("fastgpt", BEFORE["fastgpt"]),
        ("mtmai", '0:"部分"\n0:"cut o'.encode()),
        ("transcription", frame({"type": "transcript.text.delta", "delta": "部分"})),
    ],
    ids=["no end", "usage cut", "json cut", "empty finish reason", "fastgpt", "data stream cut", "no terminal event"],
)
async def test_the_end_before_the_end(kind: str, backend: str, body: bytes) -> None:
    with serving(body) as server:
        outcome = await answer_of(kind, backend, server)
    assert type(outcome.error) is errors.StreamTruncatedException
    assert outcome.error.partial is not None
    assert outcome.error.partial.text == "部分"
    assert len(outcome.events) == 1


@KINDS
@pytest.mark.parametrize("backend", ["openai", "fastgpt", "mtmai", "chatchat", "speech"])
@pytest.mark.parametrize("started", [True, False])
async def test_a_connection_that_breaks(kind: str, backend: str, started: bool) -> None:
    with serving(BEFORE[backend] if started else b"", clean=False) as server:
        outcome = await answer_of(kind, backend, server)
    assert type(outcome.error) is errors.StreamTruncatedException
    assert outcome.error.__cause__ is not None
    assert outcome.error.partial is not None
    assert len(outcome.events) == started


@KINDS
@pytest.mark.parametrize(
    ("backend", "body", "clean"),
    [
        ("openai", chunk("a", "stop"), True),
        ("openai", chunk("a") + DONE, True),
        ("openai", chunk("a", "length") + DONE, False),
        ("openai", chunk("a", "stop"), False),
        ("openai", chunk("a") + b"[DONE]\n", True),
        ("openai", chunk("a") + chunk(None, "stop")[:-2], True),
        ("mtmai", b'0:"a"\n', True),
        ("mtmai", b'0:"a"\nd:{"finishReason":"stop"}', True),
        ("mtmai", b'0:"a"\n[DONE]\n', True),
        ("chatchat", frame({"text": "a"}), True),
        ("speech", frame({"type": "speech.audio.done"}), True),
        (
            "transcription",
            frame({"delta": "a"}, "transcript.text.delta") + frame({"text": "a"}, "transcript.text.done"),
            True,
        ),
    ],
)
async def test_what_is_complete(kind: str, backend: str, body: bytes, clean: bool) -> None:
    with serving(body, clean=clean) as server:
        outcome = await answer_of(kind, backend, server)
    assert outcome.whole.text == ("" if backend == "speech" else "a")


@KINDS
@pytest.mark.parametrize(
    ("backend", "body", "raw"),
    [
        ("openai", frame("not json"), "not json"),
        ("openai", frame('{"choices": "none"}'), '{"choices": "none"}'),
        ("openai", frame('{"id":"1","ch' + 'data: {"a":1}'), '{"id":"1","chdata: {"a":1}'),
        ("fastgpt", frame("not json", "answer"), "not json"),
        ("mtmai", b"0:not json\n", "not json"),
    ],
)
async def test_data_that_cannot_be_read(kind: str, backend: str, body: bytes, raw: str) -> None:
    with serving(BEFORE[backend], body, DONE) as server:
        outcome = await answer_of(kind, backend, server)
    assert type(outcome.error) is errors.StreamDecodeException
    assert outcome.error.body == raw
    assert outcome.error.partial is not None
    assert outcome.error.partial.text == "部分"


SHORT = {
    "first": Timeouts(first_byte=0.15),
    "idle": Timeouts(idle=0.15),
    "total": Timeouts(total=0.3, idle=5),
}


@KINDS
@pytest.mark.parametrize("pings", [False, True], ids=["silence", "pings"])
@pytest.mark.parametrize("limit", SHORT)
async def test_nothing_for_too_long(kind: str, limit: str, pings: bool) -> None:
    noise = [step for _ in range(60) for step in (0.02, b": ping\n\n")] if pings else [1.2]
    before = [] if limit == "first" else [chunk("部分")]
    with serving(*before, *noise, chunk("late", "stop")) as server:
        outcome = await answer_of(kind, "openai", server, _request_timeout=SHORT[limit])
    assert type(outcome.error) is errors.ApiTimeoutException, outcome.error
    assert f"within {0.3 if limit == 'total' else 0.15} s" in str(outcome.error)
    assert outcome.error.partial is not None
    assert outcome.error.partial.text == ("部分" if before else "")


@KINDS
async def test_a_caller_who_takes_long_is_no_timeout(kind: str) -> None:
    import asyncio
    import time

    from mtmaisdk.clients import rest
    from mtmaisdk.clients.rest import Configuration, sync

    arguments: dict[str, Any] = {**CALLS["openai"][2], "_request_timeout": Timeouts(idle=0.1)}
    with serving(chunk("a"), 0.05, chunk("b"), 0.05, chunk("c", "stop"), DONE) as server:
        if kind == "async":
            async with (
                rest.ApiClient(Configuration(server.url)) as client,
                rest.OpenAIApi(client).create_chat_completion_stream(**arguments) as events,
            ):
                async for _ in events:
                    await asyncio.sleep(0.2)
                assert (await events.final()).text == "abc"
        else:
            with (
                sync.ApiClient(Configuration(server.url)) as sync_client,
                sync.OpenAIApi(sync_client).create_chat_completion_stream(**arguments) as sync_events,
            ):
                for _ in sync_events:
                    time.sleep(0.2)
                assert sync_events.final().text == "abc"


@KINDS
async def test_a_server_that_keeps_the_connection_after_the_end(kind: str) -> None:
    with serving(chunk("a", "stop"), DONE, 6.0) as server:
        outcome = await answer_of(kind, "openai", server)
    assert outcome.whole.text == "a"


@KINDS
async def test_an_event_beyond_the_limit(kind: str) -> None:
    with serving(chunk("部分"), b"data: " + b"x" * 5000) as server:
        outcome = await answer_of(kind, "openai", server, {"max_event_size": 1000})
    assert type(outcome.error) is errors.EventTooLargeException
    assert outcome.error.partial is not None
    assert outcome.error.partial.text == "部分"


@KINDS
async def test_stream_errors_pickle(kind: str) -> None:
    with serving(chunk("部分"), clean=False) as server:
        outcome = await answer_of(kind, "openai", server)
    copy = pickle.loads(pickle.dumps(outcome.error))
    assert isinstance(copy, errors.StreamTruncatedException)
    assert copy.partial is not None
    assert copy.partial.text == "部分"
    large = pickle.loads(pickle.dumps(errors.EventTooLargeException("m")))
    assert large.message == "m"


@KINDS
@pytest.mark.parametrize(
    ("backend", "body"),
    [
        ("chatchat", frame({"text": "a"}) + frame({"code": 500, "msg": "m"})),
        ("openai", chunk("a") + frame({"object": "error", "message": "m", "type": "x"}) + DONE),
        ("openai", chunk("a") + frame({"choices": [{"finish_reason": "error", "error": {"message": "m"}}]}) + DONE),
        ("mtmai", b'0:"a"\n{"error":"m"}\nd:{"finishReason":"stop"}\n'),
    ],
)
async def test_an_error_behind_other_events(kind: str, backend: str, body: bytes) -> None:
    with serving(body) as server:
        outcome = await answer_of(kind, backend, server)
    assert type(outcome.error) is errors.StreamException
    assert outcome.error.message == "m"
    assert outcome.error.partial is not None
    assert outcome.error.partial.text == "a"


@KINDS
@pytest.mark.parametrize(
    ("backend", "body", "text"),
    [
        ("openai", chunk("a", "stop", code="ok", detail="x", success=False, error=None, error_code=0), "a"),
        ("openai", chunk("a", "stop", error={"code": 0, "message": ""}), "a"),
        ("fastgpt", frame({"code": "1", "error": "x"}, "updateVariables") + frame("[DONE]", "answer"), ""),
        ("fastgpt", frame({"code": "print(1)", "error": "x"}, "later") + frame("[DONE]", "answer"), ""),
        ("fastgpt", frame({"tool": {"id": "1"}, "error": "x"}, "toolResponse") + frame("[DONE]", "answer"), ""),
        ("mtmai", b'2:[{"code":"print(1)","detail":"x"}]\n8:[{"error":"x"}]\n0:"a"\n', "a"),
    ],
)
async def test_harmless_extras_are_no_error(kind: str, backend: str, body: bytes, text: str) -> None:
    with serving(body) as server:
        assert (await answer_of(kind, backend, server)).whole.text == text


@KINDS
@pytest.mark.parametrize(
    ("backend", "body", "error"),
    [
        (
            "openai",
            chunk("a", "stop") + frame({"choices": [{"index": 1, "delta": {"content": "b"}}]}),
            errors.StreamTruncatedException,
        ),
        ("speech", b'data: {"type":"speech.audio.delta","audio":"SU\n\n', errors.StreamDecodeException),
        ("chatchat", b'{"text":"a"}Internal Server Error', errors.StreamDecodeException),
    ],
)
async def test_more_that_must_not_pass(kind: str, backend: str, body: bytes, error: type[Exception]) -> None:
    with serving(body) as server:
        assert type((await answer_of(kind, backend, server)).error) is error


@KINDS
@pytest.mark.parametrize(
    ("backend", "body"),
    [
        ("image", '{"created":1,"data":[{"b64_json":"AA"}],"size":"1024x1024"}'),
        ("openai", '{"choices":null}'),
        ("openai", '{"choices":[]}'),
        ("mtmai", "null"),
        ("mtmai", "[]"),
        ("speech", "1"),
    ],
)
async def test_json_that_is_no_answer(kind: str, backend: str, body: str) -> None:
    with serving(body.encode(), content_type="application/json") as server:
        outcome = await answer_of(kind, backend, server)
    assert type(outcome.error) is errors.UnexpectedResponseException, outcome.error


@KINDS
async def test_odd_bytes_are_no_raw_error(kind: str) -> None:
    noise = b"retry: " + b"9" * 5000 + b"\n:HTTP_STATUS/\xc2\xb2\n\n"
    half = b'data: {"choices":[{"index":0,"delta":{"content":"\\ud83d"}}]}\n\n'
    with serving(noise, half, chunk("a", "stop"), b"data: [DONE] \n\n") as server:
        assert (await answer_of(kind, "openai", server)).whole.text == "\ufffda"
    with serving(b"[" * 100_000, status="500 Oops", content_type="application/json") as server:
        assert type((await answer_of(kind, "openai", server)).error) is errors.ServiceException


@KINDS
async def test_text_follows_the_first_answer(kind: str) -> None:
    from support.wire import texts

    body = b"".join(
        frame({"choices": [{"index": index, "delta": {"content": text}}]})
        for index, text in [(1, "B"), (0, "A"), (0, "C")]
    )
    with serving(body, DONE) as server:
        assert await texts(kind, server.url) == ["A", "C"]


@KINDS
@pytest.mark.parametrize(
    ("backend", "body"),
    [
        ("openai", chunk("") + chunk("a") + chunk("") + chunk("b", "stop")),
        ("mtmai", b'0:""\n0:"a"\n0:""\n0:"b"\n'),
        ("chatchat", frame({"text": ""}) + frame({"text": "a"}) + frame({"text": "b"})),
    ],
)
async def test_text_has_no_empty_pieces(kind: str, backend: str, body: bytes) -> None:
    from support.wire import texts

    with serving(body) as server:
        assert await texts(kind, server.url, backend) == ["a", "b"]


@KINDS
async def test_compressed_streams(kind: str) -> None:
    import gzip

    with serving(gzip.compress(chunk("a") + chunk("b", "stop") + DONE), headers={"Content-Encoding": "gzip"}) as server:
        assert (await answer_of(kind, "openai", server)).whole.text == "ab"


@KINDS
@pytest.mark.parametrize("headers", [{}, {"Connection": "close"}])
async def test_idle_counts_without_keep_alive_and_first_event_does_not(kind: str, headers: dict[str, str]) -> None:
    with serving(chunk("a"), 0.6, chunk("b", "stop"), DONE, headers=headers) as server:
        slow = await answer_of(kind, "openai", server, _request_timeout=Timeouts(first_byte=0.3, idle=5))
        assert slow.whole.text == "ab"
        late = await answer_of(kind, "openai", server, _request_timeout=Timeouts(idle=0.2))
        assert type(late.error) is errors.ApiTimeoutException


@KINDS
async def test_the_end_has_its_own_time(kind: str) -> None:
    answer = frame({"choices": [{"delta": {"content": "x"}, "index": 0, "finish_reason": "stop"}]}, "answer")
    with serving(answer, 2.2, frame("[DONE]", "answer"), 0.3, frame([], "flowResponses")) as server:
        outcome = await answer_of(kind, "fastgpt", server)
    assert [event.event for event in outcome.events] == ["answer", "flowResponses"]


async def test_a_stream_is_closed_while_another_task_reads() -> None:
    import asyncio
    import threading

    from mtmaisdk.clients import rest
    from mtmaisdk.clients.rest import Configuration, sync

    with serving(chunk("a"), 3.0, chunk("b", "stop")) as server:
        async with rest.ApiClient(Configuration(server.url)) as client:
            async with rest.OpenAIApi(client).create_chat_completion_stream(**CALLS["openai"][2]) as events:
                reading = asyncio.create_task(events.final())
                await asyncio.sleep(0.2)
            with pytest.raises(errors.StreamTruncatedException):
                await asyncio.wait_for(reading, 1)
        with sync.ApiClient(Configuration(server.url)) as sync_client:
            caught: list[BaseException] = []
            with sync.OpenAIApi(sync_client).create_chat_completion_stream(**CALLS["openai"][2]) as sync_events:

                def read() -> None:
                    try:
                        sync_events.final()
                    except errors.OpenApiException as error:
                        caught.append(error)

                thread = threading.Thread(target=read)
                thread.start()
                await asyncio.sleep(0.2)
            thread.join(1)
            assert not thread.is_alive()
            assert isinstance(caught[0], errors.StreamTruncatedException)


@KINDS
async def test_what_came_before_a_cut_is_handed_out(kind: str) -> None:
    import asyncio

    from mtmaisdk.clients import rest
    from mtmaisdk.clients.rest import Configuration

    with serving(chunk("a"), 0.1, chunk("b"), clean=False) as server:
        async with rest.ApiClient(Configuration(server.url)) as client:
            seen = 0
            with pytest.raises(errors.StreamTruncatedException) as caught:
                async with rest.OpenAIApi(client).create_chat_completion_stream(**CALLS["openai"][2]) as events:
                    async for _ in events:
                        seen += 1
                        await asyncio.sleep(0.3)
    assert seen == 2
    assert caught.value.partial is not None
    assert caught.value.partial.text == "ab"
