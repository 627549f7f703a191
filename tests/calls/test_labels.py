"""The first bytes of an answer say what it is, not its label: streams and plain answers, async and sync."""

from __future__ import annotations

import json
from typing import Any

import pytest
from support.scripted import CHAT, EVENTS, answer, call, chat, chat_stream, list_models, scripted

from mtmaisdk.clients.rest import Configuration
from mtmaisdk.clients.rest import exceptions as errors

KINDS = pytest.mark.parametrize("kind", ["async", "sync"])
EVENT_STREAM = "text/event-stream"
INDENTED = json.dumps(json.loads(CHAT), indent=2).encode()
SOUND = {"model": "m", "file": ("a.wav", b"RIFF")}
DELTAS = (
    b'data: {"type":"transcript.text.delta","delta":"he"}\n\ndata: {"type":"transcript.text.delta","delta":"y"}\n\n'
    b'data: {"type":"transcript.text.done","text":"hey"}\n\n'
)


@KINDS
@pytest.mark.parametrize(
    ("body", "label"),
    [
        (EVENTS, "application/json"),
        (EVENTS, "text/plain; charset=utf-8"),
        (EVENTS, "text/html"),
        (b"\xef\xbb\xbf\n\n" + EVENTS, "application/json"),
        (b": ping\n\n" + EVENTS, "application/json"),
        (CHAT, "text/plain"),
        (CHAT, EVENT_STREAM),
        (INDENTED, EVENT_STREAM),
        (b"data: " + CHAT + b"\n\ndata: [DONE]\n\n", EVENT_STREAM),
        (b"data: " + CHAT + b"\n\n", "application/json"),
    ],
)
async def test_a_stream_and_a_plain_call_read_what_is_there(kind: str, body: bytes, label: str) -> None:
    with scripted(answer(200, body, Content_Type=label)) as server:
        streamed = await chat_stream(kind, Configuration(server.url))
        plain = await chat(kind, Configuration(server.url))
    assert (streamed.text, streamed.finish_reason, streamed.usage.total_tokens) == ("hi", "stop", 7)
    assert (streamed.id, streamed.model, streamed.created) == ("chat-1", "o-2", 1)
    assert (plain.id, plain.model, plain.usage) == ("chat-1", "o-2", streamed.usage)
    (choice,) = plain.choices
    assert (choice.message.role, choice.message.content, choice.finish_reason) == ("assistant", "hi", "stop")


@KINDS
async def test_a_stream_under_a_wrong_label_arrives_as_it_is_sent(kind: str) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
    events = EVENTS.split(b"\n\n")
    with scripted(
        [head, b"da", 0.02, events[0][2:] + b"\n\n", 0.02, *(event + b"\n\n" for event in events[1:-1])]
    ) as server:
        assert (await chat_stream(kind, Configuration(server.url))).text == "hi"


@KINDS
@pytest.mark.parametrize("label", ["text/html", EVENT_STREAM, "application/json"])
async def test_a_web_page_is_an_error(kind: str, label: str) -> None:
    with scripted(answer(200, b"<html><title>Sign in</title></html>", Content_Type=label)) as server:
        for ask in (chat, chat_stream, list_models):
            with pytest.raises(errors.ApiException):
                await ask(kind, Configuration(server.url, retries=0))


@KINDS
@pytest.mark.parametrize(
    ("body", "label", "text"),
    [
        (b'"hey"', "application/json", "hey"),
        (b'"hey" she said', "text/plain", '"hey" she said'),
        (b"{hey}", "text/plain", "{hey}"),
        (b'{"text":"hey"}', "text/plain", "hey"),
        (b'{"text":"hey"}', EVENT_STREAM, "hey"),
        (b'data: {"text":"hey"}\n\n', EVENT_STREAM, "hey"),
        (DELTAS, EVENT_STREAM, "hey"),
        (DELTAS, "application/json", "hey"),
    ],
)
async def test_a_transcription_in_every_form(kind: str, body: bytes, label: str, text: str) -> None:
    with scripted(answer(200, body, Content_Type=label)) as server:
        configuration = Configuration(server.url)
        assert (await call(kind, configuration, "OpenAIApi", "create_transcription", **SOUND)).text == text
        if label != "text/plain" and body[:1] != b'"':
            streamed = await call(kind, configuration, "OpenAIApi", "create_transcription_stream", **SOUND)
            assert streamed.text == text


@KINDS
@pytest.mark.parametrize(
    ("method", "arguments", "field", "item"),
    [
        ("list_models", {}, "data", {"id": "m", "object": "model"}),
        ("create_embedding", {"model": "m", "input": "a"}, "data", {"embedding": [0.5], "index": 0}),
        ("create_image", {"model": "m", "prompt": "a"}, "data", {"url": "http://h/1.png"}),
        (
            "create_chat_completion",
            {"model": "m", "messages": []},
            "choices",
            {"index": 0, "message": {"content": "a"}},
        ),
    ],
)
async def test_a_bare_list_is_the_list_of_the_answer(
    kind: str, method: str, arguments: dict[str, Any], field: str, item: Any
) -> None:
    with scripted(answer(200, json.dumps([item]).encode())) as server:
        found = await call(kind, Configuration(server.url), "OpenAIApi", method, **arguments)
    assert [each.to_dict() for each in getattr(found, field)] == [item]


@KINDS
async def test_other_lists_are_none(kind: str) -> None:
    for body, error in (
        (b"[1]", errors.UnexpectedResponseException),
        (b'[{"buttons":1}]', errors.UnexpectedResponseException),
        (b'[{"error":{"code":429,"message":"quota"}}]', errors.RateLimitException),
    ):
        with scripted(answer(200, body)) as server, pytest.raises(error):
            await list_models(kind, Configuration(server.url, retries=0))
    with scripted(answer(200, b"[]")) as server:
        assert (await list_models(kind, Configuration(server.url))).data == []
