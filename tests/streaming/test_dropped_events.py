"""The answer of a stream of Responses is the same, whichever of its events have it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain, combinations
from typing import Any

import pytest
from support import ROOT
from support.wire import operation_of

from mtmaisdk.clients.rest import Configuration
from mtmaisdk.clients.rest.contract.answers import StreamResult
from mtmaisdk.clients.rest.streaming.reader import StreamReader
from mtmaisdk.clients.rest.sync import ApiClient, OpenAIApi
from mtmaisdk.mock.mock_server import run_mock_server

Events = list[dict[str, Any]]
WEATHER = {"type": "function", "name": "get_weather", "parameters": {"type": "object"}}
CALL = {"type": "function_call", "id": "f", "call_id": "c", "name": "look", "arguments": '{"q":1}'}


def thought(text: str) -> dict[str, Any]:
    return {"type": "reasoning", "id": "x", "summary": [], "content": [{"type": "reasoning_text", "text": text}]}


def message(*texts: str) -> dict[str, Any]:
    return {"type": "message", "id": "x", "content": [{"type": "output_text", "text": text} for text in texts]}


def of_item(item: dict[str, Any], begun: int, done: int, name: str = "output_text") -> Iterator[dict[str, Any]]:
    """The events of an item, as SGLang sends them: all have one id, and the number rises before those at the end."""
    empty = {key: "" if key == "arguments" else [] if key == "content" else value for key, value in item.items()}
    yield {"type": "response.output_item.added", "output_index": begun, "item": empty}
    for text in (part["text"] for part in item["content"]) if "content" in item else (item["arguments"],):
        for piece in (text[:1], text[1:]):
            yield {"type": f"response.{name}.delta", "output_index": begun, "item_id": item["id"], "delta": piece}
        place = {"output_index": done, "item_id": item["id"]}
        yield {"type": f"response.{name}.done", **place, "arguments" if "arguments" in item else "text": text}
        if "content" in item:
            kind = "reasoning_part" if item["type"] == "reasoning" else "content_part"
            part = {"type": item["content"][0]["type"], "text": text}
            yield {"type": f"response.{kind}.done", **place, "part": part}
    yield {"type": "response.output_item.done", "output_index": done, "item": item}


def whole(*items: dict[str, Any]) -> dict[str, Any]:
    output = [{**item, "id": f"new_{number}"} for number, item in enumerate(items)]
    return {"type": "response.completed", "response": {"id": "r", "status": "completed", "output": output}}


RISING: Events = [
    *of_item(thought("hmm"), 1, 2, "reasoning_text"),
    *of_item(message("no"), 2, 3),
    *of_item(CALL, 3, 4, "function_call_arguments"),
    whole(thought("hmm"), message("no"), CALL),
]
SEVERAL: Events = [
    *of_item(message("no", "no"), 0, 0),
    *of_item(message("no"), 1, 1),
    whole(message("no", "no"), message("no")),
]


def sampled(name: str) -> Events:
    lines = (ROOT / "tests/data/samples" / f"responses-{name}.sse").read_text().splitlines()
    data = (line.removeprefix("data:").strip() for line in lines if line.startswith("data:"))
    return [json.loads(each) for each in data if each != "[DONE]"]


def mocked(model: str) -> Events:
    """What the mock server streams: reasoning, and text or a call of a tool."""
    with run_mock_server() as server, ApiClient(Configuration(server.url, access_token="KEY")) as client:
        asked: dict[str, Any] = {"reasoning": {"effort": "low"}, "input": "天气怎么样？"}
        tools = [WEATHER] if model == "call" else None
        with OpenAIApi(client).create_response_stream(model="m", tools=tools, **asked) as stream:
            return [event.data.to_dict() for event in stream]


def level(event: dict[str, Any]) -> str | None:
    """What an event has of an answer: pieces, a whole text, a part, an item, or all items."""
    kind = str(event["type"])
    levels = {"delta": ".delta", "item": "_item.done", "part": "_part.done", "text": ".done", "all": ".completed"}
    return next((name for name, end in levels.items() if kind.endswith(end)), None)


def without(events: Events, dropped: set[str]) -> Iterator[dict[str, Any]]:
    for event in events:
        if level(event) not in dropped:
            yield event
        elif level(event) == "all":
            yield {**event, "response": {**event["response"], "output": []}}


def read(events: Iterator[dict[str, Any]]) -> StreamResult:
    reader = StreamReader(operation_of("responses").stream)
    list(reader.feed("".join(f"data: {json.dumps(event)}\n\n" for event in events).encode()))
    list(reader.finish())
    return reader.snapshot()


def said(result: StreamResult) -> Any:
    calls = [(call.id, call.name, call.arguments) for call in result.tool_calls]
    # vLLM announces a message under the number of the thought.
    items = [item["type"] for item in result.extra["output"] or () if item.get("content") != []]
    return result.text, result.reasoning, calls, items


CASES = {
    "lmdeploy-text": lambda: sampled("lmdeploy-0.18-text"),
    "lmdeploy-tools": lambda: sampled("lmdeploy-0.18-text-two-tools"),
    "lmdeploy-reasoning": lambda: sampled("lmdeploy-0.18-reasoning-lost"),
    "litellm": lambda: sampled("litellm-chat-bridge-reasoning"),
    "ollama": lambda: sampled("ollama-reasoning-tool"),
    "openai": lambda: sampled("openai-text"),
    "vllm": lambda: sampled("vllm-reasoning-text"),
    "newapi": lambda: sampled("newapi-completed-empty-output"),
    "mock-text": lambda: mocked("text"),
    "mock-call": lambda: mocked("call"),
    "numbers that rise": lambda: RISING,
    "equal texts": lambda: SEVERAL,
}


@pytest.mark.parametrize("name", CASES)
def test_any_level_is_enough(name: str) -> None:
    events = CASES[name]()
    levels = sorted({found for event in events if (found := level(event))})
    expected = said(read(iter(events)))
    for dropped in chain.from_iterable(combinations(levels, count) for count in range(len(levels))):
        kept = {*levels} - {*dropped}
        # Arguments are no parts, and a stream may end without items.
        if kept != {"part"} and not (kept <= {"part", "all"} and not events[-1]["response"]["output"]):
            assert said(read(without(events, {*dropped}))) == expected, dropped


def test_the_end_of_a_text_that_only_the_last_event_has() -> None:
    result = read(iter([*list(of_item(message("not all"), 0, 0))[:2], whole(message("not all"))]))
    assert result.text == "not all"
