"""The mock's Messages, by way of the client."""

from __future__ import annotations

from typing import Any

import pytest
from support.caller import Caller

from mtmaisdk.clients.rest import ApiException, BadRequestException, StreamException

MESSAGE = "MessagesApi.create_message"
WEATHER = {
    "name": "get_weather",
    "description": "查询天气",
    "input_schema": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
}


def request(*messages: Any, **more: Any) -> dict[str, Any]:
    said = [{"role": "user", "content": each} if isinstance(each, str) else each for each in messages]
    return {"model": "tiny", "max_tokens": 500, "messages": said, **more}


async def test_whole_and_streamed_are_the_same(caller: Caller) -> None:
    asked = request("深度思考：你好", {"role": "assistant", "content": "好"}, "再见，深度思考", system="Be brief.")
    whole = await caller.call(MESSAGE, **asked)
    _, final = await caller.stream(MESSAGE, **asked)
    blocks = [block.to_dict() for block in whole.content]
    assert [block["type"] for block in blocks] == ["thinking", "text"]
    assert "第 2 个" in final.text
    assert final.extra["content"] == blocks
    assert final.finish_reason == whole.stop_reason == "end_turn"
    assert final.usage.to_dict() == whole.usage.to_dict()
    counted = await caller.call(
        "MessagesApi.count_message_tokens", model="tiny", messages=asked["messages"], system="Be brief."
    )
    assert counted.input_tokens == whole.usage.input_tokens


async def test_tools_and_signed_thinking_go_back(caller: Caller) -> None:
    asked = request("天气怎么样？", tools=[WEATHER], thinking={"type": "enabled", "budget_tokens": 1024})
    _, final = await caller.stream(MESSAGE, **asked)
    assert final.finish_reason == "tool_use"
    call = final.tool_calls[0]
    assert call.name == "get_weather"
    result = {"type": "tool_result", "tool_use_id": call.id, "content": "晴"}
    said = [asked["messages"][0], {"role": "assistant", "content": final.extra["content"]}]
    answer = await caller.call(MESSAGE, **{**asked, "messages": [*said, {"role": "user", "content": [result]}]})
    assert "晴" in answer.content[-1].text
    with pytest.raises(BadRequestException, match="without `tool_result`"):
        await caller.call(MESSAGE, **{**asked, "messages": [*said, {"role": "user", "content": "x"}]})
    final.extra["content"][0]["signature"] = "other"
    with pytest.raises(BadRequestException, match="Invalid `signature`"):
        await caller.call(MESSAGE, **{**asked, "messages": [*said, {"role": "user", "content": [result]}]})


async def test_limits_and_refusals(caller: Caller) -> None:
    assert (await caller.call(MESSAGE, **request("q", max_tokens=3))).stop_reason == "max_tokens"
    assert (await caller.call(MESSAGE, **request("q", stop_sequences=["个"]))).content[0].text == "这是你的第 1 "
    for wrong, said in ({"anthropic_version": None}, "anthropic-version"), ({"messages": []}, "at least one"):
        with pytest.raises(BadRequestException, match=said):
            await caller.call(MESSAGE, **{**request("q"), **wrong})
    caller.key = ""
    with pytest.raises(ApiException, match="Unauthorized"):
        await caller.call(MESSAGE, **request("q"))


async def test_error_in_the_stream(caller: Caller) -> None:
    headers = {"X-Mock-Fault": "error-frame=messages;error-after=4"}
    with pytest.raises(StreamException, match="failed while") as caught:
        await caller.stream(MESSAGE, **request("q"), _headers=headers)
    assert caught.value.partial is not None
    assert caught.value.partial.text
