"""Streams as frames for a web page, and replies for a notebook."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from support.scripted import CHAT, answer, scripted

from chat.conftest import Talk
from mtmaisdk.chat import Image, Reference, Reply, ToolCall, UnsupportedException, connect_async
from mtmaisdk.mock.mock_server import MockServer, run_mock_server


@pytest.fixture(scope="module")
def mock() -> Iterator[MockServer]:
    with run_mock_server(check_responses=True) as server:
        yield server
        assert server.mismatches == []


def get_weather(city: str) -> str:
    """Tells the weather."""
    return "晴"


async def frames_of(kind: str, stream: Any, *form: str) -> str:
    frames = stream.sse(*form)
    return "".join([frame async for frame in frames] if kind == "async" else frames)


def events_in(body: str) -> list[dict[str, Any]]:
    found = re.findall(r"event: (\w+)\ndata: (.+)\n\n", body)
    assert "".join(f"event: {name}\ndata: {data}\n\n" for name, data in found) == body
    events = [json.loads(data) for _, data in found]
    assert [event["type"] for event in events] == [name for name, _ in found]
    return events


def chunks_in(body: str) -> list[Any]:
    *chunks, last = body.removesuffix("\n\n").split("\n\n")
    assert last == "data: [DONE]"
    return [json.loads(chunk.removeprefix("data: ")) for chunk in chunks]


@pytest.mark.parametrize("backend", ["openai", "messages", "fastgpt", "chatchat"])
async def test_events(kind: str, backend: str, mock: MockServer) -> None:
    async with Talk(kind, backend, mock.url) as talk:
        events = events_in(await frames_of(kind, talk.chat.stream("你好\r\nevent: x")))
        assert events[-1]["type"] == "end"
        assert events[-1]["state"] == talk.chat.state
        assert "event: x" in "".join(event["text"] for event in events if event["type"] == "text")
        again = events_in(await frames_of(kind, talk.chat.stream("二")))
    assert "第 2 个问题" in "".join(event["text"] for event in again if event["type"] == "text")


async def test_events_of_a_run(kind: str, mock: MockServer) -> None:
    async with Talk(kind, "openai", mock.url, tools=[get_weather]) as talk:
        events = events_in(await frames_of(kind, talk.chat.run_stream("北京天气")))
        assert events[-1]["state"] == talk.chat.state
        (result,) = (event for event in events if event["type"] == "tool_result")
        assert (result["call"]["result"], result["failed"]) == ("晴", False)
        chunks = chunks_in(await frames_of(kind, talk.chat.run_stream("北京天气"), "openai"))
    assert not any("tool_calls" in choice["delta"] for chunk in chunks for choice in chunk["choices"])
    assert chunks[-2]["choices"][0]["finish_reason"] == "stop"


async def test_chunks_are_those_of_openai(kind: str, mock: MockServer) -> None:
    async with Talk(kind, "openai", mock.url) as talk:
        chunks = chunks_in(await frames_of(kind, talk.chat.stream("你好，深度思考"), "openai"))
        tools = [{"type": "function", "function": {"name": "get_weather", "parameters": {"type": "object"}}}]
        called = chunks_in(await frames_of(kind, talk.chat.stream("get_weather", tools=tools), "openai"))
    deltas = [choice["delta"] for chunk in chunks for choice in chunk["choices"]]
    assert deltas[0]["role"] == "assistant"
    assert sum("role" in delta for delta in deltas) == 1
    assert "".join(delta.get("content", "") for delta in deltas).startswith("这是你的第 1 个问题")
    assert "".join(delta.get("reasoning_content", "") for delta in deltas).startswith("先读问题")
    assert {(chunk["object"], chunk["model"]) for chunk in chunks} == {("chat.completion.chunk", "m")}
    assert chunks[-1]["usage"]["total_tokens"] > 0
    (choice,) = called[-2]["choices"]
    assert choice["finish_reason"] == "tool_calls"
    (call,) = choice["delta"]["tool_calls"]
    assert (call["index"], call["type"], call["function"]["name"]) == (0, "function", "get_weather")


async def test_openai_python_reads_the_chunks(mock: MockServer) -> None:
    with scripted(answer(200, CHAT)) as script:
        async with connect_async("openai", mock.url, "KEY", model="m") as chat:
            body = await frames_of("async", chat.stream("你好"), "openai")
        script.answers = [answer(200, body.encode(), Content_Type="text/event-stream")]
        async with connect_async("openai", script.url, "KEY", model="m") as chat, chat.stream("你好") as stream:
            assert (await stream.final()).text.startswith("这是你的第 1 个问题")


@pytest.mark.parametrize("form", ["events", "openai"])
async def test_errors_are_frames_that_tell_nothing_secret(kind: str, form: str, mock: MockServer) -> None:
    async with Talk(kind, "openai", mock.url) as talk:
        before = talk.chat.state
        for fault, name, message, code in (
            ("status=401", "UnauthorizedException", "The request failed.", 401),
            ("status=429", "RateLimitException", "Too many requests; try again later.", 429),
            ("cut-mid-event=3", "StreamTruncatedException", "The answer broke off.", None),
            ("drop-answer", "ApiConnectionException", "The server cannot be reached.", None),
        ):
            body = await frames_of(kind, talk.chat.stream("你好", _headers={"X-Mock-Fault": fault}), form)
            data = json.loads(body.rstrip().rpartition("data: ")[2])
            error = data["error"] if form == "openai" else {**data, "type": data["error"]}
            assert error == {"message": message, "type": name, "code": code} | (
                {} if form == "openai" else {"error": name}
            )
            assert "127.0.0.1" not in body
            assert "[DONE]" not in body
            assert talk.chat.state == before
        assert "第 1 个问题" in (await talk.send("好")).text
        with pytest.raises(ValueError, match="text"):
            talk.chat.stream(1)


async def test_an_error_of_the_program_is_raised_too(kind: str, mock: MockServer) -> None:
    def approve(call: ToolCall) -> bool:
        raise LookupError("SECRET")

    last = ""
    async with Talk(kind, "openai", mock.url, tools=[get_weather]) as talk:
        run = talk.chat.run_stream("北京天气", approve=approve)
        with pytest.raises(LookupError):
            frames = run.sse()
            while True:
                last = await anext(frames) if kind == "async" else next(frames)
        assert '"error": "LookupError"' in last
        assert "SECRET" not in last
        assert (await talk.send("好")).text


async def test_an_unknown_form(kind: str, mock: MockServer) -> None:
    async with Talk(kind, "openai", mock.url) as talk:
        with pytest.raises(ValueError, match="'json' is not one of events, openai"):
            await frames_of(kind, talk.chat.stream("?"), "json")
        assert (await talk.send("好")).text


async def test_what_is_not_supported_is_told(kind: str, mock: MockServer) -> None:
    async with Talk(kind, "mtmai", mock.url) as talk:
        body = await frames_of(kind, talk.chat.stream("看", attach=[b"x"]))
    assert events_in(body)[0]["message"] == str(UnsupportedException("mtmai", "attachments"))


async def test_the_stream_is_closed_when_the_browser_leaves() -> None:
    event = b'data: {"choices": [{"index": 0, "delta": {"content": "a"}, "finish_reason": null}]}\n\n'
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
    with scripted([head + event, 0.0, *([event, 0.01] * 300)]) as script:
        async with connect_async("openai", script.url, "KEY", model="m") as chat:
            frames = chat.stream("?").sse()
            assert "text" in await anext(frames)
            await frames.aclose()  # type: ignore[attr-defined]
            assert chat.state["messages"] == []

            async def send(frames: AsyncIterator[str]) -> None:
                async for _ in frames:
                    pass

            sending = asyncio.create_task(send(chat.stream("?").sse()))
            await asyncio.sleep(0.05)
            sending.cancel()
            with pytest.raises(asyncio.CancelledError):
                await sending
            chat.reset()


HOSTILE = [
    "<script>alert(1)</script>",
    "a `<img src=x onerror=alert(1)>` b",
    "\\`<img src=x onerror=alert(1)>`",
    "``` a`b\n<img src=x onerror=alert(1)>",
    "- a\n  ```\n<img src=x onerror=alert(1)>",
    "~~~\n~~~~\n<img src=x onerror=alert(1)>",
    "```\rx\r```\r<img src=x onerror=alert(1)>",
    "x ` y\n`<img src=x onerror=alert(1)>` z",
    " ```\n```\n<img src=x onerror=alert(1)>\n```",
    "\t```\n```\n<img src=x onerror=alert(1)>\n```",
    "- a\n\n ```\nb\n```\n<img src=x onerror=alert(1)>\n```",
    "~~~ `a\n~~~\n<img src=x onerror=alert(1)>\n~~~",
    "```\n``` x\n```\n<img src=x onerror=alert(1)>\n```",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_html_of_a_model_is_not_html_of_the_notebook(text: str) -> None:
    from markdown_it import MarkdownIt

    call = ToolCall("1", "f", text, text)
    reply = Reply(text, text, [call], references=[Reference(text, text, "javascript:alert(1)")], images=[Image("x:y")])
    html = MarkdownIt("commonmark").render(reply._repr_markdown_())
    assert not re.search(r"<(script|img)", html)
    assert "javascript:" not in html


def test_a_reply_in_a_notebook() -> None:
    from markdown_it import MarkdownIt

    code = "```html\n<b> & `c`\n```\n"
    reply = Reply(
        f"**Hi** `a<b`\n\n{code}\nend",
        "one\n\n*two*",
        [ToolCall("1", "get_weather", '{"city": "北京"}', "晴"), ToolCall("2", "mine", "{}")],
        references=[Reference("A [title]", "", "https://a.example/x"), Reference("", "text")],
        images=[Image("https://a.example/y z.png")],
    )
    html = MarkdownIt("commonmark").render(reply._repr_markdown_())
    assert "<strong>Hi</strong> <code>a&lt;b</code>" in html
    assert '<pre><code class="language-html">&lt;b&gt; &amp; `c`\n</code></pre>' in html
    assert "<details><summary>Reasoning</summary>\n<pre>one&#10;&#10;&#42;two&#42;</pre>" in html
    assert "<code>get_weather({&quot;city&quot;: &quot;北京&quot;})</code> → <code>晴</code>" in html
    assert '<img src="https://a.example/y%20z.png" alt="image" />' in html
    assert '<a href="https://a.example/x">A [title]</a>' in html
    assert "<li>text</li>" in html
    assert Reply("plain")._repr_markdown_() == "plain"
    assert Reply("```\na < b")._repr_markdown_() == "```\na < b\n```"
    # After a block in a list, which programs end in different ways, code is HTML.
    html = MarkdownIt("commonmark").render(Reply(f"- a\n  ```\n  b\n  ```\n\n{code}")._repr_markdown_())
    assert "<pre><code>&#60;b&#62; &#38; &#96;c&#96;&#10;</code></pre>" in html
