"""Conversations with the mock server, with each of its behaviours and faults."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chat.conftest import SETTINGS, Talk
from mtmaisdk.chat import ToolCall, connect_async
from mtmaisdk.clients.rest import Configuration, OpenApiException, sync
from mtmaisdk.mock.background import run_in_background
from mtmaisdk.mock.server import MISMATCHES, make_app

BACKENDS = list(SETTINGS)
TOOL = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}
FATAL = ["status=400", "status=401", "html", "empty", "json-error", "drop-answer", "cut-mid-event=0"]
SLOW_OR_STREAMED = [("send", "stall-after=0")] + [
    ("stream", fault) for fault in ("cut-mid-event=2", "stall-after=2", "error-frame")
]
ERROR_FRAMES = {
    "mtmai": "data-stream-error",
    "openai": "object",
    "aitre": "error",
    "fastgpt": "event",
    "messages": "messages",
    "responses": "responses",
}
HARMLESS = ["slow-headers=0.05", "keep-alive", "empty-frames", "crlf", "split=3", "split=4;crlf"]


@pytest.fixture(scope="module")
def mock_url() -> Iterator[str]:
    app = make_app(check_responses=True)
    with run_in_background(app) as url:
        yield url
    assert app[MISMATCHES] == []


def turn_of(text: str) -> str:
    return text.partition("第 ")[2].partition(" 个")[0]


@pytest.mark.parametrize("backend", BACKENDS)
async def test_turns_by_both_ways(kind: str, backend: str, mock_url: str) -> None:
    async with Talk(kind, backend, mock_url) as talk:
        texts = [await talk.turn(form, "你好") for form in ("send", "stream", "stream", "send")]
        state = talk.chat.state
    assert [turn_of(text) for text in texts] == ["1", "2", "3", "4"]
    other = "sync" if kind == "async" else "async"
    async with Talk(other, backend, mock_url, state=state) as talk:
        assert turn_of(await talk.turn("stream", "你好")) == "5"


@pytest.mark.parametrize(
    ("form", "fault"), [*((form, fault) for form in ("send", "stream") for fault in FATAL), *SLOW_OR_STREAMED]
)
@pytest.mark.parametrize("backend", BACKENDS)
async def test_a_fault_in_the_middle(kind: str, backend: str, fault: str, form: str, mock_url: str) -> None:
    if fault == "error-frame":
        # Langchain-Chatchat has no error in a stream.
        fault = f"error-frame={ERROR_FRAMES[backend]}" if backend in ERROR_FRAMES else "cut-mid-event=1"
    options: dict[str, Any] = {"_headers": {"X-Mock-Fault": fault}, "_request_timeout": 0.1}
    async with Talk(kind, backend, mock_url) as talk:
        await talk.turn(form, "一")
        before = talk.chat.state
        with pytest.raises(OpenApiException) as caught:
            if form == "send":
                await talk.send("坏", **options)
            else:
                await talk.events("坏", **options)
        assert "SECRET" not in str(caught.value)
        assert talk.chat.state == before
        answer = await talk.turn(form, "二")
    assert "「二」" in answer
    if backend in ("openai", "aitre"):
        assert turn_of(answer) == "2"


@pytest.mark.parametrize("fault", HARMLESS)
@pytest.mark.parametrize("backend", BACKENDS)
async def test_what_does_not_break_a_turn(kind: str, backend: str, fault: str, mock_url: str) -> None:
    async with Talk(kind, backend, mock_url, _headers={"X-Mock-Fault": fault}) as talk:
        assert [turn_of(await talk.turn(form, "你好")) for form in ("send", "stream")] == ["1", "2"]


@pytest.mark.parametrize("form", ["send", "stream"])
async def test_a_tool_is_called_and_answered(kind: str, form: str, mock_url: str) -> None:
    async with Talk(kind, "openai", mock_url, tools=[TOOL]) as talk:
        if form == "send":
            reply = await talk.send("北京天气")
        else:
            async with talk.streaming("北京天气") as stream:
                reply = await talk.final(stream)
        (call,) = reply.tool_calls
        assert (call.name, reply.finish_reason, call.result) == ("get_weather", "tool_calls", None)
        answer = await talk.send(tool_results={call.id: {"weather": "晴"}})
        assert "晴" in answer.text
        assert turn_of((await talk.send("谢谢")).text) == "2"


@pytest.mark.parametrize("form", ["send", "stream"])
async def test_fastgpt_runs_its_tools_itself(kind: str, form: str, mock_url: str) -> None:
    async with Talk(kind, "fastgpt", mock_url) as talk:
        if form == "send":
            reply = await talk.send("北京天气，深度思考")
        else:
            async with talk.streaming("北京天气，深度思考") as stream:
                reply = await talk.final(stream)
        (call,) = reply.tool_calls
        assert isinstance(call, ToolCall)
        assert (call.name, call.result) == ("get_weather", '{"weather": "晴"}')
        assert reply.reasoning
        assert reply.usage is not None
        assert reply.usage.total_tokens
        assert "晴" in reply.text


@pytest.mark.parametrize("form", ["send", "stream"])
async def test_fastgpt_takes_files(kind: str, form: str, mock_url: str, tmp_path: Path) -> None:
    document = tmp_path / "手册.pdf"
    document.write_bytes(b"%PDF-")
    async with Talk(kind, "fastgpt", mock_url, app_id="66e29b870b24ce35330c0f08") as talk:
        files = [document, b"\x89PNG\r\n\x1a\n", "http://host/a.png"]
        if form == "send":
            text = (await talk.send("看", attach=files)).text
        else:
            async with talk.streaming("看", attach=files) as stream:
                text = (await talk.final(stream)).text
        assert "[file_url]" in text
        assert text.count("[image_url]") == 2
        chat_id = talk.chat.state["chat_id"]
        asked = talk.chat.api.get_chat_records(app_id="66e29b870b24ce35330c0f08", chat_id=chat_id)
        records = (await asked if kind == "async" else asked).data.list
        kept = [item.file for item in records[0].value if item.file is not None]
        assert kept[0].name == "手册.pdf"
        assert all(file.key for file in kept[:2])


async def test_fastgpt_runs_that_outlive_the_connection(kind: str, mock_url: str) -> None:
    async with Talk(kind, "fastgpt", mock_url, v2=True) as talk:
        replies = [await talk.send("北京天气")]
        async with talk.streaming("北京天气") as stream:
            replies.append(await talk.final(stream))
        for reply in replies:
            (call,) = reply.tool_calls
            assert (call.name, call.result) == ("get_weather", '{"weather": "晴"}')
            assert reply.usage is not None
            assert (reply.usage.prompt_tokens, reply.finish_reason) == (4, "stop")


async def test_fastgpt_by_a_share_link(kind: str, mock_url: str) -> None:
    link = {"shareId": "sh7Kq2", "outLinkUid": "visitor-31"}
    async with Talk(kind, "fastgpt", mock_url, app_id=None, out_link_auth_data=link) as talk:
        assert "[file_url]" in (await talk.send("看", attach=[("手册.pdf", b"%PDF-")])).text
        backend, chat_id = talk.chat.conversation.backend, talk.chat.state["chat_id"]
        with sync.ApiClient(Configuration(mock_url)) as client:
            api = sync.FastGPTApi(client)
            assert [row["id"] for row in backend.list_chats(api, 5)] == [chat_id]
            assert [row["role"] for row in backend.read_chat(api, chat_id, 5)] == ["user", "assistant"]
            backend.rename_chat(api, chat_id, "标题")
            backend.delete_chat(api, chat_id)
            assert list(backend.list_chats(api, 5)) == []


async def test_an_upload_that_fails(kind: str, mock_url: str) -> None:
    async with Talk(kind, "fastgpt", mock_url, app_id="66e29b870b24ce35330c0f08") as talk:
        before = talk.chat.state
        for turn in (talk.send, talk.events):
            with pytest.raises(OpenApiException, match="upload failed at presign"):
                await turn("看", attach=[b"%PDF-"], _headers={"X-Mock-Fault": "status=403"})
        assert talk.chat.state == before
        assert turn_of((await talk.send("好")).text) == "1"


async def test_a_turn_that_is_cancelled(mock_url: str) -> None:
    async with connect_async("openai", mock_url, "KEY", model="m") as chat:
        await chat.send("一")
        before = chat.state
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(chat.send("坏", _headers={"X-Mock-Fault": "stall-after=0"}), 0.1)
        with pytest.raises(asyncio.TimeoutError):
            async with chat.stream("坏", _headers={"X-Mock-Fault": "stall-after=2"}) as stream:
                await asyncio.wait_for(stream.final(), 0.1)
        assert chat.state == before
        assert turn_of((await chat.send("二")).text) == "2"


async def test_the_generated_client_underneath(kind: str, mock_url: str) -> None:
    async with Talk(kind, "mtmai", mock_url) as talk:
        await talk.send("你好")
        read = talk.chat.api.chat_messages(SETTINGS["mtmai"]["tenant"], talk.chat.state["thread_id"])
        kept = (await read if kind == "async" else read).messages
        state = talk.chat.state
    assert [message.content for message in kept] == [message["content"] for message in state["messages"]]
    assert kept[0].id == state["messages"][0]["id"]
