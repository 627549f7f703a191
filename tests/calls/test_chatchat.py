"""Users, conversations and chats of the Chatchat family, as servers really answer."""

from __future__ import annotations

import json
from typing import Any

import pytest
from support.caller import Caller
from support.wire import serving

from mtmaisdk.clients.rest import exceptions as errors

JSON = "application/json"
CONVERSATION = {"id": "c1", "name": "新对话", "chat_type": "general_chat", "create_time": "2024-08-02T10:19:39"}
COMPLETION = {
    "object": "chat.completion",
    "status": None,
    "choices": [{"message": {"role": "assistant", "content": "十点开门。", "finish_reason": None, "tool_calls": []}}],
}


async def answer(kind: str, body: Any, method: str, *args: Any, status: str = "200 OK", **kwargs: Any) -> Any:
    with serving(json.dumps(body).encode(), status=status, content_type=JSON) as server:
        return await Caller(kind, server.url, []).call(f"ChatchatApi.{method}", *args, **kwargs)


@pytest.fixture(params=["async", "sync"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def test_lists_come_bare_or_in_an_envelope(kind: str) -> None:
    for body in ([CONVERSATION], {"status": 200, "msg": "success", "data": [CONVERSATION]}):
        [found] = (await answer(kind, body, "list_conversations", "u1", "general_chat")).data
        assert (found.id, found.name, found.create_time) == ("c1", "新对话", "2024-08-02T10:19:39")
    for empty in ([], {"status": 200, "msg": "success", "data": []}):
        assert (await answer(kind, empty, "list_conversations", "u1", "general_chat")).data == []
        assert (await answer(kind, empty, "list_messages", "c1")).data == []
    message = {"id": "m1", "query": "你好", "response": "", "feedback_score": -1, "meta_data": {}}
    [read] = (await answer(kind, [message], "list_messages", "c1")).data
    assert (read.query, read.response, read.feedback_score) == ("你好", "", -1)


async def test_status_in_the_body_counts(kind: str) -> None:
    who, registered = {"username": "a", "password": "b"}, {"status": 200, "id": "u1", "username": "a"}
    assert (await answer(kind, registered, "register_user", status="201 Created", **who)).id == "u1"
    with pytest.raises(errors.UnauthorizedException, match="用户名或密码错误。"):
        await answer(kind, {"status": 401, "message": "用户名或密码错误。"}, "login", **who)
    for created in ({"status": 200, "id": "c1"}, {"id": "c1"}):
        assert (await answer(kind, created, "create_conversation", user_id="u1", chat_type="general_chat")).id == "c1"
    assert (await answer(kind, {"status": 200}, "delete_conversation", "c1")).status == 200
    with pytest.raises(errors.NotFoundException, match="Conversation not found"):
        await answer(kind, {"detail": "Conversation not found"}, "delete_conversation", "c1", status="404 Not Found")
    failed = {"code": 500, "msg": "Failed to get available models", "data": {}}
    with pytest.raises(errors.ServiceException, match="Failed to get"):
        await answer(kind, failed, "list_running_models")


async def test_models_are_a_list_or_settings(kind: str) -> None:
    models = {"status": 200, "msg": "success", "data": {"models": ["chatglm3-6b"]}}
    assert (await answer(kind, models, "list_running_models")).data.models == ["chatglm3-6b"]
    settings = {"code": 200, "msg": "success", "data": {"chatglm3-6b": {"device": "cuda"}}}
    assert (await answer(kind, settings, "list_running_models")).data.model_extra == settings["data"]


async def test_json_within_a_json_string_is_read(kind: str) -> None:
    read = await answer(kind, json.dumps(COMPLETION), "kb_chat", query="几点", stream=False)
    assert read.choices[0].message.content == "十点开门。"
    with pytest.raises(errors.ApiException, match="boom"):
        await answer(kind, {"data": json.dumps({"error": "boom"})}, "kb_chat", query="几点", stream=False)
    with pytest.raises(errors.NotFoundException, match="未找到知识库 nope"):
        await answer(
            kind, {"code": 404, "msg": "未找到知识库 nope", "data": None}, "kb_chat", query="几点", stream=False
        )


async def test_passages_without_an_answer_are_wanted(kind: str) -> None:
    message = {"message": {"role": "assistant", "content": "", "tool_calls": []}}
    direct = json.dumps({"object": "chat.completion", "model": None, "docs": ["出处"], "choices": [message]})
    with serving(f"data: {direct}\r\n\r\n".encode()) as server:
        events, final = await Caller(kind, server.url, []).stream(
            "ChatchatApi.kb_chat", query="几点", return_direct=True
        )
    assert (events[0].docs, final.text, final.extra["docs"]) == (["出处"], "", ["出处"])


async def test_plain_calls_gather_all_events(kind: str) -> None:
    frames = [{"text": "检"}, {"text": "索"}, {"docs": ["d1"]}, {"search": ["s1"]}]
    with serving(*(f"data: {json.dumps(each)}\r\n\r\n".encode() for each in frames)) as server:
        found = await Caller(kind, server.url, []).call("ChatchatApi.search_engine_chat", query="几点")
    assert (found.text, found.docs, found.search) == ("检索", ["d1"], ["s1"])
    thoughts = [{"answer": "我"}, {"tools": ["a"]}, {"answer": "查"}, {"tools": ["b"]}, {"final_answer": "晴。"}]
    with serving(*(f"data: {json.dumps(each)}\r\n\r\n".encode() for each in thoughts)) as server:
        found = await Caller(kind, server.url, []).call("ChatchatApi.agent_chat", query="天气")
        events, final = await Caller(kind, server.url, []).stream("ChatchatApi.agent_chat", query="天气")
    assert (found.answer, found.tools, found.final_answer) == ("晴。", ["a", "b"], "晴。")
    assert (final.text, len(events)) == ("晴。", 5)
    whole = json.dumps({"answer": "根据资料。", "docs": ["d1"]}).encode()
    with serving(b"data: " + whole + b"\r\n\r\n") as server:
        found = await Caller(kind, server.url, []).call(
            "ChatchatApi.knowledge_base_chat", query="几点", knowledge_base_name="a"
        )
    assert (found.text, found.docs) == ("根据资料。", ["d1"])
    pieces = [{"answer": "根据"}, {"answer": "资料。"}, {"docs": ["d1"]}]
    with serving(*(f"data: {json.dumps(each)}\r\n\r\n".encode() for each in pieces)) as server:
        found = await Caller(kind, server.url, []).call(
            "ChatchatApi.knowledge_base_chat", query="几点", knowledge_base_name="a"
        )
    assert (found.text, found.answer, found.docs) == ("根据资料。", "根据资料。", ["d1"])
