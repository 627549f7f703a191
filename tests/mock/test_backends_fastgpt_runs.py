"""The mock's FastGPT: runs that outlive the connection."""

from __future__ import annotations

from typing import Any

import pytest
from support.caller import Caller

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import BadRequestException, ConflictException, sync

APP = "65f0a1b2c3d4e5f601234567"
RUN = "FastGPTApi.create_chat_completion_v2"
CHAT = {"app_id": APP, "chat_id": "run"}
LINK = {"shareId": "sh7Kq2", "outLinkUid": "visitor-31"}


def asked(text: str = "你好", **more: Any) -> dict[str, Any]:
    return {**CHAT, "messages": [{"role": "user", "content": text}], "detail": True, **more}


async def leave_early(caller: Caller, **more: Any) -> None:
    """Reads the first event of a run, and disconnects."""
    if caller.kind == "async":
        async with (
            rest.ApiClient(caller.configuration) as client,
            rest.FastGPTApi(client).create_chat_completion_v2_stream(**asked(**more)) as stream,
        ):
            await anext(aiter(stream))
            return
    with (
        sync.ApiClient(caller.configuration) as sync_client,
        sync.FastGPTApi(sync_client).create_chat_completion_v2_stream(**asked(**more)) as sync_stream,
    ):
        next(iter(sync_stream))


async def status(caller: Caller) -> list[tuple[str, int]]:
    answer = await caller.call("FastGPTApi.get_history_status", app_id=APP, chat_ids=["run", "unknown"])
    return [(chat.chat_id, chat.chat_generate_status) for chat in answer.data.list]


async def test_a_run_goes_on_until_it_is_stopped(caller: Caller) -> None:
    assert await status(caller) == []
    await leave_early(caller, _headers={"X-Mock-Fault": "tokens-per-second=50"})
    assert await status(caller) == [("run", 0)]
    with pytest.raises(ConflictException) as caught:
        await caller.call(RUN, **asked())
    assert caught.value.code == 504001
    stopped = (await caller.call("FastGPTApi.stop_chat", **CHAT)).data
    assert (stopped.success, stopped.completed, stopped.chat_generate_status) == (True, False, 0)
    assert await status(caller) == [("run", 1)]
    answer = await caller.call(RUN, **asked("再见"))
    assert "再见" in answer.choices[0].message.content
    assert (await caller.call("FastGPTApi.get_records_v2", **CHAT)).data.total == 4


async def test_the_plain_answer_and_the_stream_have_one_tree(caller: Caller) -> None:
    plain = await caller.call(RUN, **asked("北京天气"))
    events, final = await caller.stream(RUN, **asked("北京天气"))
    trees = [[node.to_dict() for node in nodes] for nodes in (plain.response_data, final.extra["responseData"])]
    assert [node["id"] for node in trees[0][1]["childrenResponses"]] == [
        node["id"] for node in trees[1][1]["childrenResponses"]
    ]
    assert trees[0][1]["childrenResponses"][0]["parentId"] == "mockChat"
    assert "flowResponses" not in {event.event for event in events}


async def test_records_are_listed_around_one_of_them(caller: Caller) -> None:
    for number in range(4):
        await caller.call(RUN, **asked(f"问题{number}", response_chat_item_id=f"r{number}"))

    async def listed(**more: Any) -> list[str]:
        data = (await caller.call("FastGPTApi.get_records_v2", **CHAT, page_size=2, **more)).data
        return [*(record.data_id for record in data.list if record.obj == "AI"), data.has_more_prev, data.has_more_next]

    assert await listed() == ["r3", True, False]
    assert await listed(prev_id="r1") == ["r0", True, True]
    assert await listed(next_id="r2") == ["r3", True, False]
    assert await listed(initial_id="r2") == ["r2", True, True]


async def test_a_share_link_is_opened(caller: Caller) -> None:
    await caller.call(RUN, messages=asked()["messages"], chat_id="shared", out_link_auth_data=LINK)
    found = (await caller.call("FastGPTApi.init_out_link", chat_id="shared", out_link_auth_data=LINK)).data
    assert (found.title, found.chat_id) == ("你好", "shared")
    assert found.app_id
    with pytest.raises(BadRequestException, match="share auth must be provided"):
        await caller.call("FastGPTApi.init_out_link", out_link_auth_data={})
