"""Hooks, the log and spans: what a program is told about its calls."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from support.scripted import CHAT, CLOSE, EVENTS, MESSAGES, answer, call, chat, chat_stream, list_models, scripted

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import Configuration, Retries, sync
from mtmaisdk.clients.rest import exceptions as errors

KINDS = pytest.mark.parametrize("kind", ["async", "sync"])
GOOD = answer(200, CHAT, X_Request_Id="req-7")
STREAM = answer(200, EVENTS, Content_Type="text/event-stream")
QUICK = Retries(2, base=0.01)


class Recorder:
    """Hooks that write down what they are told, as functions or as coroutine functions."""

    def __init__(self) -> None:
        self.told: list[tuple[Any, ...]] = []

    def hooks(self, awaited: bool) -> dict[str, Any]:
        def make(name: str) -> Any:
            def plain(request: Any, *args: Any) -> None:
                self.told.append((name, request.attempt, *args))

            async def waiting(request: Any, *args: Any) -> None:
                plain(request, *args)

            return waiting if awaited else plain

        return {name: make(name) for name in ("before_request", "after_response", "on_event", "on_error")}


@pytest.mark.parametrize(("kind", "awaited"), [("async", True), ("async", False), ("sync", False)])
async def test_each_hook_is_told(kind: str, awaited: bool) -> None:
    recorder = Recorder()
    with scripted(answer(503), CLOSE, STREAM) as server:
        configuration = Configuration(server.url, retries=QUICK, **recorder.hooks(awaited))
        await chat_stream(kind, configuration)
    told = [(name, attempt) for name, attempt, *_ in recorder.told]
    assert told == [
        ("before_request", 1), ("after_response", 1), ("on_error", 1),
        ("before_request", 2), ("on_error", 2),
        ("before_request", 3), ("after_response", 3), ("on_event", 3), ("on_event", 3),
    ]  # fmt: skip
    head = recorder.told[1][2]
    assert (head.status, head.headers["content-type"]) == (503, "application/json")
    assert head.duration >= 0
    assert isinstance(recorder.told[2][2], errors.ServiceException)
    assert isinstance(recorder.told[4][2], errors.ApiConnectionException)
    assert recorder.told[7][2].choices[0].delta.content == "hi"


@KINDS
async def test_a_stream_that_breaks_is_told_once(kind: str) -> None:
    recorder = Recorder()
    broken = answer(200, b'data: {"error":{"message":"m"}}\n\n', Content_Type="text/event-stream")
    with scripted(broken) as server:
        with pytest.raises(errors.StreamException):
            await chat_stream(kind, Configuration(server.url, **recorder.hooks(False)))
    assert [name for name, *_ in recorder.told] == ["before_request", "after_response", "on_error"]


@KINDS
async def test_headers_may_be_changed(kind: str) -> None:
    def sign(request: Any) -> None:
        request.headers["X-Signature"] = f"signed {request.attempt}"

    with scripted(answer(503), GOOD) as server:
        await chat(kind, Configuration(server.url, retries=QUICK, before_request=sign))
        assert [b"X-Signature: signed 1" in server.requests[0], b"X-Signature: signed 2" in server.requests[1]] == [
            True,
            True,
        ]

    def spoil(request: Any) -> None:
        request.headers["X-Signature"] = "a\r\nb"

    with scripted(GOOD) as server:
        with pytest.raises(ValueError, match="X-Signature"):
            await chat(kind, Configuration(server.url, before_request=spoil))
        assert server.requests == []


@KINDS
@pytest.mark.parametrize("name", ["before_request", "after_response", "on_event"])
async def test_what_a_hook_raises_reaches_the_caller(kind: str, name: str) -> None:
    def fail(*_: Any) -> None:
        raise LookupError(name)

    hooks: dict[str, Any] = {name: fail}
    with scripted(STREAM) as server:
        with pytest.raises(LookupError, match=name):
            await chat_stream(kind, Configuration(server.url, retries=QUICK, **hooks))
        assert len(server.requests) <= 1


def test_a_coroutine_function_needs_the_async_client() -> None:
    async def hook(*_: Any) -> None: ...

    class Callable:
        async def __call__(self, *_: Any) -> None: ...

    for given in (hook, Callable()):
        with pytest.raises(TypeError, match="on_event: a coroutine function needs the async client"):
            sync.ApiClient(Configuration(on_event=given))
    with pytest.raises(TypeError, match="before_request: 5 is not a function"):
        Configuration(before_request=5)  # type: ignore[arg-type]


async def test_a_function_that_returns_a_coroutine() -> None:
    async def later() -> None: ...

    with scripted(GOOD) as server:
        with pytest.raises(TypeError, match="before_request"):
            await chat("sync", Configuration(server.url, before_request=lambda _: later()))


@KINDS
async def test_one_line_for_each_try(kind: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "mtmaisdk")
    with scripted(answer(503, X_Request_Id="req-1"), CLOSE, GOOD) as server:
        await chat(kind, Configuration(server.url, retries=QUICK))
        url = f"POST {server.url}/v1/chat/completions: "
    lines = [record.getMessage() for record in caplog.records if record.name == "mtmaisdk"]
    assert len(lines) == 3
    assert all(line.startswith(url) and "\n" not in line and " in 0." in line for line in lines)
    assert "ServiceException (503)" in lines[0]
    assert "request id req-1" in lines[0]
    assert "again in 0." in lines[0]
    assert "ApiConnectionException" in lines[1]
    assert lines[2].startswith(f"{url}200 in 0.")
    assert lines[2].endswith("request id req-7")


@KINDS
async def test_the_log_has_no_query(kind: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "mtmaisdk")
    with scripted(answer(200, b'{"code":200,"data":{}}')) as server:
        await call(kind, Configuration(server.url), "FastGPTApi", "get_chat_init", app_id="a", chat_id="chat-secret")
        assert b"chat-secret" in server.requests[0]
    assert "chat-secret" not in "".join(record.getMessage() for record in caplog.records if record.name == "mtmaisdk")


@pytest.fixture(scope="module")
def exporter() -> InMemorySpanExporter:
    found = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(found))
    trace.set_tracer_provider(provider)
    return found


@pytest.fixture
def spans(exporter: InMemorySpanExporter) -> Iterator[InMemorySpanExporter]:
    exporter.clear()
    yield exporter
    exporter.clear()


ANSWERED = {
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "openai",
    "gen_ai.request.model": "o",
    "gen_ai.request.temperature": 0.5,
    "gen_ai.response.id": "chat-1",
    "gen_ai.response.model": "o-2",
    "gen_ai.response.finish_reasons": ("stop",),
    "gen_ai.usage.input_tokens": 3,
    "gen_ai.usage.output_tokens": 4,
    "server.address": "127.0.0.1",
}


@KINDS
@pytest.mark.parametrize("streamed", [False, True])
async def test_a_span_covers_a_call(kind: str, streamed: bool, spans: InMemorySpanExporter) -> None:
    with scripted(answer(503), STREAM if streamed else GOOD) as server:
        method = chat_stream if streamed else chat
        await method(kind, Configuration(server.url, retries=QUICK), temperature=0.5)
    (span,) = spans.get_finished_spans()
    assert span.name == "chat o"
    assert span.kind is trace.SpanKind.CLIENT
    assert dict(span.attributes or {}) == {**ANSWERED, "server.port": server.port}
    assert span.status.is_unset


@KINDS
async def test_a_span_of_a_failure(kind: str, spans: InMemorySpanExporter) -> None:
    with scripted(answer(401), CLOSE) as server:
        for _ in range(2):
            with pytest.raises(errors.OpenApiException):
                await list_models(kind, Configuration(server.url, retries=0))
    refused, broken = spans.get_finished_spans()
    assert (refused.attributes or {})["error.type"] == "401"
    assert (broken.attributes or {})["error.type"] == "ApiConnectionException"
    assert not broken.status.is_ok
    assert refused.name == "list_models"


async def test_the_span_of_a_stream_ends_with_the_stream(spans: InMemorySpanExporter) -> None:
    with scripted(STREAM) as server:
        async with rest.ApiClient(Configuration(server.url)) as client:
            api = rest.OpenAIApi(client)
            async with api.create_chat_completion_stream(model="o", messages=[]) as stream:
                async for _ in stream:
                    assert spans.get_finished_spans() == ()
                    break
            assert len(spans.get_finished_spans()) == 1
        with sync.ApiClient(Configuration(server.url)) as sync_client:
            with sync.OpenAIApi(sync_client).create_chat_completion_stream(model="o", messages=[]) as sync_stream:
                next(iter(sync_stream))
                assert len(spans.get_finished_spans()) == 1
            assert len(spans.get_finished_spans()) == 2


def test_a_call_does_not_load_opentelemetry() -> None:
    with scripted(answer(200, b'{"data":[]}')) as server:
        code = (
            "import sys; from mtmaisdk.clients.rest.sync import *; "
            f"OpenAIApi(ApiClient(Configuration({server.url!r}))).list_models(); "
            "print([name for name in sys.modules if name.startswith('opentelemetry')])"
        )
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd="generated")
    assert run.stdout.strip() == "[]"


async def test_a_span_of_messages(spans: InMemorySpanExporter) -> None:
    body = b'{"id":"m","content":[],"stop_reason":"end_turn","usage":{"input_tokens":3,"output_tokens":4}}'
    with scripted(answer(200, body)) as server:
        arguments = {"model": "o", "max_tokens": 9, "messages": MESSAGES}
        await call("async", Configuration(server.url), "MessagesApi", "create_message", **arguments)
    found = dict(spans.get_finished_spans()[0].attributes or {})
    assert found["gen_ai.response.finish_reasons"] == ("end_turn",)
    assert (found["gen_ai.usage.input_tokens"], found["gen_ai.usage.output_tokens"]) == (3, 4)
