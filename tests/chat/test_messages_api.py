"""What the backend `messages` sends, and makes of what servers answer."""

from __future__ import annotations

import json
from typing import Any

import pytest
from support.scripted import answer, scripted

from chat.conftest import Talk
from mtmaisdk.chat import UnsupportedException
from mtmaisdk.clients.rest import ApiException, StreamException, StreamTruncatedException

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
