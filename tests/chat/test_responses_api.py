"""What Responses send, and what is made of what servers answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.scripted import answer, scripted

from chat.conftest import Talk
from mtmaisdk.chat import HistoryLostException, ImageEvent, ReferencesEvent, UnsupportedException
from mtmaisdk.clients.rest import ApiException, BadRequestException, StreamException, StreamTruncatedException
from mtmaisdk.mock.backends.openai import OpenAI
from mtmaisdk.mock.mock_server import run_mock_server

THOUGHT = {"type": "reasoning", "id": "rs_1", "summary": [{"type": "summary_text", "text": "hm"}]}
ENCRYPTED = {**THOUGHT, "encrypted_content": "E"}
CALLS = [{"type": "function_call", "id": f"fc_{it}", "call_id": it, "name": "look", "arguments": "{}"} for it in "ab"]
PNG = b"\x89PNG\r\n\x1a\n"
WEATHER = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "查询天气",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}


def text(said: str, **more: Any) -> dict[str, Any]:
    part = {"type": "output_text", "text": said, "annotations": [], **more}
    return {"type": "message", "id": "msg_1", "role": "assistant", "content": [part]}


def response(*output: Any, status: str | None = "completed", tokens: int = 9, **more: Any) -> list[Any]:
    usage = {"input_tokens": tokens, "output_tokens": 5, "total_tokens": tokens + 5}
    body = {"id": "resp_1", "status": status, "output": list(output), "usage": usage, **more}
    return answer(200, json.dumps(body).encode())


def sent(server: Any, number: int = -1) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(server.requests[number].partition(b"\r\n\r\n")[2])
    return body


async def test_items_go_back_as_they_came(kind: str) -> None:
    bridged = {
        "type": "reasoning",
        "id": "rs_2",
        "role": "assistant",
        "content": [{"type": "output_text", "text": "!"}],
    }
    empty = {**text(""), "id": "msg_0"}
    script = response(THOUGHT, ENCRYPTED, bridged, text("see"), empty, *CALLS), response(text("晴"))
    with scripted(*script) as server:
        async with Talk(kind, "responses", server.url, system="Be brief.") as talk:
            reply = await talk.send("q")
            assert (reply.text, reply.reasoning, reply.finish_reason) == ("see", "hmhm!", "tool_calls")
            assert [(call.id, call.arguments) for call in reply.tool_calls] == [("a", "{}"), ("b", "{}")]
            with pytest.raises(ValueError, match="unknown call 'c'; open calls: a, b"):
                await talk.send(tool_results={"c": 1})
            image = [{"type": "input_image", "image_url": "https://example.com/a.png"}]
            await talk.send("and?", tool_results={"b": {"x": 1}, "a": image}, attach=[PNG])
            with pytest.raises(ValueError, match="unknown call 'a'; open calls: none"):
                await talk.send(tool_results={"a": 1})
    first = {"model": "m", "instructions": "Be brief.", "store": False, "input": [{"role": "user", "content": "q"}]}
    assert sent(server, 0) == first
    items = sent(server)["input"]
    # Reasoning that the server does not keep goes back if it says all.
    assert items[:6] == [*first["input"], ENCRYPTED, bridged, text("see"), *CALLS]
    assert items[6] == {"type": "function_call_output", "call_id": "b", "output": '{"x": 1}'}
    assert items[7] == {"type": "function_call_output", "call_id": "a", "output": image}
    assert [part["type"] for part in items[8]["content"]] == ["input_image", "input_text"]


@pytest.mark.parametrize(
    ("status", "details", "calls", "finish"),
    [
        ("completed", None, [], "stop"),
        ("completed", None, CALLS, "tool_calls"),
        (None, None, CALLS, "tool_calls"),
        (None, None, [], None),
        ("incomplete", {"reason": "max_output_tokens"}, [], "length"),
        ("incomplete", {"reason": "content_filter"}, [], "content_filter"),
        ("incomplete", None, CALLS, "length"),
    ],
)
async def test_reasons_and_usage(kind: str, status: Any, details: Any, calls: list[Any], finish: Any) -> None:
    with scripted(response(text("a"), *calls, status=status, incomplete_details=details)) as server:
        async with Talk(kind, "responses", server.url) as talk:
            reply = await talk.send("q")
    assert reply.finish_reason == finish
    assert reply.usage is not None
    assert (reply.usage.prompt_tokens, reply.usage.completion_tokens, reply.usage.total_tokens) == (9, 5, 14)


async def test_options_in_the_form_of_chat_completions(kind: str) -> None:
    shell = {"type": "custom", "custom": {"name": "shell"}}
    form = {"type": "json_schema", "json_schema": {"name": "f", "schema": {"type": "object"}}}
    choice = {"type": "function", "function": {"name": "get_weather"}}
    with scripted(response(text("a"))) as server:
        async with Talk(kind, "responses", server.url, tools=[WEATHER, shell], max_tokens=7) as talk:
            await talk.send("q", tool_choice=choice, response_format=form, reasoning_effort="low")
            with pytest.raises(TypeError, match="background"):
                await talk.send("q", background=True)
    body = sent(server)
    assert body["tools"] == [{"type": "function", **WEATHER["function"]}, {"type": "custom", "name": "shell"}]  # type: ignore[dict-item]
    assert (body["tool_choice"], body["max_output_tokens"]) == ({"type": "function", "name": "get_weather"}, 7)
    assert body["text"] == {"format": {"type": "json_schema", "name": "f", "schema": {"type": "object"}}}
    assert body["reasoning"] == {"effort": "low"}


async def test_files(kind: str) -> None:
    with scripted(response(text("a"))) as server:
        async with Talk(kind, "responses", server.url) as talk:
            await talk.send(attach=["http://host/a.png", ("a.pdf", b"%PDF-"), ("b.pdf", "http://host/b.pdf")])
            with pytest.raises(UnsupportedException, match="sound"):
                await talk.send("q", attach=[("a.wav", b"RIFF0000WAVE")])
    assert sent(server)["input"][0]["content"] == [
        {"type": "input_image", "image_url": "http://host/a.png"},
        {"type": "input_file", "filename": "a.pdf", "file_data": "data:application/pdf;base64,JVBERi0="},
        {"type": "input_file", "file_url": "http://host/b.pdf"},
    ]


NOTE = {"type": "url_citation", "title": "T", "url": "http://host/"}
PICTURE = {"type": "image_generation_call", "id": "ig_1", "status": "completed", "result": "iVBORw0KGgo="}
REFUSAL = {"type": "message", "id": "msg_2", "role": "assistant", "content": [{"type": "refusal", "refusal": "no"}]}


def events(*given: dict[str, Any]) -> list[Any]:
    body = "".join(f"data: {json.dumps(event)}\n\n" for event in given)
    return answer(200, body.encode(), Content_Type="text/event-stream")


async def test_references_images_and_refusals(kind: str) -> None:
    noted = {"type": "response.output_text.annotation.added", "output_index": 0, "annotation": NOTE}
    stream = [
        noted,
        *({"type": "response.output_item.done", "output_index": 9, "item": it} for it in (PICTURE, REFUSAL)),
    ]
    end = {"type": "response.completed", "response": {"status": "completed", "output": []}}
    with scripted(response(text("a", annotations=[NOTE]), PICTURE, REFUSAL), events(*stream, end)) as server:
        async with Talk(kind, "responses", server.url) as talk:
            reply = await talk.send("q")
            found = await talk.events("q")
    assert (reply.text, reply.references[0].url, len(reply.images)) == ("ano", "http://host/", 1)
    assert [type(event) for event in found if isinstance(event, ReferencesEvent | ImageEvent)] == [
        ReferencesEvent,
        ImageEvent,
    ]
    assert "".join(event.text for event in found if event.type == "text") == "no"


@pytest.mark.parametrize("form", ["send", "stream"])
@pytest.mark.parametrize("content", ["a", ["a"], {"type": "output_text", "text": "a"}])
async def test_content_that_is_no_list_of_parts(kind: str, form: str, content: Any) -> None:
    item = {"type": "message", "role": "assistant", "content": content}
    with scripted(response(item)) as server:
        async with Talk(kind, "responses", server.url) as talk:
            assert await talk.turn(form, "q") == "a"
            assert talk.chat.state["items"][1]["content"] == [{"type": "output_text", "text": "a"}]


BEGUN = {"type": "response.output_text.delta", "output_index": 0, "item_id": "m", "delta": "par"}
FAILED = {"status": "failed", "error": {"code": "server_error", "message": "The engine failed."}, "output": []}


@pytest.mark.parametrize(
    ("end", "error"),
    [
        ([], StreamTruncatedException),
        ([{"type": "error", "code": "server_error", "message": "m"}], StreamException),
        ([{"type": "error", "error": {"message": "m"}}], StreamException),
        ([{"type": "response.failed", "response": FAILED}], StreamException),
        ([{"type": "response.completed", "response": FAILED}], StreamException),
    ],
)
async def test_no_failure_passes_for_an_answer(kind: str, end: list[dict[str, Any]], error: type[Exception]) -> None:
    with scripted(events(BEGUN, *end)) as server:
        async with Talk(kind, "responses", server.url) as talk:
            before = talk.chat.state
            with pytest.raises(error) as caught:
                await talk.events("q")
            assert talk.chat.state == before
    assert caught.value.partial.text == "par"  # type: ignore[attr-defined]


async def test_plain_failures(kind: str) -> None:
    begun = response(status="in_progress")
    script = response(text("half"), **FAILED | {"output": [text("half")]}), begun, begun
    with scripted(*script) as server:
        async with Talk(kind, "responses", server.url) as talk:
            with pytest.raises(ApiException, match="engine failed") as caught:
                await talk.send("q")
            assert caught.value.data.output[0].content[0].text == "half"
            for form in ("send", "stream"):
                with pytest.raises(ApiException, match="still in_progress"):
                    await talk.turn(form, "q")
            assert talk.chat.state["items"] == []


@pytest.fixture(scope="module")
def servers() -> Iterator[dict[str, str]]:
    with (
        run_mock_server(check_responses=True) as keeping,
        run_mock_server(check_responses=True, backends={"openai": OpenAI("lmdeploy")}) as refusing,
        run_mock_server(check_responses=True, backends={"openai": OpenAI("litellm")}) as forgetting,
    ):
        yield {"openai": keeping.url, "lmdeploy": refusing.url, "litellm": forgetting.url}
        assert keeping.mismatches == refusing.mismatches == forgetting.mismatches == []


@pytest.mark.parametrize("server", ["openai", "lmdeploy", "litellm"])
@pytest.mark.parametrize("form", ["send", "stream"])
async def test_the_client_keeps_the_conversation(kind: str, server: str, form: str, servers: dict[str, str]) -> None:
    options = {"tools": [WEATHER], "include": ["reasoning.encrypted_content"]} | {"_headers": {}}
    async with Talk(kind, "responses", servers[server], **options) as talk:
        assert "第 1 个" in await talk.turn(form, "深度思考：你好")
        async with talk.streaming("深度思考，天气？") as stream:
            (call,) = (await talk.final(stream)).tool_calls
        assert "晴" in (await talk.send(tool_results={call.id: "晴"})).text
        assert "第 3 个" in await talk.turn(form, "谢谢")


@pytest.mark.parametrize("form", ["send", "stream"])
async def test_the_server_keeps_the_conversation(kind: str, form: str, servers: dict[str, str]) -> None:
    async with Talk(kind, "openai", servers["openai"], api="responses", stateful=True, tools=[WEATHER]) as talk:
        assert talk.chat.backend == "responses"
        assert "第 1 个" in await talk.turn(form, "深度思考：你好")
        (call,) = (await talk.send("天气？")).tool_calls
        with pytest.raises(ValueError, match=f"open calls: {call.id}"):
            await talk.send(tool_results={"x": 1})
        assert "晴" in (await talk.send(tool_results={call.id: "晴"})).text
        state = talk.chat.state
        assert "第 3 个" in await talk.turn(form, "谢谢")
    assert (state["items"], state["stateful"], state["response_id"][:9]) == ([], True, "resp_mock")
    async with Talk(kind, "responses", servers["openai"], state=state) as talk:
        assert "第 3 个" in await talk.turn(form, "再见")
    with pytest.raises(ValueError, match="saved with stateful=True"):
        Talk(kind, "responses", servers["openai"], state=state, stateful=False)


@pytest.mark.parametrize("form", ["send", "stream"])
async def test_a_server_that_does_not_keep_it(kind: str, form: str, servers: dict[str, str]) -> None:
    async with Talk(kind, "responses", servers["litellm"], stateful=True) as talk:
        await talk.turn(form, "你好")
        before = talk.chat.state
        with pytest.raises(HistoryLostException, match="did not continue") as caught:
            await talk.turn(form, "一个长得多的问题，它自己就比前一个的全部内容多")
        assert "第 1 个" in caught.value.reply.text
        assert talk.chat.state == before
    async with Talk(kind, "responses", servers["lmdeploy"], stateful=True) as talk:
        await talk.turn(form, "你好")
        with pytest.raises(BadRequestException, match="previous_response_id is not supported"):
            await talk.turn(form, "再见")


@pytest.mark.parametrize(
    ("named", "tokens", "options", "is_kept"),
    [
        ("resp_1", 30, {}, True),
        # It says that it continues, and has forgotten.
        ("resp_1", 9, {}, False),
        ("resp_1", 9, {"truncation": "auto"}, True),
        ("resp_1", 9, {"tools": [WEATHER]}, True),
        # A gateway names the response of the server behind it.
        ("resp_0", 14, {}, True),
        ("resp_0", 10, {}, False),
        ("resp_0", 9, {"truncation": "auto"}, True),
        ("chatcmpl-1", 20, {}, False),
        (None, 20, {}, False),
        (None, 3000, {"truncation": "auto"}, False),
        # It does not say so, but the prompt has grown.
        (None, 3000, {}, True),
    ],
)
async def test_signs_of_a_lost_history(
    kind: str, named: str | None, tokens: int, options: dict[str, Any], is_kept: bool
) -> None:
    second = response(text("b"), tokens=tokens, previous_response_id=named)
    with scripted(response(text("a")), second) as server:
        async with Talk(kind, "responses", server.url, stateful=True) as talk:
            await talk.send("q")
            if is_kept:
                assert (await talk.send("w", **options)).text == "b"
            else:
                with pytest.raises(HistoryLostException):
                    await talk.send("w", **options)
    assert (sent(server)["previous_response_id"], sent(server)["store"]) == ("resp_1", True)
    assert sent(server)["input"] == [{"role": "user", "content": "w"}]


async def test_settings(kind: str) -> None:
    for options, said in (
        ({"stateful": "yes"}, "stateful: 'yes' is not true or false"),
        ({"stateful": True, "store": False}, "store: a stateful conversation needs it"),
    ):
        with pytest.raises(ValueError, match=said):
            Talk(kind, "responses", "http://host", **options)
    for backend, said in ("openai", "its other APIs are responses"), ("fastgpt", "it has one API"):
        with pytest.raises(ValueError, match=f"unknown api 'x' of {backend}; {said}"):
            Talk(kind, backend, "http://host", api="x")


SAMPLES = Path(__file__).parent.parent / "data" / "samples"
HELLO, TOOL = "\n\nhello world", '{"city":"Paris"}'
RECORDED: dict[str, tuple[str, str, list[str], str | type[Exception]]] = {
    "litellm-chat-bridge-reasoning": (HELLO, "\nthe user wants 世界\n", [], "stop"),
    "lmdeploy-0.16-broken-off": (HELLO, "", [], StreamTruncatedException),
    "lmdeploy-0.18-failed": ("hello world 你好", "", [], StreamException),
    "lmdeploy-0.18-reasoning-lost": (HELLO, "", [], "stop"),
    "lmdeploy-0.18-text-two-tools": ("let me see ", "", ['{"city": "北京"}', '{"city": "上海"}'], "tool_calls"),
    "newapi-completed-empty-output": ("流式正常", "", [], "stop"),
    "ollama-reasoning-tool": ("", "need weather", [TOOL], "tool_calls"),
    "openai-error-nested": ("", "", [], StreamException),
    "openai-text": ("你好！", "**Greeting**", [], "stop"),
    "vllm-reasoning-text": ("Hi there", "Simple hello.", [], "stop"),
}


@pytest.mark.parametrize("sample", RECORDED)
async def test_recorded_streams(kind: str, sample: str) -> None:
    body = (SAMPLES / f"responses-{sample}.sse").read_bytes()
    said, thought, calls, end = RECORDED[sample]
    with scripted(answer(200, body, Content_Type="text/event-stream")) as server:
        async with Talk(kind, "openai", server.url, api="responses") as talk, talk.streaming("q") as stream:
            if isinstance(end, str):
                reply = await talk.final(stream)
                assert ([call.arguments for call in reply.tool_calls], reply.finish_reason) == (calls, end)
            else:
                with pytest.raises(end) as caught:
                    await talk.final(stream)
                assert type(caught.value) is end
                reply = stream.snapshot
            assert (reply.text, reply.reasoning) == (said, thought)
