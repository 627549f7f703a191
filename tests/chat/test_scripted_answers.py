"""What a script says comes out of every conversation, in the words of each backend."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from chat.conftest import SETTINGS, Talk
from mtmaisdk.chat import Reply
from mtmaisdk.clients.rest import ServiceException
from mtmaisdk.mock.backends import backend_of
from mtmaisdk.mock.mock_server import MockServer, run_mock_server

ANSWERED_BY = {"aitre": "openai", "responses": "openai"}
CALLS = [{"name": "get_weather", "arguments": {"city": "北京"}, "result": "晴"}, {"name": "now", "arguments": "{}"}]
SELECTION = {
    "type": "userSelect",
    "params": {"description": "要继续吗？", "userSelectOptions": [{"key": "o1", "value": "继续"}]},
}
NODE = {"id": "n1", "nodeId": "n1", "moduleName": "搜索", "moduleType": "datasetSearchNode"}
# What a script says, and what of it a reply has.
SAYINGS: Mapping[str, tuple[dict[str, Any], Callable[[Reply], Any], Any]] = {
    "text": ({}, lambda reply: reply.text, "这是正面的"),
    "json": ({"json": {"答": [1, None]}}, lambda reply: reply.text, '{"答": [1, null]}'),
    "reasoning": ({"reasoning": ["先", "想"]}, lambda reply: reply.reasoning, "先想"),
    "refusal": ({"refusal": "不行"}, lambda reply: reply.text, "不行"),
    "usage": (
        {"usage": {"prompt_tokens": 12, "completion_tokens": 34}},
        lambda reply: reply.usage and (reply.usage.prompt_tokens, reply.usage.completion_tokens),
        (12, 34),
    ),
    "finish_reason": ({"finish_reason": "length"}, lambda reply: reply.finish_reason, "length"),
    "tool_calls": (
        {"tool_calls": CALLS},
        lambda reply: [(call.name, call.arguments.replace(" ", "")) for call in reply.tool_calls],
        [("get_weather", '{"city":"北京"}'), ("now", "{}")],
    ),
    "images": (
        {"images": ["data:image/png;base64,iVBORw0KGgo="]},
        lambda reply: [image.url for image in reply.images],
        ["data:image/png;base64,iVBORw0KGgo="],
    ),
    "references": (
        {"references": [{"title": "说明书", "text": "十点开门", "url": "http://host/guide"}]},
        lambda reply: "说明书" in str(reply.references),
        True,
    ),
    "nodes": ({"nodes": [NODE]}, lambda reply: "搜索" in repr(reply.raw), True),
    "interactive": ({"interactive": SELECTION}, lambda reply: "继续" in repr(reply.raw), True),
}


@pytest.fixture(scope="module")
def server() -> Iterator[MockServer]:
    with run_mock_server(check_responses=True) as running:
        yield running


def _words_of(backend: str) -> set[str]:
    found = backend_of(ANSWERED_BY.get(backend, backend))
    assert found is not None
    method = {"responses": "create_response"}.get(backend, "")
    return {*found.says_less.get(method, found.says)}


@pytest.mark.parametrize("form", ["plain", "streamed"])
@pytest.mark.parametrize("backend", SETTINGS)
async def test_every_word_of_every_backend(server: MockServer, kind: str, backend: str, form: str) -> None:
    async def ask() -> Reply:
        # Stored chats are new each time.
        talk = Talk(kind, backend, server.url)
        async with talk:
            if form == "plain":
                return await talk.send("你好")
            async with talk.streaming("你好") as stream:
                events = [event async for event in stream] if kind == "async" else list(stream)
                reply = await talk.final(stream)
                return replace(reply, raw=(reply.raw, [event.native for event in events]))

    for name, (said, look, expected) in SAYINGS.items():
        server.clear()
        server.answer(**{"text": "这是正面的"} if name not in ("json", "refusal") else {}, **said)  # type: ignore[typeddict-item]
        if name in _words_of(backend):
            assert look(await ask()) == expected, name
        else:
            with pytest.raises(ServiceException, match=f"has no words for {name} of a script"):
                await ask()
    assert server.mismatches == []
    assert set(SAYINGS) >= _words_of(backend)


@pytest.mark.parametrize("backend", SETTINGS)
async def test_pieces_and_pauses_are_kept(server: MockServer, kind: str, backend: str) -> None:
    server.clear()
    server.answer(["这 是", "正面", 0.15, "的。 ", "end"])
    async with Talk(kind, backend, server.url) as talk:
        pieces, times = [], []
        async with talk.streaming("q") as stream:
            async for piece in _pieces(kind, stream):
                pieces.append(piece)
                times.append(time.monotonic())
    assert pieces == ["这 是", "正面", "的。 ", "end"]
    assert times[2] - times[1] >= 0.1


async def _pieces(kind: str, stream: Any) -> Any:
    if kind == "async":
        async for piece in stream.text():
            yield piece
    else:
        for piece in stream.text():
            yield piece


@pytest.mark.parametrize("backend", SETTINGS)
async def test_errors_are_in_the_words_of_the_backend(server: MockServer, kind: str, backend: str) -> None:
    server.clear()
    server.answer(error="太多了", status=429, headers={"Retry-After": "7"}, when={"text": "q"})
    async with Talk(kind, backend, server.url, retries=0) as talk:
        with pytest.raises(Exception, match="太多了") as caught:
            await talk.send("q")
    assert getattr(caught.value, "status", None) == 429
    assert caught.value.retry_after == 7  # type: ignore[attr-defined]
