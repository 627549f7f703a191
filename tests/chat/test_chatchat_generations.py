"""Conversations with every generation of fufan-chat-api and Langchain-Chatchat, as the mock server plays them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from aiohttp import web
from support import ROOT

from chat.conftest import Talk
from mtmaisdk.chat import (
    MissingUserException,
    ReferencesEvent,
    TextEvent,
    ToolCallEvent,
    UnsupportedException,
    Usage,
    connect,
)
from mtmaisdk.clients.rest import Configuration, sync
from mtmaisdk.clients.rest import exceptions as errors
from mtmaisdk.mock.backends.chatchat import GENERATIONS, Chatchat
from mtmaisdk.mock.background import run_in_background
from mtmaisdk.mock.mock_server import MockServer, run_mock_server

USER = "1c9a7a7e-2f0e-4d76-8f6f-6d2a1b0c9e8d"
SETTINGS = {"user_id": None}


@contextmanager
def playing(generation: str) -> Iterator[MockServer]:
    with run_mock_server(backends={"chatchat": Chatchat(generation)}, check_responses=True) as server:
        yield server
    assert server.mismatches == []


@pytest.mark.parametrize("form", ["send", "stream"])
@pytest.mark.parametrize("generation", GENERATIONS)
async def test_every_generation_holds_a_conversation(generation: str, form: str, kind: str) -> None:
    with playing(generation) as server:
        async with Talk(kind, "chatchat", server.url, user_id=USER) as talk:
            assert "第 1 个" in await talk.turn(form, "你好")
            assert "第 2 个" in await talk.turn(form, "再见")
            state = json.loads(json.dumps(talk.chat.state))
        async with Talk(kind, "chatchat", server.url, user_id=USER, state=state) as talk:
            assert "第 3 个" in await talk.turn(form, "又来")
        assert not any("users" in request.path for request in server.requests)
        created = [request for request in server.requests if request.path == "/api/conversations"]
    assert len(created) == 1
    if generation in ("fufan-3", "fufan-4", "fufan-5", "fufan-6"):
        assert created[0].json == {"user_id": USER, "name": "新对话", "chat_type": "general_chat"}


@pytest.mark.parametrize("form", ["send", "stream"])
@pytest.mark.parametrize("generation", ["fufan-2", "fufan-3", "fufan-5", "fufan-6"])
async def test_missing_user_is_an_error_that_says_so(generation: str, form: str, kind: str) -> None:
    with playing(generation) as server:
        async with Talk(kind, "chatchat", server.url, **SETTINGS) as talk:
            with pytest.raises(MissingUserException, match="set user_id"):
                await talk.turn(form, "你好")
        async with Talk(kind, "chatchat", server.url, user_id="unknown", conversation_id="c1") as talk:
            with pytest.raises(errors.OpenApiException) as caught:
                await talk.turn(form, "你好")
    assert type(caught.value) is not MissingUserException


async def test_conversation_is_created_once_though_its_first_turn_fails(kind: str) -> None:
    with playing("fufan-6") as server:
        async with Talk(kind, "chatchat", server.url, user_id=USER) as talk:
            server.fault("")
            server.fault("status=500")
            with pytest.raises(errors.ServiceException):
                await talk.send("你好")
            assert "第 1 个" in (await talk.send("你好")).text
            first = talk.chat.state["conversation_id"]
            talk.chat.reset()
            assert "第 1 个" in (await talk.send("你好")).text
            assert talk.chat.state["conversation_id"] != first
        assert [request.path for request in server.requests].count("/api/conversations") == 2


async def test_given_conversation_is_not_created(kind: str) -> None:
    with playing("fufan-6") as server:
        with sync.ApiClient(Configuration(server.url)) as client:
            created = sync.ChatchatApi(client).create_conversation(user_id=USER, chat_type="general_chat").id
        server.clear()
        async with Talk(kind, "chatchat", server.url, conversation_id=created) as talk:
            await talk.send("你好")
        assert [request.path for request in server.requests] == ["/api/chat"]


@contextmanager
def only(path: str, *frames: str) -> Iterator[tuple[str, list[Any]]]:
    """A server with one path that answers with these frames, and with FastAPI's 404 elsewhere."""
    bodies: list[Any] = []

    async def answer(request: web.Request) -> web.Response:
        bodies.append(await request.json())
        return web.Response(text="".join(f"data: {each}\r\n\r\n" for each in frames), content_type="text/event-stream")

    @web.middleware
    async def missing(request: web.Request, handler: Any) -> Any:
        if request.match_info.http_exception is not None:
            return web.json_response({"detail": "Not Found"}, status=404)
        return await handler(request)

    app = web.Application(middlewares=[missing])
    app.router.add_post(path, answer)
    with run_in_background(app) as url:
        yield url, bodies


@pytest.mark.parametrize("path", ["/chat/chat", "/chat"])
async def test_other_paths_are_tried_after_a_404_in_json(path: str, kind: str) -> None:
    with only(path, '{"text": "好", "message_id": "1"}') as (url, bodies):
        async with Talk(kind, "chatchat", url, **SETTINGS) as talk:
            assert (await talk.send("你好")).text == "好"
            assert await talk.turn("stream", "你好") == "好"
    assert bodies[0]["query"] == "你好"


def chunk(status: int | None, text: str, *calls: Any, **fields: Any) -> str:
    choice = {"delta": {"content": text, "tool_calls": list(calls)}, "role": "assistant"}
    return json.dumps({"object": "chat.completion.chunk", "status": status, **fields, "choices": [choice]})


def call(**fields: Any) -> dict[str, Any]:
    function = {"name": "calculate", "arguments": {"text": "1+2"}}
    return {"index": 0, "id": "run1", "type": "function", "function": function, **fields}


async def test_version_3_says_its_text_once(kind: str) -> None:
    frames = [
        chunk(2, "我想想"),
        chunk(3, "我想想"),
        chunk(4, "Action: calculate", call(tool_output=None)),
        chunk(8, "", call(tool_output="3", is_error=False)),
        chunk(2, "等于"),
        chunk(2, "3。"),
        chunk(5, "等于3。", {"tool_output": "等于3。"}),
    ]
    with only("/chat/chat/completions", *frames) as (url, bodies):
        async with Talk(kind, "chatchat", url, **SETTINGS, model="qwen", max_tokens=9) as talk:
            events = await talk.events("1+2")
            assert [event.text for event in events if isinstance(event, TextEvent)] == ["我想想", "等于", "3。"]
            [ran] = [event.call for event in events if isinstance(event, ToolCallEvent)]
            assert (ran.id, ran.name, ran.arguments, ran.result) == ("run1", "calculate", '{"text": "1+2"}', "3")
            assert (await talk.send("再来")).text == "等于3。"
    assert [message["content"] for message in bodies[1]["messages"]] == ["1+2", "等于3。", "再来"]
    assert {name: bodies[0][name] for name in ("model", "max_tokens")} == {"model": "qwen", "max_tokens": 9}
    assert bodies[0]["conversation_id"] == bodies[1]["conversation_id"]


async def test_version_3_without_tools_passes_on_what_the_models_server_sends(kind: str) -> None:
    lines = (ROOT / "tests/data/samples/chatchat-0.3.1.3-llm-stream.sse").read_text(encoding="utf-8").splitlines()
    frames = [line.removeprefix("data: ") for line in lines if line]
    with only("/chat/chat/completions", *frames) as (url, _):
        async with Talk(kind, "chatchat", url, **SETTINGS) as talk:
            reply = await talk.send("你好")
    assert (reply.text, reply.finish_reason, reply.usage) == ("这是", "stop", Usage(9, 2, 11))


@pytest.mark.parametrize("form", ["send", "stream"])
@pytest.mark.parametrize("generation", ["0.2", "0.3"])
async def test_options_of_a_turn(generation: str, form: str, kind: str) -> None:
    with playing(generation) as server:
        async with Talk(kind, "chatchat", server.url, **SETTINGS) as talk:
            for _ in range(2):
                options = {"model": "qwen", "max_tokens": 9, "prompt_name": "default"}
                await (talk.send("你好", **options) if form == "send" else talk.events("你好", **options))
                with pytest.raises(UnsupportedException, match="does not support tools"):
                    await talk.send("你好", tools=[])
        assert server.requests[-1].json["model_name" if generation == "0.2" else "model"] == "qwen"


@pytest.mark.parametrize("frames", [[chunk(3, "好"), chunk(5, "好")], [chunk(5, "好")], [chunk(3, "好")]])
async def test_version_3_without_pieces(frames: list[str], kind: str) -> None:
    with only("/chat/chat/completions", *frames) as (url, _):
        async with Talk(kind, "chatchat", url, **SETTINGS) as talk:
            assert (await talk.send("你好")).text == "好"


async def test_version_3_reports_errors_as_text(kind: str) -> None:
    failed = chunk(-1, json.dumps({"status": -1, "text": "no such model"}))
    for frame, said in ((failed, "no such model"), ('{"error": "boom"}', "boom")):
        with only("/chat/chat/completions", frame) as (url, _):
            async with Talk(kind, "chatchat", url, **SETTINGS) as talk:
                with pytest.raises(errors.StreamException, match=said):
                    await talk.send("你好")


async def test_sources_become_references(kind: str) -> None:
    frames = [chunk(None, "", docs=["出处"]), chunk(None, "好")]
    with only("/chat/chat/completions", *frames) as (url, _):
        async with Talk(kind, "chatchat", url, **SETTINGS) as talk:
            events = await talk.events("几点")
    assert [event.references[0].text for event in events if isinstance(event, ReferencesEvent)] == ["出处"]


def test_state_of_an_earlier_version_resumes() -> None:
    saved = {"backend": "chatchat", "conversation_id": "c1", "user_id": USER}
    with connect("chatchat", "http://127.0.0.1:9", state=saved) as chat:
        assert chat.state == saved


async def test_other_server_is_told_by_the_first_path(kind: str) -> None:
    with only("/elsewhere") as (url, _):
        async with Talk(kind, "chatchat", url, **SETTINGS) as talk:
            for form in ("send", "stream"):
                with pytest.raises(errors.NotFoundException) as caught:
                    await talk.turn(form, "你好")
                assert (caught.value.request or "").endswith("/chat")
            assert talk.chat.conversation.backend.operation == "chat"
