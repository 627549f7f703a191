"""How a stream is used, async and sync."""

from __future__ import annotations

import asyncio
import gc
import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from streaming.test_failures import DONE, chunk, frame
from support.server import Server
from support.wire import CALLS, MESSAGES, answer_of, serving, stream

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import Configuration, sync
from mtmaisdk.clients.rest import exceptions as errors
from mtmaisdk.clients.rest.contract.answers import StreamEvent, UnknownEvent
from mtmaisdk.clients.rest.models import ChatCompletionChunk
from mtmaisdk.clients.rest.streaming.tool_calls import ToolCallAssembler

HELLO = [chunk("你"), chunk("好"), chunk("！"), chunk(None, "stop"), DONE]
ARGUMENTS: dict[str, Any] = {"model": "o", "messages": MESSAGES}
# A server that would send for two minutes: on a slow machine, too, its clients leave before its end.
LONG_AFTER: list[bytes | float] = [1.0, chunk("b")] * 120


async def test_what_has_been_iterated_is_part_of_the_result() -> None:
    with serving(*HELLO, headers={"X-Request-Id": "req-1"}) as server:
        async with rest.ApiClient(Configuration(server.url)) as client:
            async with rest.OpenAIApi(client).create_chat_completion_stream(**ARGUMENTS) as stream:
                assert (stream.status, stream.request_id, stream.headers["content-type"][:17]) == (
                    200,
                    "req-1",
                    "text/event-stream",
                )
                assert stream.snapshot.text == ""
                first = await anext(aiter(stream))
                assert isinstance(first, ChatCompletionChunk)
                assert stream.snapshot.text == "你"
                assert [text async for text in stream.text()] == ["好", "！"]
                result = await stream.final()
                assert await stream.final() == result
        with sync.ApiClient(Configuration(server.url)) as sync_client:
            with sync.OpenAIApi(sync_client).create_chat_completion_stream(**ARGUMENTS) as sync_stream:
                assert (sync_stream.status, sync_stream.request_id) == (200, "req-1")
                next(iter(sync_stream))
                assert sync_stream.snapshot.text == "你"
                assert list(sync_stream.text()) == ["好", "！"]
                assert sync_stream.final() == result
    assert (result.text, result.finish_reason) == ("你好！", "stop")


async def test_the_request_asks_for_the_stream(server: Server) -> None:
    async with rest.ApiClient(server.configuration()) as client:
        api = rest.OpenAIApi(client)
        async with api.create_chat_completion_stream(**ARGUMENTS, temperature=0, _headers={"X-Trace": "1"}) as stream:
            await stream.final()
        async with api.create_speech_stream(model="tts-1", input="a", voice="alloy") as speech:
            await speech.final()
        async with rest.ChatApi(client).chat_completions_stream("t", {"messages": [], "model": "m"}) as chat:
            await chat.final()
    first, second, third = server.requests
    assert json.loads(first.body) == {"model": "o", "messages": MESSAGES, "temperature": 0, "stream": True}
    assert first.headers["Accept"] == "text/event-stream, application/json"
    assert first.headers["X-Trace"] == "1"
    assert json.loads(second.body)["stream_format"] == "sse"
    assert json.loads(third.body) == {"messages": [], "model": "m", "stream": True}


async def test_a_plain_call_does_not_stream(server: Server) -> None:
    async with rest.ApiClient(server.configuration()) as client:
        with pytest.raises(ValueError, match=r"create_chat_completion_stream\(\)"):
            await rest.OpenAIApi(client).create_chat_completion(**ARGUMENTS, stream=True)
        with pytest.raises(TypeError, match="messages"):
            async with rest.OpenAIApi(client).create_chat_completion_stream(model="o"):  # type: ignore[call-arg]
                pass
    assert server.requests == []


def test_a_stream_is_entered_once(server: Server) -> None:
    with sync.ApiClient(server.configuration()) as client:
        stream = sync.OpenAIApi(client).create_chat_completion_stream(**ARGUMENTS)
        with pytest.raises(RuntimeError, match="not open"):
            next(iter(stream))
        with pytest.raises(RuntimeError, match="not open"):
            _ = stream.status
        with stream:
            pass
        with pytest.raises(RuntimeError, match="once"), stream:
            pass


async def test_a_stream_that_was_closed_early_has_no_final() -> None:
    with serving(*HELLO) as server:
        async with rest.ApiClient(Configuration(server.url)) as client:
            async with rest.OpenAIApi(client).create_chat_completion_stream(**ARGUMENTS) as stream:
                await anext(aiter(stream))
            with pytest.raises(errors.StreamTruncatedException) as caught:
                await stream.final()
            assert caught.value.partial is not None
            assert caught.value.partial.text == "你"


async def test_an_error_is_raised_again_by_final() -> None:
    with serving(chunk("你"), frame({"error": {"message": "m"}})) as server:
        async with rest.ApiClient(Configuration(server.url)) as client:
            async with rest.OpenAIApi(client).create_chat_completion_stream(**ARGUMENTS) as stream:
                with pytest.raises(errors.StreamException) as first:
                    async for _ in stream:
                        pass
                with pytest.raises(errors.StreamException) as second:
                    await stream.final()
                assert first.value is second.value


@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_unknown_events_arrive_as_they_are(kind: str) -> None:
    with serving(
        frame({"later": 1}, "laterEvent"), frame("text", "x"), frame({"choices": []}, "answer"), DONE
    ) as server:
        outcome = await answer_of(kind, "fastgpt", server)
    assert outcome.whole is not None
    assert outcome.events[:2] == [UnknownEvent("laterEvent", '{"later": 1}'), UnknownEvent("x", "text")]
    assert isinstance(outcome.events[2], StreamEvent)


@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_events_of_another_protocol_are_passed_over(kind: str) -> None:
    foreign = (
        frame({"status": "running", "name": "AI 对话"}, "flowNodeStatus")
        + frame({"type": "ping"}, "ping")
        + frame("hi", "x")
    )
    with serving(chunk("a"), foreign, chunk("b", "stop")) as server:
        outcome = await answer_of(kind, "openai", server)
    assert outcome.whole.text == "ab"
    assert len(outcome.events) == 2


@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_frames_that_one_newline_separates(kind: str) -> None:
    body = b"\n".join(part.rstrip(b"\n") for part in HELLO) + b"\n\n"
    with serving(body) as server:
        outcome = await answer_of(kind, "openai", server)
    assert outcome.whole.text == "你好！"


@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_bytes_that_are_not_utf8(kind: str) -> None:
    with serving(chunk("aXb").replace(b"X", b"\xff"), chunk(None, "stop")) as server:
        outcome = await answer_of(kind, "openai", server)
    assert outcome.whole.text == "a\ufffdb"


@pytest.mark.parametrize("kind", ["async", "sync"])
@pytest.mark.parametrize("content_type", [None, "application/octet-stream", "Text/Event-Stream"])
async def test_a_stream_without_its_type(kind: str, content_type: str | None) -> None:
    with serving(*HELLO, content_type=content_type) as server:
        assert (await answer_of(kind, "openai", server)).whole.text == "你好！"


@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_other_framings_under_the_same_type(kind: str) -> None:
    with serving('{"text": "你"}{"text"'.encode(), ': "好"}'.encode()) as server:
        assert (await answer_of(kind, "chatchat", server)).whole.text == "你好"
    with serving('0:"你"\n0: "say "hi"" \n'.encode()) as server:
        assert (await answer_of(kind, "mtmai-completions", server)).whole.text == '你say "hi"'
    with serving(frame("x", "note")) as server:
        assert (await answer_of(kind, "mtmai", server)).events == [UnknownEvent("note", "x")]


async def plain_chat(kind: str, url: str) -> Any:
    if kind == "async":
        async with rest.ApiClient(Configuration(url)) as client:
            return await rest.ChatchatApi(client).chat(query="你好")
    with sync.ApiClient(Configuration(url)) as sync_client:
        return sync.ChatchatApi(sync_client).chat(query="你好")


@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_plain_chatchat_reads_its_event(kind: str) -> None:
    one = frame({"text": "你好\u2028", "message_id": "1"}).replace(b"\n", b"\r\n")
    with serving(b": ping - 2026\r\n\r\n", one) as server:
        answer = await plain_chat(kind, server.url)
    assert (answer.text, answer.message_id) == ("你好\u2028", "1")
    with serving(frame({"text": "你", "message_id": "1"}), frame({"text": "好", "message_id": "1"})) as server:
        assert (await plain_chat(kind, server.url)).text == "你好"
    for silent in (b"", frame({"text": "", "message_id": "1"})):
        with serving(silent) as server, pytest.raises(errors.EmptyStreamException):
            await plain_chat(kind, server.url)
    with serving(clean=False) as server, pytest.raises(errors.ApiConnectionException):
        await plain_chat(kind, server.url)


def fragments(*calls: tuple[int | None, str | None, str | None, str | None]) -> list[tuple[str, str, str]]:
    assembler = ToolCallAssembler()
    for index, call_id, name, arguments in calls:
        fragment = {
            "index": index,
            "id": call_id,
            "type": "function",
            "function": {"name": name, "arguments": arguments},
        }
        assembler.add([fragment])
    return [(call.id, call.name, call.arguments) for call in assembler.result()]


@pytest.mark.parametrize(
    ("calls", "expected"),
    [
        ([(0, "a", "f", ""), (0, None, None, "{"), (0, "", "", "}")], [("a", "f", "{}")]),
        (
            [(0, "a", "f", "1"), (1, "b", "g", "2"), (0, None, None, "3"), (1, None, None, "4")],
            [("a", "f", "13"), ("b", "g", "24")],
        ),
        ([(0, "a", "f", "1"), (0, "b", "g", "2")], [("a", "f", "1"), ("b", "g", "2")]),
        ([(0, "a", "f", "1"), (0, "a", "f", "2")], [("a", "f", "12")]),
        ([(0, "r1", "f", "1"), (0, "r2", None, "2"), (0, "r3", None, "3")], [("r1", "f", "123")]),
        (
            [(None, "a", "f", "1"), (None, "b", "g", "2"), (None, "a", None, "3"), (None, None, None, "4")],
            [("a", "f", "13"), ("b", "g", "24")],
        ),
        ([(0, "a", "f", "1"), (5, None, None, "2")], [("a", "f", "12")]),
        ([(0, None, None, "1")], [("", "", "1")]),
        ([(0, "", "f", None), (0, "a", None, "{}")], [("a", "f", "{}")]),
    ],
    ids=[
        "plain",
        "parallel",
        "one index",
        "repeated head",
        "fresh ids",
        "no index",
        "tail elsewhere",
        "no head",
        "id later",
    ],
)
def test_fragments_of_tool_calls(calls: Any, expected: Any) -> None:
    assert fragments(*calls) == expected


async def test_leaving_early_closes_the_connection() -> None:
    endless = [step for _ in range(2000) for step in (chunk("x"), 0.005)]
    with serving(*endless) as server:
        async with rest.ApiClient(Configuration(server.url)) as client:
            async with rest.OpenAIApi(client).create_chat_completion_stream(**ARGUMENTS) as stream:
                await anext(aiter(stream))
            assert await asyncio.to_thread(server.left_early.acquire, timeout=5)
            task = asyncio.create_task(read_all(client))
            await asyncio.sleep(0.1)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert await asyncio.to_thread(server.left_early.acquire, timeout=5)
        with sync.ApiClient(Configuration(server.url)) as sync_client:
            with sync.OpenAIApi(sync_client).create_chat_completion_stream(**ARGUMENTS) as sync_stream:
                next(iter(sync_stream))
            assert await asyncio.to_thread(server.left_early.acquire, timeout=5)


async def read_all(client: rest.ApiClient) -> None:
    async with rest.OpenAIApi(client).create_chat_completion_stream(**ARGUMENTS) as stream:
        await stream.final()


@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_a_connection_is_used_again_after_a_stream(kind: str) -> None:
    with serving(*HELLO) as server:
        if kind == "async":
            async with rest.ApiClient(Configuration(server.url)) as client:
                for _ in range(3):
                    await read_all(client)
        else:
            with sync.ApiClient(Configuration(server.url)) as sync_client:
                for _ in range(3):
                    with sync.OpenAIApi(sync_client).create_chat_completion_stream(**ARGUMENTS) as stream:
                        stream.final()
        assert server.connections == 1


async def test_nothing_leaks_from_500_streams_broken_off() -> None:
    with serving(chunk("a"), *LONG_AFTER) as server:
        async with rest.ApiClient(Configuration(server.url, max_connections=500)) as client:

            async def begin() -> None:
                async with rest.OpenAIApi(client).create_chat_completion_stream(**ARGUMENTS) as stream:
                    async for _ in stream:
                        break

            await asyncio.gather(*(begin() for _ in range(500)))
            session = client.connections.session()
            connector = session.connector
            assert connector is not None
            # No connection is in use, and none that was broken off is kept.
            assert not getattr(connector, "_acquired", None)
            assert not getattr(connector, "_conns", None)
        gc.collect()
        for number in range(500):
            assert await asyncio.to_thread(server.left_early.acquire, timeout=30), number


def test_nothing_leaks_from_500_blocking_streams_broken_off() -> None:
    with (
        serving(chunk("a"), *LONG_AFTER) as server,
        sync.ApiClient(Configuration(server.url, max_connections=50)) as client,
        ThreadPoolExecutor(50) as threads,
    ):

        def begin(_: int) -> None:
            with sync.OpenAIApi(client).create_chat_completion_stream(**ARGUMENTS) as stream:
                for _chunk in stream:
                    break

        list(threads.map(begin, range(500)))
        gc.collect()
        for number in range(500):
            assert server.left_early.acquire(timeout=30), number


def test_every_streaming_operation_streams() -> None:
    from mtmaisdk.mock.contract import load

    operations = load()
    streaming = {(operation.tag, f"{operation.method}_stream") for operation in operations if operation.stream}
    assert streaming == {
        (name, method)
        for name in {operation.tag for operation in operations}
        for api in (getattr(rest, f"{name}Api"), getattr(sync, f"{name}Api"))
        for method in dir(api)
        if method.endswith("_stream")
    }
    assert {(api.removesuffix("Api"), method) for api, method, _ in CALLS.values()} == streaming


@pytest.mark.parametrize("kind", ["async", "sync"])
@pytest.mark.parametrize("backend", CALLS)
async def test_every_streaming_operation_reads_its_own_examples(kind: str, backend: str, server: Server) -> None:
    api, method, arguments = CALLS[backend]
    outcome = await stream(kind, server.configuration(), api, method, **arguments)
    assert outcome.whole is not None
    assert len(outcome.events) >= 2


@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_an_exception_in_the_block_closes_the_connection(kind: str) -> None:
    endless = [step for _ in range(500) for step in (chunk("x"), 0.01)]
    with serving(*endless) as server:
        with pytest.raises(KeyError):
            if kind == "async":
                async with rest.ApiClient(Configuration(server.url)) as client:
                    async with rest.OpenAIApi(client).create_chat_completion_stream(**ARGUMENTS) as events:
                        async for _ in events:
                            raise KeyError
            else:
                with sync.ApiClient(Configuration(server.url)) as sync_client:
                    with sync.OpenAIApi(sync_client).create_chat_completion_stream(**ARGUMENTS) as sync_events:
                        for _ in sync_events:
                            raise KeyError
        assert await asyncio.to_thread(server.left_early.acquire, timeout=5)
