"""What the backend `messages` sends, and makes of what servers answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support.scripted import answer, scripted

from chat.conftest import Talk
from mtmaisdk.chat import UnsupportedException
from mtmaisdk.clients.rest import ApiException, StreamException, StreamTruncatedException

DATA = Path(__file__).parent.parent / "data"
THINKING = {"type": "thinking", "thinking": "hm", "signature": "S"}
CALLS = [{"type": "tool_use", "id": each, "name": "look", "input": {"q": each}} for each in "ab"]
PNG = b"\x89PNG\r\n\x1a\n"


def message(*blocks: Any, reason: str | None = "end_turn", **usage: int) -> list[Any]:
    body = {"id": "m", "type": "message", "content": list(blocks), "stop_reason": reason, "usage": usage or None}
    return answer(200, json.dumps(body).encode())


def text(said: str) -> dict[str, Any]:
    return {"type": "text", "text": said}


def sent(server: Any, number: int = -1) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(server.requests[number].partition(b"\r\n\r\n")[2])
    return body


async def test_blocks_go_back_as_they_came(kind: str) -> None:
    redacted = {"type": "redacted_thinking", "data": "R"}
    unsigned = {"type": "thinking", "thinking": "no", "signature": None}
    blocks = [unsigned, THINKING, redacted, text("see"), *CALLS, text("")]
    script = message(*blocks, reason="tool_use"), message(text("晴"))
    with scripted(*script) as server:
        async with Talk(kind, "messages", server.url, system="Be brief.") as talk:
            reply = await talk.send("q")
            assert (reply.text, reply.reasoning, reply.finish_reason) == ("see", "nohm", "tool_calls")
            assert [(call.id, call.arguments) for call in reply.tool_calls] == [("a", '{"q":"a"}'), ("b", '{"q":"b"}')]
            with pytest.raises(ValueError, match="unknown call 'c'; open calls: a, b"):
                await talk.send(tool_results={"c": 1})
            await talk.send("and?", tool_results={"b": {"x": 1}, "a": "y"}, attach=[PNG])
    assert sent(server, 0) == {
        "model": "m",
        "max_tokens": 4096,
        "system": "Be brief.",
        "messages": [{"role": "user", "content": "q"}],
    }
    question, back, results = sent(server)["messages"]
    assert question == {"role": "user", "content": "q"}
    assert back == {"role": "assistant", "content": [THINKING, redacted, text("see"), *CALLS]}
    assert [block["type"] for block in results["content"]] == ["tool_result", "tool_result", "image", "text"]
    assert results["content"][0] == {"type": "tool_result", "tool_use_id": "b", "content": '{"x": 1}'}
    assert results["content"][2]["source"]["media_type"] == "image/png"


@pytest.mark.parametrize(
    ("reason", "finish"),
    [
        ("end_turn", "stop"),
        ("max_tokens", "length"),
        ("model_context_window_exceeded", "length"),
        ("refusal", "content_filter"),
        ("parse_error", "parse_error"),
        (None, None),
    ],
)
async def test_reasons_and_usage(kind: str, reason: str | None, finish: str | None) -> None:
    counts = {"input_tokens": 2, "cache_read_input_tokens": 3, "cache_creation_input_tokens": 4, "output_tokens": 5}
    with scripted(message(text("a"), reason=reason, **counts)) as server:
        async with Talk(kind, "messages", server.url) as talk:
            reply = await talk.send("q")
    assert reply.finish_reason == finish
    assert reply.usage is not None
    assert (reply.usage.prompt_tokens, reply.usage.completion_tokens, reply.usage.total_tokens) == (9, 5, 14)


async def test_options_in_the_form_of_chat_completions(kind: str) -> None:
    function = {"name": "look", "description": "d", "parameters": {"type": "object", "properties": {}}}
    with scripted(message(text("a"))) as server:
        async with Talk(kind, "messages", server.url, tools=[{"type": "function", "function": function}]) as talk:
            await talk.send("q", tool_choice="required", stop="x", max_tokens=7)
            await talk.send("q", tool_choice={"type": "function", "function": {"name": "look"}})
    first = sent(server, 0)
    assert first["tools"] == [{"name": "look", "description": "d", "input_schema": function["parameters"]}]
    assert (first["tool_choice"], first["stop_sequences"], first["max_tokens"]) == ({"type": "any"}, ["x"], 7)
    assert sent(server)["tool_choice"] == {"type": "tool", "name": "look"}


async def test_files(kind: str) -> None:
    with scripted(message(text("a"))) as server:
        async with Talk(kind, "messages", server.url) as talk:
            await talk.send(attach=["http://host/a.png", ("a.pdf", b"%PDF-")])
            with pytest.raises(UnsupportedException, match="images and PDF"):
                await talk.send("q", attach=[("a.bin", b"x")])
    image, document = sent(server)["messages"][0]["content"]
    assert image == {"type": "image", "source": {"type": "url", "url": "http://host/a.png"}}
    assert (document["type"], document["source"]["media_type"]) == ("document", "application/pdf")


def events(*given: dict[str, Any]) -> list[Any]:
    body = "".join(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n" for event in given)
    return answer(200, body.encode(), Content_Type="text/event-stream")


START = {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": "par"}}
CUT = {"type": "content_block_start", "index": 1, "content_block": {**CALLS[0], "input": {}}}
PIECE = {"type": "content_block_delta", "index": 1, "delta": {"type": "input_json_delta", "partial_json": '{"q'}}


@pytest.mark.parametrize(
    ("end", "error"),
    [
        ([], StreamTruncatedException),
        ([{"type": "error", "error": {"type": "overloaded_error", "message": "m"}}], StreamException),
        ([{"type": "message_delta", "delta": {"stop_reason": "stop_sequence"}}], StreamException),
    ],
)
async def test_no_failure_passes_for_an_answer(kind: str, end: list[dict[str, Any]], error: type[Exception]) -> None:
    with scripted(events(START, *end)) as server:
        async with Talk(kind, "messages", server.url) as talk:
            before = talk.chat.state
            with pytest.raises(error) as caught:
                await talk.events("q")
            assert talk.chat.state == before
    assert caught.value.partial.text == "par"  # type: ignore[attr-defined]


async def test_plain_failure(kind: str) -> None:
    with scripted(message(text("internal error happened"), reason="stop_sequence")) as server:
        async with Talk(kind, "messages", server.url) as talk:
            with pytest.raises(ApiException, match="stop_reason"):
                await talk.send("q")
            await talk.send("q", stop_sequences=["x"])


async def test_arguments_that_were_cut_go_back_as_an_object(kind: str) -> None:
    stop = {"type": "message_delta", "delta": {"stop_reason": "max_tokens"}}
    with scripted(events(START, CUT, PIECE, stop), message(text("a"))) as server:
        async with Talk(kind, "messages", server.url) as talk:
            async with talk.streaming("q") as stream:
                reply = await talk.final(stream)
            assert (reply.tool_calls[0].arguments, reply.finish_reason) == ('{"q', "length")
            await talk.send(tool_results={"a": "x"})
    assert sent(server)["messages"][1]["content"][1]["input"] == {"raw_arguments": '{"q'}


def whole(name: str) -> list[Any]:
    """A recorded answer; the end of its name may be its status."""
    status = name.rpartition("-")[2]
    return answer(int(status) if status.isdigit() else 200, (DATA / "answers" / f"messages-{name}.json").read_bytes())


def streamed(name: str) -> list[Any]:
    content = (DATA / "samples" / f"messages-{name}.sse").read_bytes()
    return answer(200, content, Content_Type="text/event-stream")


def weather(number: str, city: str) -> dict[str, Any]:
    return {"type": "tool_use", "id": number, "name": "get_weather", "input": {"city": city}}


LOCAL = {"type": "thinking", "thinking": "\nthe user wants 世界\n", "signature": "lmdeploy-local"}
PARIS = {"type": "thinking", "thinking": "Need the weather in Paris.", "signature": "EqQBplaceholder=="}
SAMPLES: list[tuple[list[Any], str, str, str, list[Any], tuple[int, int]]] = [
    (whole("lmdeploy-0.18-thinking"), "stop", "\n\nhello world", LOCAL["thinking"], [LOCAL, ...], (24, 21)),
    (streamed("lmdeploy-0.18-thinking"), "stop", "\n\nhello world", LOCAL["thinking"], [LOCAL, ...], (24, 21)),
    (
        streamed("anthropic-thinking-tool"),
        "tool_calls",
        "Let me check.",
        PARIS["thinking"],
        [PARIS, {"type": "redacted_thinking", "data": ...}, ..., weather("toolu_01A", "Paris")],
        (1496, 89),
    ),
    (streamed("vllm-text"), "stop", "Hi", "short", [{**THINKING, "thinking": "short", "signature": ...}, ...], (9, 5)),
    (
        streamed("litellm-responses-bridge-two-tools"),
        "tool_calls",
        "",
        "",
        [weather(..., "北京"), weather(..., "上海")],  # type: ignore[arg-type]
        (28, 128),
    ),
    (
        streamed("lmdeploy-0.18-text-two-tools"),
        "tool_calls",
        "let me see ",
        "",
        [..., weather(..., "北京"), weather(..., "上海")],  # type: ignore[arg-type]
        (28, 128),
    ),
]


def is_like(found: Any, expected: Any) -> bool:
    """Whether a value is as expected, where `...` stands for anything."""
    if expected is ...:
        return True
    if isinstance(expected, dict):
        return bool(found.keys() == expected.keys()) and all(is_like(found[name], expected[name]) for name in expected)
    return bool(found == expected)


@pytest.mark.parametrize(("given", "reason", "said", "thought", "blocks", "counts"), SAMPLES)
async def test_recorded_answers(
    kind: str, given: Any, reason: str, said: str, thought: str, blocks: list[Any], counts: tuple[int, int]
) -> None:
    is_stream = b"event-stream" in given[0]
    with scripted(given, message(text("a"))) as server:
        async with Talk(kind, "messages", server.url) as talk:
            if is_stream:
                events = await talk.events("q")
                assert "".join(event.text for event in events if event.type == "text") == said
                assert "".join(event.text for event in events if event.type == "reasoning") == thought
                assert events[-1].type == "end"
                assert events[-1].finish_reason == reason
                usage = next(event.usage for event in events if event.type == "usage")
                calls = [event.call for event in events if event.type == "tool_call"]
            else:
                reply = await talk.send("q")
                assert (reply.finish_reason, reply.text, reply.reasoning) == (reason, said, thought)
                assert reply.usage is not None
                usage, calls = reply.usage, reply.tool_calls
            assert (usage.prompt_tokens, usage.completion_tokens) == counts
            await talk.send("r", tool_results={call.id: "晴" for call in calls})
    back = sent(server)["messages"][1]["content"]
    assert len(back) == len(blocks)
    assert all(map(is_like, back, blocks))
    assert [block["id"] for block in back if block["type"] == "tool_use"] == [call.id for call in calls]


@pytest.mark.parametrize(
    ("given", "error", "status", "said", "partial"),
    [
        (whole("anthropic-error-529"), ApiException, 529, "Overloaded", None),
        (whole("lmdeploy-0.18-error-401"), ApiException, 401, "Unauthorized", None),
        (whole("lmdeploy-0.14-engine-error-as-answer"), ApiException, 200, "stop_reason", None),
        (streamed("anthropic-overloaded"), StreamException, 200, "Overloaded", ("Half an", "")),
        (streamed("lmdeploy-0.18-error-first"), StreamException, 200, "internal server error", ("", "")),
        (streamed("lmdeploy-0.18-error-midstream"), StreamException, 200, "internal", ("hello world 你好", "")),
        (
            streamed("litellm-chat-bridge-error-midstream"),
            StreamException,
            200,
            "OpenAIException",
            ("", "hello world 你好"),
        ),
    ],
)
async def test_recorded_failures(
    kind: str, given: Any, error: type[ApiException], status: int, said: str, partial: tuple[str, str] | None
) -> None:
    with scripted(given) as server:
        async with Talk(kind, "messages", server.url, retries=0) as talk:
            before = talk.chat.state
            with pytest.raises(error, match=said) as caught:
                await (talk.send if partial is None else talk.events)("q")
            assert talk.chat.state == before
    assert caught.value.status == status
    if partial is not None:
        found = caught.value.partial  # type: ignore[attr-defined]
        assert (found.text, found.reasoning) == partial


async def test_a_paused_answer_is_continued(kind: str) -> None:
    search = {"type": "server_tool_use", "id": "s", "name": "web_search", "input": {"query": "x"}}
    found = {"type": "web_search_tool_result", "tool_use_id": "s", "content": [{"type": "web_search_result"}]}
    failed = {**found, "content": {"type": "web_search_tool_result_error", "error_code": "unavailable"}}
    script = message(text("I"), search, reason="pause_turn"), message(found, failed, text("am")), message(text("b"))
    with scripted(*script) as server:
        async with Talk(kind, "messages", server.url) as talk:
            with pytest.raises(ValueError, match="nothing to send"):
                await talk.send()
            reply = await talk.send("q")
            assert (reply.finish_reason, reply.tool_calls) == ("pause_turn", [])
            assert (await talk.send()).text == "am"
            await talk.send("r")
    assert [each["role"] for each in sent(server, 1)["messages"]] == ["user", "assistant"]
    question, back, following = sent(server)["messages"]
    assert (question["content"], following["content"]) == ("q", "r")
    assert back == {"role": "assistant", "content": [text("I"), search, found, failed, text("am")]}


async def test_roles_alternate_after_an_empty_answer(kind: str) -> None:
    empty = answer(200, b'{"type":"message","role":"assistant","content":null,"stop_reason":"end_turn"}')
    with scripted(empty, message(text(" \n")), message(text("a"))) as server:
        async with Talk(kind, "messages", server.url) as talk:
            for question in "qrs":
                await talk.send(question)
    assert sent(server)["messages"] == [{"role": "user", "content": [text("q"), text("r"), text("s")]}]


async def test_a_tool_that_failed(kind: str) -> None:
    with scripted(message(*CALLS, reason="tool_use"), message(text("a"))) as server:
        async with Talk(kind, "messages", server.url) as talk:
            await talk.send("q")
            await talk.send(tool_results={"a": ValueError("no city"), "b": "y"})
    assert sent(server)["messages"][-1]["content"] == [
        {"type": "tool_result", "tool_use_id": "a", "content": "ValueError: no city", "is_error": True},
        {"type": "tool_result", "tool_use_id": "b", "content": "y"},
    ]


async def test_an_image_as_the_result_of_a_tool(kind: str) -> None:
    image = {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "iVBORw0KGgo="}}
    rows: list[Any] = [{"type": "image", "name": "no block"}, {"type": []}, 1]
    with scripted(message(*CALLS, reason="tool_use"), message(text("a"))) as server:
        async with Talk(kind, "messages", server.url) as talk:
            await talk.send("q")
            await talk.send(tool_results={"a": [text("here"), image], "b": rows})
            assert talk.chat.state["messages"][2]["content"][0]["content"][1] == image
    assert [each["content"] for each in sent(server)["messages"][-1]["content"]] == [
        [text("here"), image],
        json.dumps(rows),
    ]


@pytest.mark.parametrize("form", ["send", "stream"])
async def test_a_server_that_does_not_know_the_choice_of_none(kind: str, form: str) -> None:
    error = {"type": "invalid_request_error", "message": "tool_choice.type: Input should be 'auto'"}
    refused = answer(400, json.dumps({"type": "error", "error": error}).encode())
    good = message(text("a")) if form == "send" else events(START, {"type": "message_stop"})
    with scripted(refused, good, good, refused) as server:
        async with Talk(kind, "messages", server.url, tools=[{"name": "look", "input_schema": {}}]) as talk:
            send = talk.send if form == "send" else talk.events
            await send("q", tool_choice={"type": "none"})
            await send("q", tool_choice="none")
            with pytest.raises(ApiException, match="auto"):
                await send("q", tool_choice="auto")
    assert ["tools" in sent(server, number) for number in range(4)] == [True, False, False, True]


async def test_parallel_calls_and_a_limit_as_for_chat_completions(kind: str) -> None:
    tools = [{"name": "look", "input_schema": {}}]
    with scripted(message(text("a"))) as server:
        async with Talk(kind, "messages", server.url, max_completion_tokens=7) as talk:
            await talk.send("q", parallel_tool_calls=False)
            await talk.send("q", parallel_tool_calls=False, tools=tools)
            await talk.send("q", parallel_tool_calls=True, tools=tools, tool_choice="required")
    assert "tool_choice" not in sent(server, 0)
    assert (sent(server, 1)["tool_choice"], sent(server, 1)["max_tokens"]) == (
        {"type": "auto", "disable_parallel_tool_use": True},
        7,
    )
    assert sent(server)["tool_choice"] == {"type": "any", "disable_parallel_tool_use": False}


async def test_sources(kind: str) -> None:
    cited = {"type": "web_search_result_location", "title": "t", "cited_text": "c", "url": "http://host/"}
    delta = {"type": "content_block_delta", "index": 0, "delta": {"type": "citations_delta", "citation": cited}}
    block = {**text("par"), "citations": [cited]}
    script = message(block), events(START, delta, {"type": "message_stop"}), message(text("a"))
    with scripted(*script) as server:
        async with Talk(kind, "messages", server.url) as talk:
            reply = await talk.send("q")
            assert [(each.title, each.text, each.url) for each in reply.references] == [("t", "c", "http://host/")]
            async with talk.streaming("q") as stream:
                assert (await talk.final(stream)).references == reply.references
            await talk.send("q")
    assert [each["content"] for each in sent(server)["messages"] if each["role"] == "assistant"] == [[block], [block]]


@pytest.mark.parametrize("given", [None, "", {}])
async def test_arguments_in_pieces_whatever_they_begin_with(kind: str, given: Any) -> None:
    begin = {"type": "content_block_start", "index": 1, "content_block": {**CALLS[0], "input": given}}
    rest = {**PIECE, "delta": {"type": "input_json_delta", "partial_json": '": 1}'}}
    stop = {"type": "message_delta", "delta": {"stop_reason": "tool_use"}}
    with scripted(events(begin, PIECE, rest, stop), message(text("a"))) as server:
        async with Talk(kind, "messages", server.url) as talk:
            await talk.events("q")
            await talk.send(tool_results={"a": "x"})
    assert sent(server)["messages"][1]["content"] == [{**CALLS[0], "input": {"q": 1}}]


@pytest.mark.parametrize("form", ["send", "stream"])
@pytest.mark.parametrize("content", ["a", ["a"], {"type": "text", "text": "a"}, [{"text": "a"}]])
async def test_text_that_is_no_block(kind: str, form: str, content: Any) -> None:
    body = {"id": "m", "type": "message", "content": content, "stop_reason": "end_turn", "usage": None}
    with scripted(answer(200, json.dumps(body).encode())) as server:
        async with Talk(kind, "messages", server.url) as talk:
            assert await talk.turn(form, "q") == "a"
            assert talk.chat.state["messages"][1]["content"] == [text("a")]


async def test_a_whole_answer_in_place_of_a_stream(kind: str) -> None:
    with scripted(message(THINKING, text("a"), CALLS[0], reason="tool_use", output_tokens=2)) as server:
        async with Talk(kind, "messages", server.url) as talk:
            found = await talk.events("q")
            assert [event.type for event in found] == ["reasoning", "text", "tool_call", "usage", "end"]
            assert talk.chat.state["messages"][1]["content"] == [THINKING, text("a"), CALLS[0]]
