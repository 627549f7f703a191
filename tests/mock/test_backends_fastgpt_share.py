"""The mock's FastGPT for those who name no app: visitors of a share link, and keys that belong to an app."""

from __future__ import annotations

from typing import Any

import pytest
from support.caller import Caller

from mtmaisdk.clients.rest import BadRequestException

APP = "65f0a1b2c3d4e5f601234567"
LINK = {"shareId": "sh7Kq2", "outLinkUid": "visitor-31"}
OTHER = {**LINK, "outLinkUid": "visitor-32"}
CHAT = "FastGPTApi.create_chat_completion"
ASKED = {"messages": [{"role": "user", "content": "你好"}], "chat_id": "s1"}


async def chats(caller: Caller, **more: Any) -> list[str]:
    return [chat.chat_id for chat in (await caller.call("FastGPTApi.get_chat_histories", **more)).data.list]


async def test_a_visitor_of_a_share_link_has_chats_of_their_own(caller: Caller) -> None:
    await caller.call(CHAT, **ASKED, out_link_auth_data=LINK, response_chat_item_id="r1", detail=True)
    assert await chats(caller, out_link_auth_data=LINK) == ["s1"]
    assert await chats(caller, out_link_auth_data=OTHER) == []
    where = {"chat_id": "s1", "out_link_auth_data": LINK}
    detail = await caller.call("FastGPTApi.get_record_detail", **where, data_id="r1")
    assert [node.module_type for node in detail.data] == ["workflowStart", "chatNode"]
    await caller.call("FastGPTApi.delete_chat_record", **where, content_id="r1")
    assert (await caller.call("FastGPTApi.get_chat_records", **where)).data.total == 1
    await caller.call("FastGPTApi.delete_chat_history", chat_id="s1", out_link_auth_data=OTHER)
    assert await chats(caller, out_link_auth_data=LINK) == ["s1"]
    await caller.call("FastGPTApi.delete_chat_history", **where)
    assert await chats(caller, out_link_auth_data=LINK) == []


async def test_a_key_of_an_app_needs_no_app(caller: Caller) -> None:
    caller.key = f"fastgpt-KEY-{APP}"
    await caller.call(CHAT, **ASKED)
    assert "s1" in await chats(caller)
    assert (await caller.call("FastGPTApi.get_chat_init", chat_id="s1")).data.title == "你好"
    await caller.call("FastGPTApi.clear_chat_histories")
    assert await chats(caller) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "appId, skillId or share auth must be provided"),
        ({"app_id": APP, "out_link_auth_data": LINK}, "appId cannot be used with share auth"),
        ({"out_link_auth_data": {"shareId": "sh7Kq2"}}, "shareId and outLinkUid must be provided together"),
    ],
)
async def test_app_and_share_link_exclude_each_other(caller: Caller, arguments: Any, message: str) -> None:
    for method, more in (("get_chat_histories", {}), ("delete_chat_history", {"chat_id": "s1"})):
        with pytest.raises(BadRequestException) as caught:
            await caller.call(f"FastGPTApi.{method}", **arguments, **more)
        assert message in str(caught.value.body)


async def test_a_completion_takes_both(caller: Caller) -> None:
    await caller.call(CHAT, **ASKED, app_id=APP, out_link_auth_data=LINK)
    assert await chats(caller, out_link_auth_data=LINK) == ["s1"]
