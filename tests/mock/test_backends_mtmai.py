"""The mock's mtmai and Chatchat, by way of the client."""

from __future__ import annotations

from typing import Any

from support.caller import Caller

TENANT = "707d0855-80ab-4e1f-a156-f1c4546cbf52"


def message(text: str, **more: Any) -> dict[str, Any]:
    return {"id": "m1", "role": "user", "content": text, "createdAt": "2025-01-24T10:48:37Z", "threadId": "t1", **more}


def named(events: list[Any], name: str) -> list[Any]:
    return [event.data for event in events if event.event == name]


async def test_chat_keeps_its_messages(caller: Caller) -> None:
    for number, question in enumerate(("你好", "再见"), 1):
        request = {"threadId": "t1", "messages": [message(question, id=f"m{number}")]}
        events, final = await caller.stream("ChatApi.chat_chat", TENANT, chat_req=request)
        assert question in final.text
        assert f"第 {number} 个" in final.text
        assert final.finish_reason == "stop"
        assert final.usage.completion_tokens == len(named(events, "0")) > 10
        assert named(events, "2") == [[{"type": "chatNodeRunId", "data": "t1"}]]
    kept = await caller.call("ChatApi.chat_messages", TENANT, "t1")
    assert [each.role for each in kept.messages] == ["user", "assistant", "user", "assistant"]
    assert [each.content for each in kept.messages][::2] == ["你好", "再见"]
    assert kept.messages[3].content == final.text
    assert kept.messages[0].id == "m1"
    assert {each.thread_id for each in kept.messages} == {"t1"}
    assert len({each.id for each in kept.messages}) == 4
    for tenant, thread in ((TENANT, "t2"), ("b2a7a0de-5d3d-4f38-8d4c-2f6f2b7d1c90", "t1")):
        assert (await caller.call("ChatApi.chat_messages", tenant, thread)).messages == []


async def test_chat_makes_a_thread(caller: Caller) -> None:
    threads = set()
    for _ in range(2):
        events, final = await caller.stream("ChatApi.chat_chat", TENANT, chat_req={"messages": [message("你好")]})
        ((part,),) = named(events, "2")
        threads.add(part["data"])
        kept = await caller.call("ChatApi.chat_messages", TENANT, part["data"])
        assert [each.content for each in kept.messages] == ["你好", final.text]
    assert len(threads) == 2


async def test_chat_reasons_and_calls_a_tool(caller: Caller) -> None:
    tools = [
        {"type": "function", "function": {"name": "calculator", "parameters": {"properties": {"a": {"const": 1}}}}}
    ]
    request = {"messages": [message("ask the calculator")], "params": {"tools": tools, "thinking_mode": True}}
    events, final = await caller.stream("ChatApi.chat_chat", TENANT, chat_req=request)
    assert final.finish_reason == "tool-calls"
    assert "calculator" in final.reasoning
    assert [call.args for call in named(events, "9")] == [{"a": 1}]
    assert "".join(piece["argsTextDelta"] for piece in named(events, "c")) == '{"a": 1}'


async def test_chat_without_messages(caller: Caller) -> None:
    for request in ({"messages": [], "threadId": "t1"}, None):
        _, final = await caller.stream("ChatApi.chat_chat", TENANT, chat_req=request)
        assert "「」" in final.text
    assert [each.role for each in (await caller.call("ChatApi.chat_messages", TENANT, "t1")).messages] == ["assistant"]


async def test_completions(caller: Caller) -> None:
    request = {"model": "m", "messages": [message("你好")], "threadId": "t9"}
    whole = await caller.call("ChatApi.chat_completions", TENANT, chat_completions_req=request)
    _, final = await caller.stream("ChatApi.chat_completions", TENANT, chat_completions_req=request)
    assert whole["choices"][0]["message"]["content"] == final.text
    assert "你好" in final.text
    assert final.finish_reason == "stop"
    assert len((await caller.call("ChatApi.chat_messages", TENANT, "t9")).messages) == 4


async def test_models(caller: Caller) -> None:
    models = await caller.call("ChatApi.chat_models", TENANT)
    assert [row.id for row in models.rows] == ["gpt-4o-mini", "zhipu"]


async def test_call_model_answers_with_examples(caller: Caller) -> None:
    events, _ = await caller.stream("ChatApi.chat_call_model", TENANT)
    assert events


async def test_chatchat_keeps_its_conversation(caller: Caller) -> None:
    request = {"query": "你好", "user_id": "u", "conversation_id": "c1", "history_len": 10}
    for number in (1, 2):
        events, final = await caller.stream("ChatchatApi.chat", **request)
        assert f"第 {number} 个" in final.text
        assert "你好" in final.text
        assert len(events) > 10
        assert len({event.message_id for event in events}) == 1
    assert "第 2 个" in (await caller.stream("ChatchatApi.chat", **{**request, "history_len": 1}))[1].text
    assert "第 1 个" in (await caller.stream("ChatchatApi.chat", **{**request, "conversation_id": "c2"}))[1].text
    history = [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}] * 4
    assert "第 5 个" in (await caller.stream("ChatchatApi.chat", **request, history=history))[1].text


async def test_chatchat_answers_in_one_event(caller: Caller) -> None:
    _, final = await caller.stream("ChatchatApi.chat", query="你好", conversation_id="c1")
    answer = await caller.call("ChatchatApi.chat", query="你好", conversation_id="c2")
    assert answer.text == final.text
    assert answer.message_id
    assert len((await caller.call("ChatchatApi.chat", query="你好", max_tokens=3)).text) < len(answer.text)
