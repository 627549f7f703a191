"""Answers that do not match the contract in what carries nothing of them, and errors in their place."""

from __future__ import annotations

import copy
import json
import pickle
import time
from typing import Any

import pytest
from support.scripted import answer, call, chat, chat_stream, list_models, scripted

from mtmaisdk.chat import connect
from mtmaisdk.clients.rest import Configuration
from mtmaisdk.clients.rest import exceptions as errors
from mtmaisdk.clients.rest.contract.lenient import read_leniently
from mtmaisdk.clients.rest.models import ChatCompletion
from mtmaisdk.clients.rest.wire.error_body import is_error, read_error_body
from mtmaisdk.clients.rest.wire.json_text import parse_json

KINDS = pytest.mark.parametrize("kind", ["async", "sync"])


def chat_answer(message: Any, **more: Any) -> bytes:
    return json.dumps({"choices": [{"index": 0, "message": message, "finish_reason": "stop"}], **more}).encode()


def events(*deltas: Any, **more: Any) -> bytes:
    choices = [{"index": 0, "delta": delta, "finish_reason": None} for delta in deltas]
    choices.append({"index": 0, "delta": {}, "finish_reason": "stop"})
    frames = (json.dumps({"choices": [choice], **more}) for choice in choices)
    return "".join(f"data: {frame}\n\n" for frame in [*frames, "[DONE]"]).encode()


def event_stream(body: bytes) -> Any:
    return answer(200, body, Content_Type="text/event-stream")


def test_misfits_stay_with_the_answer_and_are_not_sent_back() -> None:
    sent = {"id": 7, "created": 1746709563.49, "usage": {"total_tokens": "many"}, "later": 1}
    read = read_leniently("ChatCompletion", sent)
    assert read.misfits == {"id": 7, "created": 1746709563.49, "usage.total_tokens": "many"}
    assert read.to_dict() == {"id": "7", "created": 1746709563, "usage": {}, "later": 1}
    assert json.loads(read.to_json()) == read.to_dict()
    assert dict(read).keys() == {*ChatCompletion.model_fields, "later"}
    assert "misfits" not in repr(read)
    for again in (pickle.loads(pickle.dumps(read)), copy.deepcopy(read), read.model_copy()):
        assert (again, again.misfits) == (read, read.misfits)
    sound = ChatCompletion.from_json(read.to_json())
    assert (sound.misfits, sound) == ({}, read)
    assert sent["id"] == 7


def test_ten_thousand_misfits_take_linear_time() -> None:
    def seconds(count: int) -> float:
        content = {"data": [{"id": "m", "created": {"a": 1}} for _ in range(count)]}
        began = time.process_time()
        assert len(read_leniently("ModelList", content, ("data.id",)).misfits) == count
        return time.process_time() - began

    seconds(10)
    assert seconds(10_000) < 40 * max(seconds(1_000), 0.01)


@KINDS
@pytest.mark.parametrize(
    ("parts", "text", "reasoning"),
    [
        ([{"type": "text", "text": "a"}, {"type": "text", "text": "b"}], "ab", ""),
        (
            [{"type": "thinking", "thinking": [{"type": "text", "text": "hm"}]}, {"type": "text", "text": "a"}],
            "a",
            "hm",
        ),
        ([{"type": "thinking", "thinking": "hm", "signature": "s"}, {"type": "text", "text": "a"}], "a", "hm"),
        ([{"type": "reasoning", "text": "hm"}, {"type": "image_url", "image_url": {"url": "u"}}, "a"], "a", "hm"),
        ([], "", ""),
    ],
)
async def test_content_in_parts(kind: str, parts: list[Any], text: str, reasoning: str) -> None:
    with scripted(event_stream(events({"content": parts}, {"content": "!"}))) as server:
        result = await chat_stream(kind, Configuration(server.url))
        assert (result.text, result.reasoning) == (f"{text}!", reasoning)
        with connect("openai", server.url, "K", model="m") as conversation:
            with conversation.stream("q") as stream:
                assert "".join(stream.text()) == f"{text}!"
            assert conversation.state["messages"][-1]["content"] == f"{text}!"
    with scripted(answer(200, chat_answer({"content": parts}))) as server:
        assert (await chat(kind, Configuration(server.url))).choices[0].message.content is not None
        with connect("openai", server.url, "K", model="m") as conversation:
            reply = conversation.send("q")
    assert (reply.text, reply.reasoning) == (text, reasoning)


@KINDS
async def test_halves_of_characters(kind: str) -> None:
    with scripted(
        event_stream(events({"content": "a\ud83d"}, {"content": "\ude00b"}, {"content": "c\ud83d"}))
    ) as server:
        result = await chat_stream(kind, Configuration(server.url))
    assert result.text == "a😀bc\ufffd"
    deltas = (
        {"content": "a\ud83d"},
        {"content": "b"},
        {"reasoning_content": "r\ud83d"},
        {"reasoning_content": "\ude00"},
    )
    with scripted(event_stream(events(*deltas))) as server:
        result = await chat_stream(kind, Configuration(server.url))
    assert (result.text, result.reasoning) == ("a\ufffdb", "r😀")
    for broken in (b'data: {"choices": 5}\n\n', b"data: {\n\n", b"data: [5]\n\n"):
        with scripted(event_stream(events({"content": "a\ud83d"}) + broken + events({"content": "b"}))) as server:
            with pytest.raises(errors.StreamDecodeException):
                await chat_stream(kind, Configuration(server.url))


@KINDS
@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        (chat_answer({"content": "hi \ud83d"}), "", "hi \ufffd"),
        (chat_answer({"content": "\ud83d\ude00"}), "", "😀"),
        (chat_answer({"content": "X"}).replace(b"X", b"hi \xe4\xbd"), "", "hi \ufffd"),
        (chat_answer({"content": "X"}).replace(b"X", b"\xed\xa0\xbd\xed\xb8\x80"), "", "😀"),
        (chat_answer({"content": "X"}).replace(b"X", "你好".encode("gbk")), "; charset=gbk", "你好"),
        (chat_answer({"content": "hi"}).decode().encode("utf-16"), "; charset=utf-16", "hi"),
    ],
)
async def test_bytes_that_are_not_utf_8(kind: str, body: bytes, charset: str, text: str) -> None:
    with scripted(answer(200, body, Content_Type=f"application/json{charset}")) as server:
        read = await chat(kind, Configuration(server.url))
    assert read.choices[0].message.content == text
    assert read.to_json().encode()


@KINDS
async def test_the_only_item_in_place_of_a_list(kind: str) -> None:
    tool = {"id": "c", "type": "function", "function": {"name": "f", "arguments": "{}"}}
    choice = {"index": 0, "message": {"content": "hi", "tool_calls": tool}, "finish_reason": "tool_calls"}
    script = answer(200, json.dumps({"choices": choice}).encode())
    with scripted(script, script, event_stream(events({"content": "hi", "tool_calls": tool}))) as server:
        read = await chat(kind, Configuration(server.url))
        assert (read.choices[0].message.content, read.misfits) == ("hi", {"choices": choice})
        for _ in range(2):
            result = await chat_stream(kind, Configuration(server.url))
            assert (result.text, [(call.id, call.name) for call in result.tool_calls]) == ("hi", [("c", "f")])
    with scripted(answer(200, b'{"data": {"message": "no model"}}')) as server:
        with pytest.raises(errors.UnexpectedResponseException, match="no model"):
            await list_models(kind, Configuration(server.url, retries=0))


def test_json_nested_too_deeply_is_a_value_error() -> None:
    for body in (b"[" * 100_000, "[" * 100_000, b'{"a":' * 500 + b"1" + b"}" * 500):
        with pytest.raises(ValueError, match="nested"):
            parse_json(body)


@KINDS
async def test_an_answer_that_failed(kind: str) -> None:
    words = "internal error happened, status code 6"
    choice = {"index": 0, "message": {"role": "assistant", "content": f"I am {words}"}, "finish_reason": "error"}
    with scripted(answer(200, json.dumps({"choices": [choice]}).encode())) as server:
        for method in (chat, chat_stream):
            with pytest.raises(errors.ApiException, match=words):
                await method(kind, Configuration(server.url))
        with connect("openai", server.url, "K", model="m") as conversation, pytest.raises(errors.ApiException):
            conversation.send("q")
        assert conversation.state["messages"] == []


@pytest.mark.parametrize(
    ("body", "message", "code"),
    [
        ([{"error": {"code": 429, "message": "m", "status": "RESOURCE_EXHAUSTED"}}], "m", 429),
        ({"base_resp": {"status_code": 1004, "status_msg": "m"}, "choices": None}, "m", 1004),
        ({"Response": {"Error": {"Code": "AuthFailure", "Message": "m"}, "RequestId": "r"}}, "m", "AuthFailure"),
        ({"error_code": 110, "error_msg": "m"}, "m", 110),
        ({"errcode": 40001, "errmsg": "m"}, "m", 40001),
        ({"statusCode": 401, "message": "m"}, "m", 401),
        ({"error": {"message": "", "code": "quota"}}, "an error without a message, code 'quota'", "quota"),
        ({"type": "response.failed", "response": {"status": "failed", "error": "m"}}, "m", None),
        ({"detail": {"error": {"message": "m", "code": 401}}}, "m", 401),
    ],
)
def test_dialects(body: Any, message: str, code: Any) -> None:
    assert is_error(body)
    said = read_error_body(json.dumps(body))
    assert (said.message, said.code) == (message, code)


@pytest.mark.parametrize(
    "body",
    [
        {"base_resp": {"status_code": 0, "status_msg": ""}, "choices": [{}]},
        {"status": "SUCCESS", "statusCode": 200},
        [{"id": "n", "error": "a node's own"}],
        [],
    ],
)
def test_answers_that_look_like_errors(body: Any) -> None:
    assert not is_error(body)


@KINDS
async def test_an_event_as_the_body_of_an_error(kind: str) -> None:
    body = b'event: error\ndata: {"code":514,"statusText":"unAuthApiKey","message":"no key"}\n\n'
    with scripted(answer(500, body, Content_Type="text/event-stream")) as server:
        with pytest.raises(errors.ServiceException, match="no key") as caught:
            await call(kind, Configuration(server.url, retries=0), "FastGPTApi", "create_chat_completion", messages=[])
    assert caught.value.code == 514


@KINDS
@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"null", "list_models: the response is null"),
        (b"", "list_models: the response has an empty body"),
        (b'{"data":[{"id":"a"},5]}', "list_models: the response does not match the contract, data.1: Input should be"),
        (b"{", "list_models: the response does not match the contract, it is not valid JSON: {"),
        (b'{"object":"list"}', "list_models: the response has no data"),
    ],
)
async def test_what_is_wrong_is_said(kind: str, body: bytes, words: str) -> None:
    with scripted(answer(200, body)) as server:
        with pytest.raises(errors.UnexpectedResponseException) as caught:
            await list_models(kind, Configuration(server.url, retries=0))
    assert str(caught.value).startswith(words)


@KINDS
async def test_what_is_wrong_with_an_event_is_said(kind: str) -> None:
    with scripted(event_stream(b'data: {"choices":[{"index":0,"delta":[1]}]}\n\n')) as server:
        with pytest.raises(errors.StreamDecodeException, match=r"choices\.0\.delta: Input should be"):
            await chat_stream(kind, Configuration(server.url))
    with scripted(event_stream(b'data: {"error":{"message":"An internal server error"}}\n\n')) as server:
        with pytest.raises(errors.StreamException) as caught:
            await chat_stream(kind, Configuration(server.url, retries=0))
    assert caught.value.message == "An internal server error"


@KINDS
async def test_an_event_that_cannot_be_read_and_has_no_part_of_the_answer(kind: str) -> None:
    body = (
        b'event: flowNodeStatus\ndata: [1]\n\nevent: answer\ndata: {"choices":[{"index":0,"delta":{"content":"hi"},'
        b'"finish_reason":"stop"}]}\n\nevent: answer\ndata: [DONE]\n\nevent: flowResponses\ndata: 5\n\n'
    )
    with scripted(event_stream(body)) as server:
        result = await call(kind, Configuration(server.url), "FastGPTApi", "create_chat_completion_stream", messages=[])
        assert result.text == "hi"
        with connect("fastgpt", server.url, "K") as conversation:
            with conversation.stream("q") as stream:
                assert "".join(stream.text()) == "hi"
