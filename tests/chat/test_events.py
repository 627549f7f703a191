"""The chat events for the backends' own events."""

from __future__ import annotations

import json
from typing import Any

import pytest
from support import ROOT
from support.wire import serving

from chat.conftest import Talk
from mtmaisdk.chat import (
    ChatEvent,
    EndEvent,
    NodeStatusEvent,
    ReasoningEvent,
    Reference,
    ReferencesEvent,
    TextEvent,
    ToolCall,
    ToolCallEvent,
    Usage,
    UsageEvent,
)
from mtmaisdk.clients.rest.contract.answers import StreamEvent, StreamResult, UnknownEvent
from mtmaisdk.clients.rest.models import FastGPTNodeResponse

SAMPLES = ROOT / "tests" / "data" / "samples"
QUOTE = {"id": "q1", "sourceName": "手册.pdf", "q": "问", "a": "答"}
AUTOGEN = [
    {"source": "user", "models_usage": None, "content": "1+2?", "type": "TextMessage"},
    {
        "source": "assistant",
        "models_usage": {"prompt_tokens": 31, "completion_tokens": 9},
        "content": [{"id": "c1", "arguments": '{"a": 1}', "name": "add"}],
        "type": "ToolCallRequestEvent",
    },
    {
        "source": "assistant",
        "models_usage": None,
        "content": [{"content": "3", "call_id": "c1"}],
        "type": "ToolCallExecutionEvent",
    },
    {"source": "assistant", "models_usage": None, "content": "3", "type": "ToolCallSummaryMessage"},
    {
        "source": "assistant",
        "models_usage": {"prompt_tokens": 10, "completion_tokens": 2},
        "content": "等于三",
        "type": "TextMessage",
    },
    {"task_result": {"messages": [], "stop_reason": "done"}, "usage": "", "duration": 0.1},
]


async def events_of(kind: str, backend: str, *pieces: bytes, text: str = "问") -> list[ChatEvent]:
    with serving(*pieces) as server:
        async with Talk(kind, backend, server.url) as talk:
            return await talk.events(text)


def sse(data: Any, event: str = "") -> bytes:
    return (f"event: {event}\n" * bool(event) + f"data: {json.dumps(data)}\n\n").encode()


def parts(*lines: tuple[str, Any]) -> bytes:
    return "".join(f"{code}:{json.dumps(value)}\n" for code, value in lines).encode()


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


async def test_a_fastgpt_workflow(kind: str) -> None:
    events = await events_of(kind, "fastgpt", sample("fastgpt-code-v2-stream-detail-true-4.14.sse"))
    call = ToolCall("call_8Zq1", "t1Wq9", '{"city":"杭州"}', '{\n  "weather": "晴"\n}')
    assert events == [
        NodeStatusEvent("流程开始", "done"),
        NodeStatusEvent("工具调用", "running"),
        ReasoningEvent("用户想知道天气"),
        NodeStatusEvent("查询天气", "running"),
        ToolCallEvent(call),
        TextEvent("杭州今天"),
        TextEvent("晴。"),
        NodeStatusEvent("工具调用", "done"),
        NodeStatusEvent("updateVariables"),
        NodeStatusEvent("变量更新", "done"),
        TextEvent("\n如需帮助请联系客服"),
        NodeStatusEvent("指定回复", "done"),
        NodeStatusEvent("workflowDuration"),
        UsageEvent(Usage(312, 48, 360)),
        EndEvent("stop"),
    ]
    variables = events[8].native
    assert isinstance(variables, StreamEvent)
    assert variables.data == {"city": "杭州", "uid": "asdfadsfasfd2323"}
    assert isinstance(events[-1].native, StreamResult)


async def test_fastgpt_quotes_each_passage_once(kind: str) -> None:
    nodes = [
        {"moduleName": "搜索", "quoteList": [QUOTE]},
        {
            "moduleName": "工具",
            "quoteList": [QUOTE],
            "toolDetail": [{"quoteList": [{**QUOTE, "id": "q2"}], "tokens": 7}],
        },
    ]
    events = await events_of(
        kind,
        "fastgpt",
        sse({"choices": [{"delta": {"content": "好"}, "finish_reason": "stop"}]}),
        b"data: [DONE]\n\n",
        sse(nodes, "flowResponses"),
    )
    references = [event.references for event in events if isinstance(event, ReferencesEvent)]
    assert references == [[Reference("手册.pdf", "问\n答")], [Reference("手册.pdf", "问\n答")]]
    assert events[-2] == UsageEvent(Usage(None, None, 7))


INNER_LISTS = sorted(
    field.alias or name
    for name, field in FastGPTNodeResponse.model_fields.items()
    if "FastGPTNodeResponse" in str(field.annotation)
)
ENDED = sse({"choices": [{"delta": {"content": "好"}, "finish_reason": "stop"}]}, "answer") + b"data: [DONE]\n\n"


def test_the_lists_of_inner_nodes_are_those_of_the_contract() -> None:
    assert {"childrenResponses", "loopRunDetail", "parallelDetail", "toolDetail"} <= {*INNER_LISTS}


@pytest.mark.parametrize("name", INNER_LISTS)
@pytest.mark.parametrize("form", ["flowResponses", "flowNodeResponse", "flat", "plain", "both"])
async def test_fastgpt_counts_inner_nodes_once(kind: str, form: str, name: str) -> None:
    leaf = {"id": "n3", "inputTokens": 100, "quoteList": [QUOTE], "errorText": "the tool failed"}
    tree = {"id": "n1", "inputTokens": 5, name: [{"id": "n2", "outputTokens": 50, name: [leaf]}]}
    rows = [
        {**leaf, "parentId": "n2"},
        {"id": "n1", "inputTokens": 5},
        {"id": "n2", "parentId": "n1", "outputTokens": 50},
    ]
    pieces = {
        "flowResponses": [sse([tree], "flowResponses")],
        "flowNodeResponse": [sse(tree, "flowNodeResponse")],
        "flat": [sse(row, "flowNodeResponse") for row in rows],
        "both": [*(sse(row, "flowNodeResponse") for row in rows), sse([tree], "flowResponses")],
    }
    if form == "plain":
        body = {"choices": [{"message": {"content": "好"}, "finish_reason": "stop"}], "responseData": [tree]}
        with serving(json.dumps(body).encode(), content_type="application/json") as server:
            async with Talk(kind, "fastgpt", server.url) as talk:
                reply = await talk.send("问")
    else:
        with serving(*pieces[form], ENDED) as server:
            async with Talk(kind, "fastgpt", server.url) as talk, talk.streaming("问") as stream:
                reply = await talk.final(stream)
    assert reply.usage == Usage(105, 50, 155)
    assert reply.references == [Reference("手册.pdf", "问\n答")]
    assert reply.finish_reason == "stop"


def tool(name: str, call: str | None, form: str, **fields: str) -> bytes:
    """A tool event with its id inside, beside, at both places, or nowhere."""
    held = {**fields, **({"id": call} if call and form in ("inside", "both") else {})}
    return sse({"tool": held, **({"responseValueId": call} if call and form in ("beside", "both") else {})}, name)


@pytest.mark.parametrize("form", ["inside", "beside", "both"])
async def test_fastgpt_tools_that_run_in_parallel(kind: str, form: str) -> None:
    events = await events_of(
        kind,
        "fastgpt",
        tool("toolCall", "c1", form, toolName="查", functionName="search"),
        tool("toolCall", "c2", form, toolName="天气", functionName="weather"),
        tool("toolParams", "c1", form, params='{"a"'),
        tool("toolParams", "c2", form, params='{"b":'),
        tool("toolParams", "c1", form, params=":1}"),
        tool("toolParams", "c2", form, params="2}"),
        tool("toolResponse", "c2", form, response="二"),
        tool("toolResponse", "c1", form, response="一"),
        tool("toolResponse", "c2", form, response="又二"),
        # A heartbeat.
        sse({"choices": [{"delta": {"content": ""}}]}, "answer"),
        tool("toolResponse", "c1", form, response="又一"),
        ENDED,
    )
    first = ToolCall("c1", "search", '{"a":1}', "一又一")
    second = ToolCall("c2", "weather", '{"b":2}', "二又二")
    assert events == [
        NodeStatusEvent("查", "running"),
        NodeStatusEvent("天气", "running"),
        ToolCallEvent(second),
        ToolCallEvent(first),
        TextEvent("好"),
        EndEvent("stop"),
    ]
    assert isinstance(events[-1].native, StreamResult)
    assert [(call.id, call.arguments) for call in events[-1].native.tool_calls] == [
        ("c1", '{"a":1}'),
        ("c2", '{"b":2}'),
    ]


async def test_fastgpt_tools_without_ids(kind: str) -> None:
    def call(name: str, arguments: str) -> bytes:
        return tool("toolCall", None, "", functionName=name) + tool("toolParams", None, "", params=arguments)

    def result(text: str) -> bytes:
        return tool("toolResponse", None, "", response=text)

    told = call("a", "{}") + result("1") + result("1") + call("b", "[]") + call("c", "0") + result("2") + result("3")
    events = await events_of(kind, "fastgpt", told, ENDED)
    assert [event.call for event in events if isinstance(event, ToolCallEvent)] == [
        ToolCall("", "a", "{}", "11"),
        ToolCall("", "b", "[]", "2"),
        ToolCall("", "c", "0", "3"),
    ]


async def test_a_late_piece_of_a_result_is_in_the_reply(kind: str) -> None:
    called = tool("toolCall", "c", "beside", functionName="f") + tool("toolResponse", "c", "beside", response="1")
    said = sse({"choices": [{"delta": {"content": "好"}}]}, "answer")
    unknown = tool("toolResponse", "x", "inside", response="of no call")
    with serving(called, said, tool("toolResponse", "c", "beside", response="2"), unknown, ENDED) as server:
        async with Talk(kind, "fastgpt", server.url) as talk, talk.streaming("问") as stream:
            reply = await talk.final(stream)
    assert reply.tool_calls == [ToolCall("c", "f", "", "12"), ToolCall("x", "", "", "of no call")]


async def test_a_tool_that_a_plain_answer_lists_twice(kind: str) -> None:
    used = {"id": "c", "functionName": "f", "params": "{}", "response": "1"}
    content = [{"tools": [used], "tool": used}, {"text": {"content": "好"}}]
    body = json.dumps({"choices": [{"message": {"content": content}, "finish_reason": "stop"}]}).encode()
    with serving(body, content_type="application/json") as server:
        async with Talk(kind, "fastgpt", server.url) as talk:
            reply = await talk.send("问")
    assert (reply.text, reply.tool_calls) == ("好", [ToolCall("c", "f", "{}", "1")])


@pytest.mark.parametrize("event", ["flowResponses", "flowNodeResponse"])
async def test_a_fastgpt_node_that_fails(kind: str, event: str) -> None:
    nodes = [{"moduleName": "开始"}, {"moduleName": "AI 对话", "errorText": "model is down"}]
    told = [sse(nodes, event)] if event == "flowResponses" else [sse(node, event) for node in nodes]
    end = sse({"choices": [{"delta": {}, "finish_reason": "stop"}]}, "answer")
    events = await events_of(kind, "fastgpt", *told, end, b"data: [DONE]\n\n")
    assert NodeStatusEvent("AI 对话", "failed") in events
    assert NodeStatusEvent("开始", "failed") not in events
    assert events[-1] == EndEvent("error")


async def test_fastgpt_waits_for_the_user_and_sends_what_is_new(kind: str) -> None:
    question = {"interactive": {"type": "userSelect", "params": {"description": "选", "userSelectOptions": []}}}
    events = await events_of(
        kind,
        "fastgpt",
        sse(question, "interactive"),
        sse({"later": 1}, "laterEvent"),
        sse({"tool": {"id": "c", "toolName": "查", "functionName": "f", "params": "{}"}}, "toolCall"),
        sse({"choices": [{"delta": {}, "finish_reason": "stop"}]}, "answer"),
        b"data: [DONE]\n\n",
    )
    assert events == [
        NodeStatusEvent("userSelect", "waiting"),
        NodeStatusEvent("laterEvent"),
        NodeStatusEvent("查", "running"),
        ToolCallEvent(ToolCall("c", "f", "{}")),
        EndEvent("stop"),
    ]
    assert isinstance(events[1].native, UnknownEvent)
    assert events[0].native.data.interactive.params.description == "选"


async def test_openai_tool_calls_are_whole(kind: str) -> None:
    events = await events_of(kind, "openai", sample("openai-tool-call-parallel.sse"))
    calls = [event.call for event in events if isinstance(event, ToolCallEvent)]
    assert [(call.id, call.name, call.result) for call in calls] == [
        ("call_a", "read_file", None),
        ("call_b", "read_file", None),
    ]
    assert all(json.loads(call.arguments) is not None for call in calls)


@pytest.mark.parametrize("sample_name", ["openai-reasoning-content.sse", "openai-reasoning-openrouter.sse"])
async def test_openai_reasoning(kind: str, sample_name: str) -> None:
    events = await events_of(kind, "openai", sample(sample_name))
    assert events[0].type == "reasoning"
    assert "".join(event.text for event in events if isinstance(event, TextEvent))


async def test_openai_counts_once_and_quotes(kind: str) -> None:
    note = {"type": "url_citation", "url_citation": {"title": "站", "url": "http://a", "content": "段"}}
    delta = {"content": "好", "annotations": [note]}
    events = await events_of(
        kind,
        "openai",
        sse({"choices": [{"index": 0, "delta": delta}], "usage": {"total_tokens": 1}}),
        sse({"choices": [{"index": 1, "delta": {"content": "另"}}]}),
        sse({"choices": [{"index": 0, "delta": {}, "finish_reason": "length"}], "usage": {"total_tokens": 2}}),
        b"data: [DONE]\n\n",
    )
    assert events == [
        TextEvent("好"),
        ReferencesEvent([Reference("站", "段", "http://a")]),
        UsageEvent(Usage(None, None, 2)),
        EndEvent("length"),
    ]


async def test_mtmai_agents(kind: str) -> None:
    events = await events_of(kind, "mtmai", parts(*(("2", item) for item in AUTOGEN)), text="1+2?")
    assert events == [
        ToolCallEvent(ToolCall("c1", "add", '{"a": 1}', "3")),
        TextEvent("3"),
        TextEvent("\n\n等于三"),
        NodeStatusEvent("task_result", "done"),
        UsageEvent(Usage(41, 11, 52)),
        EndEvent("done"),
    ]


async def test_mtmai_data_stream(kind: str) -> None:
    events = await events_of(
        kind,
        "mtmai",
        parts(("f", {"messageId": "m"}), ("g", "想"), ("b", {"toolCallId": "c", "toolName": "add"})),
        parts(
            ("c", {"toolCallId": "c", "argsTextDelta": "{"}), ("9", {"toolCallId": "c", "toolName": "add", "args": {}})
        ),
        parts(
            ("a", {"toolCallId": "c", "result": {"n": 3}}), ("9", {"toolCallId": "d", "toolName": "ask", "args": {}})
        ),
        parts(("0", "三"), ("8", [1]), ("e", {"finishReason": "stop"}), ("d", {"finishReason": "stop"})),
    )
    assert events == [
        NodeStatusEvent("step", "running"),
        ReasoningEvent("想"),
        NodeStatusEvent("add", "running"),
        ToolCallEvent(ToolCall("c", "add", "{}", '{"n": 3}')),
        TextEvent("三"),
        NodeStatusEvent("annotations"),
        NodeStatusEvent("step", "done"),
        ToolCallEvent(ToolCall("d", "ask", "{}")),
        EndEvent("stop"),
    ]


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ([("0", "问"), ("0", "答案")], "答案"),
        ([("0", "问"), ("0", "题"), ("0", "是")], "问题是"),
        ([("0", "问"), ("d", {"finishReason": "stop"})], "问"),
        ([("0", "问"), ("0", "题"), ("d", {"finishReason": "stop"})], "问题"),
        ([("0", "问")], "问"),
        ([("0", "答"), ("0", "问"), ("0", "题")], "答问题"),
    ],
)
async def test_the_question_is_no_part_of_mtmais_answer(kind: str, said: list[tuple[str, Any]], text: str) -> None:
    events = await events_of(kind, "mtmai", parts(*said))
    assert "".join(event.text for event in events if isinstance(event, TextEvent)) == text


async def test_text_of_mtmai_that_is_a_number(kind: str) -> None:
    sent = ("g", 1), ("g", None), ("0", 6), ("0", None), ("0", "a"), ("d", {"finishReason": "stop"})
    events = await events_of(kind, "mtmai", parts(*sent))
    assert events == [ReasoningEvent("1"), TextEvent("6"), TextEvent("a"), EndEvent("stop")]


async def test_chatchat_quotes_documents(kind: str) -> None:
    events = await events_of(kind, "chatchat", sse({"text": "好"}), sse({"docs": ["出处 [1]"]}))
    assert events == [TextEvent("好"), ReferencesEvent([Reference(text="出处 [1]")]), EndEvent(None)]


async def test_events_as_json(kind: str) -> None:
    events = await events_of(kind, "fastgpt", sample("fastgpt-code-v2-stream-detail-true-4.14.sse"))
    shown = [json.loads(json.dumps(event.to_dict(), ensure_ascii=False)) for event in events]
    assert shown[0] == {"type": "node_status", "name": "流程开始", "status": "done"}
    assert shown[4] == {
        "type": "tool_call",
        "call": {
            "id": "call_8Zq1",
            "name": "t1Wq9",
            "arguments": '{"city":"杭州"}',
            "result": '{\n  "weather": "晴"\n}',
            "type": "function",
        },
    }
    assert shown[5] == {"type": "text", "text": "杭州今天"}
    assert shown[-1] == {"type": "end", "finish_reason": "stop"}


ANSWERS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    (
        "fastgpt",
        {
            "choices": [
                {
                    "message": {
                        "content": [
                            {"reasoning": {"content": "想"}},
                            {"tools": [{"id": "c", "functionName": "f", "params": "{}", "response": "r"}]},
                            {"text": {"content": "好"}},
                            {"interactive": {"type": "userSelect", "params": {}}},
                        ]
                    },
                    "finish_reason": "stop",
                }
            ],
            "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 1},
            "responseData": [{"quoteList": [QUOTE], "inputTokens": 2, "outputTokens": 3}],
        },
        {
            "text": "好",
            "reasoning": "想",
            "tool_calls": [ToolCall("c", "f", "{}", "r")],
            "usage": Usage(2, 3, 5),
            "references": [Reference("手册.pdf", "问\n答")],
            "finish_reason": "stop",
        },
    ),
    (
        "fastgpt",
        {"choices": [{"message": {"role": "assistant"}, "finish_reason": "stop"}], "error": "node failed"},
        {"text": "", "finish_reason": "error", "usage": None},
    ),
    (
        "openai",
        {
            "choices": [
                {
                    "message": {
                        "content": None,
                        "reasoning_content": "想",
                        "tool_calls": [{"id": "c", "type": "function", "function": {"name": "f", "arguments": "{}"}}],
                    },
                    "finish_reason": "tool_calls",
                }
            ]
        },
        {"reasoning": "想", "tool_calls": [ToolCall("c", "f", "{}")], "finish_reason": "tool_calls", "usage": None},
    ),
    (
        "openai",
        {"choices": [{"message": {"content": [{"type": "text", "text": "好"}]}, "finish_reason": "stop"}]},
        {"text": "好"},
    ),
    (
        "openai",
        {"choices": [{"message": {"content": None, "refusal": "不行"}, "finish_reason": "stop"}]},
        {"text": "不行"},
    ),
]


@pytest.mark.parametrize(("backend", "answer", "expected"), ANSWERS)
async def test_whole_answers(kind: str, backend: str, answer: dict[str, Any], expected: dict[str, Any]) -> None:
    with serving(json.dumps(answer).encode(), content_type="application/json") as server:
        async with Talk(kind, backend, server.url) as talk:
            reply = await talk.send("问")
    assert {name: getattr(reply, name) for name in expected} == expected
    assert reply.raw.choices is not None
