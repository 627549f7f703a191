"""The mock's Responses, by way of the client."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from support.caller import Caller
from support.raw_http import call

from mtmaisdk.clients.rest import ApiException, BadRequestException, NotFoundException, StreamException
from mtmaisdk.mock.backends.openai import OpenAI
from mtmaisdk.mock.mock_server import run_mock_server

RESPONSE = "OpenAIApi.create_response"
WEATHER = {
    "type": "function",
    "name": "get_weather",
    "description": "查询天气",
    "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
}
IMAGE = {"type": "input_image", "image_url": "data:image/png;base64,iVBORw0KGgo="}
SUMMARY = {"effort": "low", "summary": "auto"}
ENCRYPTED = {"include": ["reasoning.encrypted_content"], "store": False, "reasoning": SUMMARY}


def texts(response: Any) -> str:
    return "".join(part.text for item in response.output if item.type == "message" for part in item.content)


async def test_whole_and_streamed_are_the_same(caller: Caller) -> None:
    asked = {"model": "tiny", "instructions": "Be brief.", "reasoning": SUMMARY}
    said = [{"role": "user", "content": "你好"}, {"role": "assistant", "content": "好"}]
    asked["input"] = [*said, {"role": "user", "content": [{"type": "input_text", "text": "再见"}, IMAGE, IMAGE]}]
    whole = await caller.call(RESPONSE, **asked)
    events, final = await caller.stream(RESPONSE, **asked)
    assert "第 2 个" in final.text
    assert final.text.count("[input_image]") == 2
    assert final.text == texts(whole)
    assert final.reasoning == whole.output[0].summary[0].text
    kept, streamed = ([{**item, "id": ""} for item in each] for each in (
        [item.to_dict() for item in whole.output], final.extra["output"]
    ))  # fmt: skip
    assert kept == streamed
    assert (final.finish_reason, whole.status) == ("completed", "completed")
    assert final.usage.to_dict() == whole.usage.to_dict()
    assert [event.data.sequence_number for event in events] == [*range(len(events))]


async def test_tools_and_encrypted_reasoning_go_back(caller: Caller) -> None:
    asked: dict[str, Any] = {"model": "tiny", "tools": [WEATHER], **ENCRYPTED}
    question = [{"role": "user", "content": "天气怎么样？"}]
    _, final = await caller.stream(RESPONSE, input=question, **asked)
    (call,) = final.tool_calls
    thought, called = final.extra["output"]
    assert (call.name, called["type"], len(thought["encrypted_content"])) == ("get_weather", "function_call", 32)
    result = {"type": "function_call_output", "call_id": call.id, "output": "晴"}
    answer = await caller.call(RESPONSE, input=[*question, thought, called, result], **asked)
    assert "晴" in texts(answer)
    for items, said in [
        ([*question, called, *question], "No tool output found"),
        ([*question, result], "No tool call found"),
        ([*question, {**thought, "encrypted_content": "other"}], "could not be verified"),
        ([], "at least one item"),
    ]:
        with pytest.raises(BadRequestException, match=said):
            await caller.call(RESPONSE, input=items, **asked)


async def test_custom_tools_and_choices(caller: Caller) -> None:
    shell = {"type": "custom", "name": "shell", "description": "runs commands"}
    _, final = await caller.stream(RESPONSE, input="ls", tools=[WEATHER, shell], tool_choice="required")
    named = await caller.call(
        RESPONSE, input="ls", tools=[WEATHER, shell], tool_choice={"type": "custom", "name": "shell"}
    )
    assert final.tool_calls[0].name == "get_weather"
    assert (named.output[0].type, named.output[0].input) == ("custom_tool_call", "ls")


async def test_what_is_stored(caller: Caller) -> None:
    first = await caller.call(RESPONSE, input="你好")
    _, second = await caller.stream(RESPONSE, input="再见", previous_response_id=first.id)
    assert "第 2 个" in second.text
    assert second.extra["previous_response_id"] == first.id
    kept = await caller.call("OpenAIApi.get_response", response_id=second.id)
    assert texts(kept) == second.text
    listed: dict[str, Any] = {"response_id": second.id, "limit": 2}
    page = await caller.call("OpenAIApi.list_response_input_items", **listed)
    rest = await caller.call("OpenAIApi.list_response_input_items", **listed, after=page.last_id)
    assert [item.content[0].text for item in page.data] == ["再见", texts(first)]
    assert ([item.content[0].text for item in rest.data], page.has_more, rest.has_more) == (["你好"], True, False)
    oldest = await caller.call("OpenAIApi.list_response_input_items", response_id=second.id, order="asc")
    assert oldest.data[0].content[0].text == "你好"
    assert (await caller.call("OpenAIApi.delete_response", response_id=first.id)).deleted
    for method in ("get_response", "delete_response", "cancel_response", "list_response_input_items"):
        with pytest.raises(NotFoundException, match="not found"):
            await caller.call(f"OpenAIApi.{method}", response_id=first.id)
    with pytest.raises(BadRequestException, match="Previous response") as caught:
        await caller.call(RESPONSE, input="q", previous_response_id=first.id)
    assert caught.value.code == "previous_response_not_found"
    unkept = await caller.call(RESPONSE, input="q", store=False)
    with pytest.raises(NotFoundException):
        await caller.call("OpenAIApi.get_response", response_id=unkept.id)


async def test_background(caller: Caller) -> None:
    queued = await caller.call(RESPONSE, input="你好", background=True)
    assert (queued.status, queued.output) == ("queued", [])
    assert (await caller.call("OpenAIApi.get_response", response_id=queued.id)).status == "completed"
    assert (await caller.call("OpenAIApi.cancel_response", response_id=queued.id)).status == "cancelled"
    whole = await caller.call(RESPONSE, input="你好")
    with pytest.raises(BadRequestException, match="synchronous"):
        await caller.call("OpenAIApi.cancel_response", response_id=whole.id)


async def test_limits_formats_and_refusals(caller: Caller) -> None:
    _, final = await caller.stream(RESPONSE, input="q", max_output_tokens=3)
    assert (final.finish_reason, final.extra["incomplete_details"].reason) == ("incomplete", "max_output_tokens")
    schema = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}
    form = {"type": "json_schema", "name": "f", "schema": schema}
    assert texts(await caller.call(RESPONSE, input="q", text={"format": form})).startswith('{"a"')
    for body, said in ({"input": "q", "temperature": 9}, "temperature"), ({"model": "m"}, "input"):
        refused = call(caller.url, "/v1/responses", body)
        assert (refused.status, refused.json["error"]["type"]) == (400, "invalid_request_error")
        assert said in refused.json["error"]["message"]


@pytest.mark.parametrize("frame", ["responses", "responses-flat", "responses-nested"])
async def test_error_in_the_stream(caller: Caller, frame: str) -> None:
    headers = {"X-Mock-Fault": f"error-frame={frame};error-after=9"}
    with pytest.raises(StreamException, match="failed while it answered") as caught:
        await caller.stream(RESPONSE, input="q", _headers=headers)
    assert caught.value.partial is not None
    assert caught.value.partial.text == "这是你的第"


@pytest.fixture(scope="module")
def others() -> Iterator[dict[str, str]]:
    with (
        run_mock_server(check_responses=True, backends={"openai": OpenAI("lmdeploy")}) as lmdeploy,
        run_mock_server(check_responses=True, backends={"openai": OpenAI("litellm")}) as litellm,
    ):
        yield {"lmdeploy": lmdeploy.url, "litellm": litellm.url}
        assert lmdeploy.mismatches == litellm.mismatches == []


async def test_servers_that_keep_nothing(caller: Caller, others: dict[str, str]) -> None:
    caller.url = others["lmdeploy"]
    with pytest.raises(BadRequestException, match="previous_response_id is not supported") as caught:
        await caller.call(RESPONSE, input="q", previous_response_id="resp_1")
    assert caught.value.code == 400
    for item, said in [
        ({"type": "reasoning", "id": "r", "summary": []}, "'reasoning'"),
        ({"role": "user", "content": [IMAGE]}, "'input_image'"),
    ]:
        with pytest.raises(BadRequestException, match=said):
            await caller.call(RESPONSE, input=[{"role": "user", "content": "q"}, item])
    with pytest.raises(ApiException, match="Not Found"):
        await caller.call("OpenAIApi.get_response", response_id="resp_1")
    _, final = await caller.stream(RESPONSE, input="深度思考")
    assert (final.reasoning, final.usage.output_tokens_details.reasoning_tokens > 0) == ("", True)

    caller.url = others["litellm"]
    first = await caller.call(RESPONSE, input="深度思考")
    assert first.output[0].content[0].type == "output_text"
    _, second = await caller.stream(RESPONSE, input="深度思考", previous_response_id=first.id)
    assert ("第 1 个" in second.text, second.reasoning != "", second.text == texts(first)) == (True, True, True)
    with pytest.raises(ValueError, match="not one of openai, lmdeploy, litellm"):
        OpenAI("vllm")
