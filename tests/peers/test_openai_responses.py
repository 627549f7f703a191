"""The `openai` package's Responses, which know nothing of the contract, accept the mock server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from support.openai_client import OpenAIClient, openai

from mtmaisdk.mock.mock_server import MockServer, run_mock_server

CREATE = "responses.create"
QUESTION = "杭州天气如何？"
WEATHER = {
    "type": "function",
    "name": "get_weather",
    "description": "查询天气",
    "parameters": {
        "type": "object",
        "properties": {"city": {"type": "string"}, "unit": {"type": "string", "enum": ["C", "F"]}},
        "required": ["city", "unit"],
        "additionalProperties": False,
    },
    "strict": True,
}
THINKING: dict[str, Any] = {"reasoning": {"effort": "low"}, "include": ["reasoning.encrypted_content"], "store": False}


@pytest.fixture(scope="module")
def running_mock() -> Iterator[MockServer]:
    with run_mock_server(check_responses=True) as server:
        yield server


@pytest.fixture(params=["async", "sync"])
def client(request: pytest.FixtureRequest, running_mock: MockServer) -> Iterator[OpenAIClient]:
    yield OpenAIClient(request.param, running_mock.url)
    assert running_mock.mismatches == []


async def test_plain_and_streamed(client: OpenAIClient) -> None:
    whole = await client.call(CREATE, model="m", input=QUESTION, instructions="Be brief.")
    assert QUESTION in whole.output_text
    assert whole.usage.total_tokens == whole.usage.input_tokens + whole.usage.output_tokens > 0
    events = await client.call(CREATE, model="m", input=QUESTION, stream=True)
    deltas = [event.delta for event in events if event.type == "response.output_text.delta"]
    assert len(deltas) > 3
    assert "".join(deltas) == whole.output_text == events[-1].response.output_text
    _, final = await client.stream_response(model="m", input=QUESTION)
    assert final.output_text == whole.output_text


async def test_tools_and_reasoning(client: OpenAIClient) -> None:
    """The package assembles the call and reads its arguments, and gets an answer to its result."""
    asked: dict[str, Any] = {"model": "m", "tools": [WEATHER], **THINKING}
    events, final = await client.stream_response(input=QUESTION, **asked)
    thought, called = final.output
    assert (thought.type, called.type, called.name) == ("reasoning", "function_call", "get_weather")
    assert set(json.loads(called.arguments)) == {"city", "unit"} == set(called.parsed_arguments)
    pieces = [event.delta for event in events if event.type == "response.reasoning_summary_text.delta"]
    assert "".join(pieces) == thought.summary[0].text
    items = [{"role": "user", "content": QUESTION}, *(item.to_dict() for item in final.output)]
    items[-1].pop("parsed_arguments", None)
    result = {"type": "function_call_output", "call_id": called.call_id, "output": "晴，21 度"}
    answer = await client.call(CREATE, input=[*items, result], **asked)
    assert "晴，21 度" in answer.output_text


async def test_what_is_stored(client: OpenAIClient) -> None:
    first = await client.call(CREATE, model="m", input="你好")
    second = await client.call(CREATE, model="m", input="再见", previous_response_id=first.id)
    assert "第 2 个" in second.output_text
    kept = await client.call("responses.retrieve", response_id=second.id)
    assert kept.output_text == second.output_text
    page = await client.call("responses.input_items.list", response_id=second.id, limit=2)
    assert [item.content[0].text for item in page.data] == ["再见", first.output_text]
    await client.call("responses.delete", response_id=second.id)
    for method in ("retrieve", "delete", "cancel"):
        with pytest.raises(openai.NotFoundError, match="not found"):
            await client.call(f"responses.{method}", response_id=second.id)


async def test_refusals_and_limits(client: OpenAIClient) -> None:
    with pytest.raises(openai.BadRequestError, match="Previous response") as caught:
        await client.call(CREATE, model="m", input="q", previous_response_id="resp_none")
    assert caught.value.code == "previous_response_not_found"
    cut = await client.call(CREATE, model="m", input=QUESTION, max_output_tokens=3)
    assert (cut.status, cut.incomplete_details.reason) == ("incomplete", "max_output_tokens")
    queued = await client.call(CREATE, model="m", input=QUESTION, background=True)
    assert queued.status == "queued"
    assert (await client.call("responses.cancel", response_id=queued.id)).status == "cancelled"
