"""Typical user code of conversations, for the type checkers alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from typing_extensions import assert_type

from mtmaisdk.chat import (
    ChatEvent,
    EndEvent,
    ImageEvent,
    NodeStatusEvent,
    ReasoningEvent,
    ReferencesEvent,
    Reply,
    TextEvent,
    ToolCall,
    ToolCallEvent,
    ToolResultEvent,
    Usage,
    UsageEvent,
    connect,
    connect_async,
)
from mtmaisdk.chat.options import AsyncFastGPTChat, FastGPTEvent, OpenAIChat, OpenAIEvent
from mtmaisdk.clients.rest import ChatCompletion, ChatCompletionChunk, FastGPTChatCompletion, StreamResult, sync
from mtmaisdk.fastgpt import AsyncChatClient, AsyncResponse, ChatClient, Response


def shown(event: ChatEvent) -> str:
    if event.type == "text":
        assert_type(event, TextEvent)
        return event.text
    match event:
        case ReasoningEvent(text=text):
            return text
        case ToolCallEvent(call=call):
            assert_type(call, ToolCall)
            return call.name
        case ToolResultEvent(call=call, failed=failed):
            assert_type(failed, bool)
            return call.result or ""
        case NodeStatusEvent(name=name):
            return name
        case ReferencesEvent(references=references):
            return references[0].title
        case ImageEvent(image=image):
            assert_type(image.content, bytes | None)
            return image.url
        case UsageEvent(usage=usage):
            return str(usage.total_tokens)
        case EndEvent(finish_reason=reason):
            return reason or ""


def blocking() -> None:
    with connect("openai", "http://localhost", "KEY", model="m", timeout=3) as chat:
        assert_type(chat, OpenAIChat)
        reply = chat.send("你好", attach=["a.png", b"", ("b.pdf", b"")], temperature=0)
        assert_type(reply, Reply[ChatCompletion, None])
        assert_type(chat.send(tool_results={"c": {"n": 1}}).usage, Usage | None)
        with chat.stream("你好") as stream:
            for event in stream:
                assert_type(event, ChatEvent[OpenAIEvent])
            for text in stream.text():
                assert_type(text, str)
            assert_type(stream.final(), Reply[StreamResult, None])
        assert_type(chat.run("你好", tools=[shown], approve=lambda call: call.name == "a"), Reply[Any, Any])
        with chat.run_stream("你好", max_rounds=3, timeout=9) as run:
            for event in run:
                assert_type(event, ChatEvent[OpenAIEvent])
            assert_type(run.final(), Reply[StreamResult, Any])
        assert_type(chat.usage, Usage | None)
        assert_type(chat.state, dict[str, Any])
        chat.state = {"backend": "openai"}
    with ChatClient("fastgpt-KEY") as client:
        assert_type(client.get_chat_init("a", "c"), Response)
        assert_type(client.upload_chat_image("a", "c", "a.png")["url"], str)


def structured(chat: OpenAIChat) -> None:
    assert_type(chat.api, sync.OpenAIApi)
    assert_type(chat.send("你好", output=Path), Reply[ChatCompletion, Path])
    assert_type(chat.send("你好", output=list[Path]).output, list[Path])
    assert_type(chat.send("你好", output={"type": "object"}), Reply[ChatCompletion, Any])
    assert_type(chat.send("你好", output=Path | str), Reply[ChatCompletion, Any])
    with chat.stream("你好", output=Path) as stream:
        for event in stream:
            assert_type(event.native, ChatCompletionChunk | StreamResult)
            if event.type == "text":
                assert_type(event.native, ChatCompletionChunk)
            elif event.type == "end":
                assert_type(event.native, StreamResult)
        assert_type(stream.snapshot.output, Path | None)
        assert_type(stream.final(), Reply[StreamResult, Path])


async def asynchronous() -> None:
    async with connect_async("fastgpt", "http://localhost", "KEY") as chat:
        assert_type(chat, AsyncFastGPTChat)
        assert_type(await chat.send("你好"), Reply[FastGPTChatCompletion, None])
        async with chat.stream("你好") as stream:
            async for event in stream:
                assert_type(event, ChatEvent[FastGPTEvent])
            async for text in stream.text():
                assert_type(text, str)
            assert_type(await stream.final(), Reply[StreamResult, None])
    async with AsyncChatClient("fastgpt-KEY") as client:
        response = await client.create_chat_completion([{"role": "user", "content": "你好"}], stream=True)
        assert_type(response, AsyncResponse)
        async for line in response.iter_lines():
            assert_type(line, str)
