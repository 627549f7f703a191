"""Conversations of several turns, with failures in between and from a saved state."""

from __future__ import annotations

import json
from typing import Any

import pytest
from support.memory_server import THREAD, Memory

from chat.conftest import SETTINGS, Talk
from mtmaisdk.chat import EndEvent, TextEvent, Usage
from mtmaisdk.clients.rest import OpenApiException
from mtmaisdk.clients.rest.contract.answers import StreamResult

pytestmark = pytest.mark.parametrize("backend", SETTINGS)


async def test_each_turn_knows_those_before(kind: str, backend: str, memory: Memory) -> None:
    async with Talk(kind, backend, memory.url) as talk:
        reply = await talk.send("一")
        assert (reply.text, reply.finish_reason) == ("第1轮", None if backend == "chatchat" else "stop")
        assert await talk.turn("stream", "二") == "第2轮"
        events = await talk.events("三")
        assert [event.text for event in events if isinstance(event, TextEvent)] == ["第3", "轮"]
        assert [event.type for event in events][-1] == "end"
        assert isinstance(events[-1], EndEvent)
        assert all(event.native is not None for event in events)
        assert (await talk.send("四")).text == "第4轮"
    assert len(memory.requests) == 4


async def test_reply_and_stream_say_the_same(kind: str, backend: str, memory: Memory) -> None:
    async with Talk(kind, backend, memory.url) as talk:
        sent = await talk.send("一")
        talk.chat.reset()
        memory.chats.clear()
        async with talk.streaming("一") as stream:
            streamed = await talk.final(stream)
            assert await talk.final(stream) is streamed
            assert stream.snapshot is streamed
    assert sent == streamed
    assert isinstance(streamed.raw, StreamResult)
    assert sent.raw is not None
    assert sent.usage == (None if backend == "chatchat" else Usage(2, 3, 5))
    assert json.loads(json.dumps(sent.to_dict()))["text"] == "第1轮"


@pytest.mark.parametrize("form", ["send", "stream"])
@pytest.mark.parametrize("fault", ["refuse", "cut", "error"])
async def test_a_failed_turn_is_as_if_it_had_not_been(
    kind: str, backend: str, form: str, fault: str, memory: Memory
) -> None:
    async with Talk(kind, backend, memory.url) as talk:
        await talk.turn(form, "一")
        before = talk.chat.state
        memory.faults.append(fault)
        with pytest.raises(OpenApiException) as caught:
            await talk.turn(form, "坏")
        assert "SECRET" not in str(caught.value)
        assert talk.chat.state == before
        assert await talk.turn(form, "二") == "第2轮"
    assert "坏" not in json.dumps(memory.requests[-1], ensure_ascii=False)


async def test_a_broken_off_turn_is_as_if_it_had_not_been(kind: str, backend: str, memory: Memory) -> None:
    async with Talk(kind, backend, memory.url) as talk:
        await talk.send("一")
        before = talk.chat.state
        async with talk.streaming("坏") as stream:
            assert await talk.first_event(stream) == TextEvent("第2")
            assert stream.snapshot.text == "第2"
        with pytest.raises(OpenApiException, match="closed before its end"):
            await talk.final(stream)
        assert talk.chat.state == before
        memory.chats = dict.fromkeys(memory.chats, 1)
        assert await talk.turn("stream", "二") == "第2轮"


async def test_a_saved_conversation_goes_on(kind: str, backend: str, memory: Memory) -> None:
    async with Talk(kind, backend, memory.url) as talk:
        await talk.send("一")
        saved = json.dumps(talk.chat.state)
        await talk.send("二")
    assert "SECRET" not in saved
    memory.chats = dict.fromkeys(memory.chats, 1)
    async with Talk(kind, backend, memory.url, state=json.loads(saved)) as talk:
        assert json.dumps(talk.chat.state) == saved
        assert (await talk.send("二")).text == "第2轮"
        talk.chat.reset()
        assert (await talk.send("一")).text == "第1轮"
        talk.chat.state = json.loads(saved)
        memory.chats = dict.fromkeys(memory.chats, 1)
        assert (await talk.send("二")).text == "第2轮"


async def test_the_state_that_is_handed_out_is_a_copy(kind: str, backend: str, memory: Memory) -> None:
    async with Talk(kind, backend, memory.url) as talk:
        await talk.send("一")
        state = talk.chat.state
        for value in state.values():
            if isinstance(value, list):
                value.clear()
        state.clear()
        assert (await talk.send("二")).text == "第2轮"


@pytest.mark.parametrize("state", [{}, {"backend": "other"}, [], {"backend": None, "x": 1}, "state"])
async def test_a_state_of_something_else_is_refused(kind: str, backend: str, state: Any, memory: Memory) -> None:
    with pytest.raises(ValueError, match=r"^state: "):
        Talk(kind, backend, memory.url, state=state)
    async with Talk(kind, backend, memory.url) as talk:
        saved = talk.chat.state
        key = next(key for key in saved if key not in ("backend", "system"))
        lists = [{**saved, name: [1]} for name, value in saved.items() if isinstance(value, list)]
        for wrong in ({**saved, "more": 1}, {**saved, key: 1}, {**saved, key: None}, {"backend": backend}, *lists):
            with pytest.raises(ValueError, match=f"^state: invalid for {backend}"):
                talk.chat.state = wrong
        assert talk.chat.state == saved


async def test_one_turn_at_a_time(kind: str, backend: str, memory: Memory) -> None:
    async with Talk(kind, backend, memory.url) as talk:
        async with talk.streaming("一") as stream:
            with pytest.raises(RuntimeError, match="not finished"):
                await talk.send("二")
            with pytest.raises(RuntimeError, match="not finished"):
                talk.chat.reset()
            await talk.final(stream)
            assert (await talk.send("二")).text == "第2轮"
        assert len(memory.requests) == 2
        stream = talk.chat.stream("三")
        with pytest.raises(RuntimeError, match="not open"):
            iter(stream) if kind == "sync" else aiter(stream)
        assert (await talk.send("三")).text == "第3轮"


async def test_what_a_conversation_keeps(kind: str, backend: str, memory: Memory) -> None:
    async with Talk(kind, backend, memory.url) as talk:
        await talk.send("一")
        await talk.send("二")
        state = talk.chat.state
    first, second = memory.requests
    assert state.pop("backend") == backend
    if backend in ("openai", "aitre"):
        assert [(message["role"], message["content"]) for message in state["messages"]] == [
            ("user", "一"),
            ("assistant", "第1轮"),
            ("user", "二"),
            ("assistant", "第2轮"),
        ]
        assert second["messages"] == state["messages"][:3]
    elif backend == "messages":
        assert [(message["role"], message["content"]) for message in state["messages"]] == [
            ("user", "一"),
            ("assistant", [{"type": "text", "text": "第1轮"}]),
            ("user", "二"),
            ("assistant", [{"type": "text", "text": "第2轮"}]),
        ]
        assert second["messages"] == state["messages"][:3]
    elif backend == "responses":
        question, answer, *_ = state["items"]
        assert question == {"role": "user", "content": "一"}
        assert (answer["id"], answer["content"][0]["text"]) == ("msg_1", "第1轮")
        assert (second["input"], second["store"]) == (state["items"][:3], False)
    elif backend == "fastgpt":
        assert state == {"chat_id": first["chatId"]}
        assert second == {**first, "messages": [{"role": "user", "content": "二"}]}
    elif backend == "chatchat":
        assert state == {"conversation_id": first["conversation_id"], "user_id": "u1"}
        assert second == {**first, "query": "二"}
        assert (first["user_id"], first["history_len"]) == ("u1", 10)
    else:
        assert (state["thread_id"], second["threadId"]) == (THREAD, THREAD)
        assert first["threadId"] != THREAD
        assert all(message["threadId"] == THREAD for message in second["messages"])
        assert all(
            {"id", "role", "content", "createdAt", "threadId"} == message.keys() for message in second["messages"]
        )
        assert first["messages"][0]["id"] == second["messages"][0]["id"]
