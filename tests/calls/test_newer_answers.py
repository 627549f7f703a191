"""What the servers of 2026 answer to the operations that came with them, byte for byte."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.scripted import MESSAGES, answer, call, scripted

from mtmaisdk.clients.rest import (
    BadRequestException,
    Configuration,
    ConflictException,
    MidjourneyApi,
    NotFoundException,
)

ANSWERS = Path(__file__).parent.parent / "data" / "answers"
CHAT = {"app_id": "65f0a1b2c3d4e5f601234567", "chat_id": "c"}
MTMAI = {"tenant": "707d0855-80ab-4e1f-a156-f1c4546cbf52", "chat_id": "3f0c2f0e-7b7e-4a57-9a5e-0a9d5c9f6a11"}
QUOTE = {**CHAT, "chat_item_data_id": "d"}
LINK = {"shareId": "sh7Kq2", "outLinkUid": "visitor-31"}
ASKED = {"model": "m", "messages": MESSAGES}

# The method, its arguments, and what is at paths of the answer.
READ: dict[str, tuple[str, dict[str, Any], dict[str, Any]]] = {
    "fastgpt-code-v2-nonstream-detail-4.17": (
        "FastGPTApi.create_chat_completion_v2",
        {"messages": MESSAGES, **CHAT},
        {
            "id": "kQ2fV8sZtB4nWx1cRm7LpYd0",
            "title": "一次循环",
            "choices.0.message.content.0.text.content": "好了",
            "response_data.0.loop_run_iterations": 1,
            "response_data.0.children_responses.0.parent_id": "r2",
            "response_data.0.children_responses.0.input_tokens": 20,
        },
    ),
    "fastgpt-code-v2-stop-4.17": (
        "FastGPTApi.stop_chat",
        CHAT,
        {"data.success": True, "data.completed": False, "data.chat_generate_status": 0},
    ),
    "fastgpt-code-get-history-status": (
        "FastGPTApi.get_history_status",
        {"app_id": CHAT["app_id"], "chat_ids": ["a"]},
        {"data.list.0.chat_generate_status": 0, "data.list.0.has_been_read": False, "data.list.1.chat_id": "zzz"},
    ),
    "fastgpt-code-get-quote": (
        "FastGPTApi.get_quote",
        {**QUOTE, "dataset_data_id_list": ["a"], "collection_id_list": ["b"]},
        {"data.0.q": "馆内十点开门。", "data.0.history.0.q": "馆内九点开门。", "data.0.updated": True},
    ),
    "fastgpt-code-get-collection-quote": (
        "FastGPTApi.get_collection_quote",
        {**QUOTE, "collection_id": "b"},
        {"data.list.0.anchor": 4, "data.has_more_prev": True, "data.file_name": "guide.pdf"},
    ),
    "fastgpt-code-get-records-v2": (
        "FastGPTApi.get_records_v2",
        CHAT,
        {"data.total": 2, "data.list.0.data_id": "d1", "data.list.1.value.0.text.content": "你好！"},
    ),
    "fastgpt-code-outlink-init": (
        "FastGPTApi.init_out_link",
        {"out_link_auth_data": LINK},
        {"data.app_id": "68ad85a7463006c963799a05", "data.title": "", "data.app.use_agent_sandbox": False},
    ),
    "openai-custom-tool": (
        "OpenAIApi.create_chat_completion",
        ASKED,
        {"choices.0.message.tool_calls.0.custom.input": "ls -l", "choices.0.finish_reason": "tool_calls"},
    ),
    "openai-web-search-zhipu": (
        "OpenAIApi.create_chat_completion",
        ASKED,
        {
            "choices.0.message.content": "明天晴[1]。",
            "usage.total_tokens": 14,
            "web_search.0.link": "https://example.com/w",
        },
    ),
    "chatchat-0.3-kb-nonstream-string": (
        "ChatchatApi.kb_chat",
        {"query": "a", "kb_name": "b"},
        {"choices.0.message.content": "十点开门。", "id": "chat5b1c0c1e-0000-4000-8000-000000000002"},
    ),
    "chatchat-0.3-chat-completions": (
        "ChatchatApi.create_chat_completion",
        {"messages": MESSAGES},
        {"choices.0.message.content": "你好！", "choices.0.message.finish_reason": "stop"},
    ),
    "mj-list-by-condition-newapi": (
        "MidjourneyApi.list_tasks",
        {"ids": ["1700000000001001"]},
        {"0.id": "1700000000001001", "0.buttons.0.label": "U1", "1.status": "", "1.buttons": None},
    ),
    "mtmai-messages-rows-2025-06": (
        "ChatApi.chat_messages",
        MTMAI,
        {
            "messages.0.role": "user",
            "messages.0.content": "你好",
            "messages.1.role": "assistant",
            "messages.1.id": "3f0c2f0e-7b7e-4a57-9a5e-0a9d5c9f6a12",
        },
    ),
}

REFUSED: dict[str, tuple[str, dict[str, Any], int, type[Exception], str]] = {
    "fastgpt-code-err-409-chat-generating": (
        "FastGPTApi.create_chat_completion_v2",
        {"messages": MESSAGES},
        409,
        ConflictException,
        "common:code_error.chat_error.generating",
    ),
    "fastgpt-code-err-400-share-and-appid": (
        "FastGPTApi.stop_chat",
        CHAT,
        400,
        BadRequestException,
        "appId cannot be used with share auth",
    ),
    "mj-image-seed-404-trueai": ("MidjourneyApi.get_image_seed", {"id": "1"}, 404, NotFoundException, "关联任务不存在"),
}


def at(value: Any, path: str) -> Any:
    for part in path.split("."):
        if isinstance(value, (list, dict)):
            value = value[int(part) if part.isdigit() else part]
        else:
            value = getattr(value, part)
    return value


@pytest.mark.parametrize("kind", ["async", "sync"])
@pytest.mark.parametrize("name", READ)
async def test_answer_is_read_whole(name: str, kind: str) -> None:
    method, arguments, expected = READ[name]
    with scripted(answer(200, (ANSWERS / f"{name}.json").read_bytes())) as server:
        found = await call(kind, Configuration(server.url, access_token="k"), *method.split("."), **arguments)
    assert {path: at(found, path) for path in expected} == expected
    assert not getattr(found, "misfits", None)


@pytest.mark.parametrize("kind", ["async", "sync"])
@pytest.mark.parametrize("name", REFUSED)
async def test_refusal_says_why(name: str, kind: str) -> None:
    method, arguments, status, error, said = REFUSED[name]
    with scripted(answer(status, (ANSWERS / f"{name}.json").read_bytes())) as server:
        with pytest.raises(error, match=said):
            await call(kind, Configuration(server.url, access_token="k"), *method.split("."), **arguments)


@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_cancelling_is_answered_with_nothing(kind: str) -> None:
    with scripted(answer(200, b"")) as server:
        assert (
            await call(kind, Configuration(server.url, access_token="k"), "MidjourneyApi", "cancel_task", id="1")
            is None
        )


def test_notification_of_trueai_is_read() -> None:
    task = MidjourneyApi.read_notification((ANSWERS / "mj-notify-video-trueai.json").read_bytes())
    assert (task.status, task.state, task.video_urls[0].url) == ("SUCCESS", "s1", "https://cdn.example/v.mp4")
