"""Requests with system prompts, tools, files and options, and features that a backend does not support."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from support.memory_server import Memory
from support.wire import serving

from chat.conftest import SETTINGS, Talk
from mtmaisdk.chat import UnsupportedException
from mtmaisdk.clients.rest import OpenApiException

PNG = b"\x89PNG\r\n\x1a\n0000"
DATA = "data:image/png;base64," + base64.b64encode(PNG).decode()
TOOLS = [{"type": "function", "function": {"name": "get_weather", "parameters": {"type": "object"}}}]


@pytest.mark.parametrize("backend", ["openai", "aitre", "mtmai"])
async def test_a_system_prompt_comes_first_in_every_turn(kind: str, backend: str, memory: Memory) -> None:
    async with Talk(kind, backend, memory.url, system="简短") as talk:
        await talk.send("一")
        saved = talk.chat.state
        await talk.send("二")
    async with Talk(kind, backend, memory.url, state=saved) as talk:
        await talk.send("二")
    async with Talk(kind, backend, memory.url, state=saved, system="详细") as talk:
        await talk.send("二")
    roles = [[message["role"] for message in request["messages"]] for request in memory.requests]
    assert roles == [["system", "user"], *[["system", "user", "assistant", "user"]] * 3]
    assert [request["messages"][0]["content"] for request in memory.requests] == ["简短", "简短", "简短", "详细"]


async def test_tools_and_their_results(kind: str, memory: Memory) -> None:
    call = b'{"index":0,"id":"c1","type":"function","function":{"name":"get_weather","arguments":"{}"}}'
    chunk = b'data: {"choices":[{"index":0,"delta":{"tool_calls":[' + call + b']},"finish_reason":"tool_calls"}]}\n\n'
    with serving(chunk, b"data: [DONE]\n\n") as server:
        async with Talk(kind, "openai", server.url, tools=TOOLS) as talk:
            async with talk.streaming("天气？") as stream:
                reply = await talk.final(stream)
            state = talk.chat.state
    assert [called.id for called in reply.tool_calls] == ["c1"]
    async with Talk(kind, "openai", memory.url, tools=TOOLS, state=state) as talk:
        with pytest.raises(ValueError, match="tool_results: unknown call 'c2'; open calls: c1"):
            await talk.send(tool_results={"c2": "晴"})
        assert memory.requests == []
        await talk.send("快", tool_results={"c1": {"weather": "晴"}})
    asked = memory.requests[0]
    assert asked["tools"] == TOOLS
    assert [message["role"] for message in asked["messages"]] == ["user", "assistant", "tool", "user"]
    assert asked["messages"][1]["content"] is None
    assert asked["messages"][1]["tool_calls"][0]["function"] == {"name": "get_weather", "arguments": "{}"}
    assert asked["messages"][2] == {"role": "tool", "tool_call_id": "c1", "content": '{"weather": "晴"}'}


def called(call_id: str, name: str) -> dict[str, Any]:
    return {"id": call_id, "type": "function", "function": {"name": name, "arguments": "{}"}}


CUSTOM = {"id": "c2", "type": "custom", "custom": {"name": "shell", "input": "ls -l"}}
FUNCTION = {"name": "look", "arguments": '{"q":1}'}
FORMS: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "two calls with one id": ({"tool_calls": [called("0", "f"), called("0", "g")]}, [("0", "f"), ("0", "g")]),
    "custom": ({"tool_calls": [called("c1", "f"), CUSTOM]}, [("c1", "f"), ("c2", "shell")]),
    "function_call": ({"function_call": FUNCTION}, [("look", "look")]),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("way", ["plain", "streamed", "whole"])
async def test_calls_go_back_in_the_form_in_which_they_came(kind: str, memory: Memory, form: str, way: str) -> None:
    message, expected = FORMS[form]
    field = "delta" if way == "streamed" else "message"
    answer = {
        "choices": [{"index": 0, field: {"role": "assistant", "content": None, **message}, "finish_reason": "stop"}]
    }
    body = json.dumps(answer).encode()
    frames = b"data: " + body + b"\n\ndata: [DONE]\n\n" if way == "streamed" else body
    label = "text/event-stream" if way == "streamed" else "application/json"
    with serving(frames, content_type=label) as server:
        async with Talk(kind, "openai", server.url) as talk:
            if way == "plain":
                reply = await talk.send("?")
            else:
                async with talk.streaming("?") as stream:
                    reply = await talk.final(stream)
            state = json.loads(json.dumps(talk.chat.state))
    assert [(call.id, call.name) for call in reply.tool_calls] == expected
    async with Talk(kind, "openai", memory.url, state=state) as talk:
        await talk.send(tool_results={call.id: "ok" for call in reply.tool_calls})
    _, said, *results = memory.requests[0]["messages"]
    assert said == {"role": "assistant", "content": None, **message}
    if form == "function_call":
        assert results == [{"role": "function", "name": "look", "content": "ok"}]
    else:
        assert [result["role"] for result in results] == ["tool"] * len({call.id for call in reply.tool_calls})


async def test_every_call_of_one_id_has_its_result(kind: str, memory: Memory) -> None:
    message = {"role": "assistant", "content": None, "tool_calls": [called("0", "f"), called("0", "g")]}
    state = {"backend": "openai", "system": None, "messages": [{"role": "user", "content": "?"}, message]}
    async with Talk(kind, "openai", memory.url, state=state) as talk:
        with pytest.raises(ValueError, match="unknown call '0'; open calls: 0, 0"):
            await talk.send(tool_results=[("0", 1), ("0", 2), ("0", 3)])
        with pytest.raises(ValueError, match="nothing to send"):
            await talk.send(tool_results=iter(()))
        await talk.send(tool_results=iter([("0", "一"), ("0", {"n": 2})]))
    assert memory.requests[0]["messages"][2:] == [
        {"role": "tool", "tool_call_id": "0", "content": "一"},
        {"role": "tool", "tool_call_id": "0", "content": '{"n": 2}'},
    ]


async def test_options_of_the_conversation_and_of_a_turn(kind: str, memory: Memory) -> None:
    async with Talk(kind, "openai", memory.url, temperature=0, _headers={"X-Trace": "1"}) as talk:
        await talk.send("一", model="n", _extra_body={"later": 1})
        async with talk.streaming("二") as stream:
            await talk.final(stream)
    first, second = memory.requests
    assert (first["model"], first["temperature"], first["later"]) == ("n", 0, 1)
    assert (second["model"], second["temperature"]) == ("m", 0)
    assert "stream_options" not in first
    assert second["stream_options"] == {"include_usage": True}
    async with Talk(kind, "chatchat", memory.url, model="glm") as talk:
        await talk.send("三")
    assert memory.requests[-1]["model_name"] == "glm"
    async with Talk(kind, "fastgpt", memory.url, variables={"uid": "1"}, app_id="a", chat_id="c", detail=False) as talk:
        await talk.send("四")
    sent = {"variables": {"uid": "1"}, "appId": "a", "chatId": "c", "detail": False}
    assert memory.requests[-1] == {**sent, "messages": [{"role": "user", "content": "四"}]}
    async with Talk(kind, "mtmai", memory.url, profile="p", thread_id="t") as talk:
        await talk.send("五", params={"k": 1})
    assert {name: memory.requests[-1][name] for name in ("profile", "params", "threadId")} == {
        "profile": "p",
        "params": {"k": 1},
        "threadId": "t",
    }


async def test_files_for_openai(kind: str, memory: Memory, tmp_path: Path) -> None:
    image = tmp_path / "a.png"
    image.write_bytes(PNG)
    document = tmp_path / "b.pdf"
    document.write_bytes(b"%PDF-")
    async with Talk(kind, "openai", memory.url) as talk:
        await talk.send("看", attach=[image, str(image), PNG, "http://host/c.jpg", "http://host/d", DATA])
        await talk.send(attach=[document, b"%PDF-", ("x.txt", b"x"), b"RIFF0000WAVE", ("m.mp3", b"ID3")])
        state = talk.chat.state
    parts = memory.requests[0]["messages"][0]["content"]
    assert parts[0] == {"type": "text", "text": "看"}
    urls = [part["image_url"]["url"] for part in parts[1:]]
    assert urls == [DATA, DATA, DATA, "http://host/c.jpg", "http://host/d", DATA]
    parts = memory.requests[1]["messages"][2]["content"]
    pdf = "data:application/pdf;base64,JVBERi0="
    assert [part["file"] for part in parts[:3]] == [
        {"filename": "b.pdf", "file_data": pdf},
        {"filename": "file.pdf", "file_data": pdf},
        {"filename": "x.txt", "file_data": "data:text/plain;base64,eA=="},
    ]
    assert [part["input_audio"]["format"] for part in parts[3:]] == ["wav", "mp3"]
    assert state["messages"][2]["content"] == parts


async def test_files_for_fastgpt_without_an_app(kind: str, memory: Memory) -> None:
    async with Talk(kind, "fastgpt", memory.url) as talk:
        await talk.send("看", attach=[PNG, "http://host/a.png", "http://host/b.pdf", ("名.pdf", "http://host/c")])
        with pytest.raises(ValueError, match="requires the app's id"):
            await talk.send("看", attach=[b"%PDF-"])
    assert memory.requests[0]["messages"][0]["content"] == [
        {"type": "text", "text": "看"},
        {"type": "image_url", "image_url": {"url": DATA}},
        {"type": "image_url", "image_url": {"url": "http://host/a.png"}},
        {"type": "file_url", "name": "b.pdf", "url": "http://host/b.pdf"},
        {"type": "file_url", "name": "名.pdf", "url": "http://host/c"},
    ]
    assert len(memory.requests) == 1


@pytest.mark.parametrize("form", ["send", "stream"])
@pytest.mark.parametrize(
    ("backend", "given", "feature"),
    [
        ("mtmai", {"attach": [PNG]}, "attachments"),
        ("chatchat", {"attach": [PNG]}, "attachments"),
        ("mtmai", {"tool_results": {"c": "x"}}, "results of tools"),
        ("fastgpt", {"tool_results": {"c": "x"}}, "results of tools"),
        ("chatchat", {"tools": TOOLS}, "tools"),
        ("fastgpt", {"tools": TOOLS}, "tools"),
        ("fastgpt", {"system": "s"}, "a system prompt"),
        ("chatchat", {"system": "s"}, "a system prompt"),
        ("fastgpt", {"model": "m"}, "a model: its server decides"),
        ("mtmai", {"temperature": 1}, "a temperature"),
        ("openai", {"attach": ["http://host/a.pdf"]}, "the URL of a file other than an image; attach the file itself"),
    ],
)
async def test_what_a_backend_does_not_take(
    kind: str, form: str, backend: str, given: dict[str, Any], feature: str, memory: Memory
) -> None:
    async with Talk(kind, backend, memory.url) as talk:
        with pytest.raises(UnsupportedException) as caught:
            if form == "send":
                await talk.send("问", **given)
            else:
                await talk.events("问", **given)
        assert isinstance(caught.value, OpenApiException)
        assert (caught.value.backend, caught.value.feature) == (backend, feature)
        assert str(caught.value) == f"{backend} does not support {feature}"
        assert memory.requests == []
        await talk.send("问")
    options = {name: value for name, value in given.items() if name not in ("attach", "tool_results")}
    if options:
        with pytest.raises(UnsupportedException, match=feature):
            Talk(kind, backend, memory.url, **options)


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ({}, ValueError, "nothing to send"),
        ({"text": ""}, ValueError, "nothing to send"),
        ({"text": 1}, ValueError, "text: expected a string, not int"),
        ({"text": "a", "attach": "a.png"}, ValueError, "attach: pass a list of files"),
        ({"text": "a", "attach": [1]}, ValueError, "attach: a file must be"),
        ({"text": "a", "attach": ["missing.png"]}, FileNotFoundError, "file 'missing.png' does not exist"),
        ({"text": "a", "attach": ["data:x"]}, ValueError, "needs a comma"),
        ({"text": "a", "temprature": 1}, TypeError, "openai has no option 'temprature'; did you mean temperature"),
        ({"text": "a", "messages": []}, TypeError, "openai has no option 'messages'"),
        ({"text": "a", "temperature": "hot"}, ValueError, "temperature"),
    ],
)
async def test_bad_arguments_of_a_turn(
    kind: str, given: dict[str, Any], error: type[Exception], message: str, memory: Memory
) -> None:
    async with Talk(kind, "openai", memory.url) as talk:
        for turn in (talk.send, talk.events):
            with pytest.raises(error, match=message):
                await turn(**given)
        assert memory.requests == []
        await talk.send("好")


@pytest.mark.parametrize("backend", SETTINGS)
def test_bad_arguments_of_connect(kind: str, backend: str) -> None:
    with pytest.raises(TypeError, match=f"{backend} has no option 'colour'"):
        Talk(kind, backend, "http://host", colour=1)
    with pytest.raises(ValueError, match="host"):
        Talk(kind, backend, "host")
    with pytest.raises(ValueError, match="timeout"):
        Talk(kind, backend, "http://host", timeout=-1)
