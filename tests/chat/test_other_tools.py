"""Tools that are not functions."""

from __future__ import annotations

import json
from typing import Any

import pytest
from support.scripted import answer, scripted

from chat.conftest import Talk
from mtmaisdk.chat import ToolCall
from mtmaisdk.mock.mock_server import run_mock_server

SHELL = {"type": "custom", "custom": {"name": "shell", "description": "Runs a command."}}
SEARCH = {"type": "web_search", "web_search": {"enable": True, "search_engine": "search_std"}}
BUILTIN = {"type": "builtin_function", "function": {"name": "$web_search"}}


def answer_with(message: dict[str, Any], **more: Any) -> Any:
    body = {"choices": [{"index": 0, "message": {"role": "assistant", **message}, "finish_reason": "stop"}], **more}
    return answer(200, json.dumps(body).encode())


@pytest.mark.parametrize(
    ("tool", "call"),
    [
        (SHELL, {"id": "c1", "type": "custom", "custom": {"name": "shell", "input": "ls -l"}}),
        (BUILTIN, {"id": "c1", "type": "builtin_function", "function": {"name": "$web_search", "arguments": "{}"}}),
        (BUILTIN, {"id": "c1", "type": "function", "function": {"name": "$web_search", "arguments": "{}"}}),
    ],
)
async def test_a_call_that_is_answered_keeps_its_type(kind: str, tool: Any, call: Any) -> None:
    answers = answer_with({"content": None, "tool_calls": [call]}), answer_with({"content": "好"})
    with scripted(*answers) as script:
        async with Talk(kind, "openai", script.url, tools=[tool]) as talk:
            (called,) = (await talk.send("?")).tool_calls
            assert (called.id, called.type) == ("c1", call["type"])
            assert (await talk.send(tool_results={"c1": called.arguments})).text == "好"
    sent = json.loads(script.requests[1].partition(b"\r\n\r\n")[2])
    assert sent["tools"] == [tool]
    assert sent["messages"][1:] == [
        {"role": "assistant", "content": None, "tool_calls": [call]},
        {"role": "tool", "tool_call_id": "c1", "content": called.arguments},
    ]


async def test_results_of_a_search_are_references(kind: str) -> None:
    found = [{"title": "天气", "link": "https://example.com/w", "content": "明天晴", "refer": "ref_1"}]
    with scripted(answer_with({"content": "明天晴[1]。"}, web_search=found)) as script:
        async with Talk(kind, "openai", script.url, tools=[SEARCH]) as talk:
            reply = await talk.send("?")
    (reference,) = reply.references
    assert (reference.title, reference.text, reference.url) == ("天气", "明天晴", "https://example.com/w")


@pytest.mark.parametrize("form", ["send", "stream"])
async def test_the_mock_server_calls_a_custom_tool(kind: str, form: str) -> None:
    with run_mock_server(check_responses=True) as mock:
        choice = {"type": "custom", "custom": {"name": "shell"}}
        async with Talk(kind, "openai", mock.url, tools=[SHELL, SEARCH], tool_choice=choice) as talk:
            async with talk.streaming("ls -l /tmp/documents") as stream:
                reply = await talk.final(stream)
            reply = reply if form == "stream" else await talk.send("ls -l /tmp/documents")
        assert mock.mismatches == []
    assert reply.tool_calls == [ToolCall("call_1_shell", "shell", "ls -l /tmp/documents", None, "custom")]
