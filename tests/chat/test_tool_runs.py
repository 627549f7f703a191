"""Runs: the model calls functions of the program until it has its answer."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, Field
from support.scripted import CHAT, answer, scripted

from chat.conftest import Talk
from mtmaisdk.chat import (
    ChatEvent,
    OutputException,
    Reply,
    RoundLimitException,
    ToolCall,
    ToolResultEvent,
    UnsupportedException,
    connect_async,
)
from mtmaisdk.chat.tools import FunctionTool
from mtmaisdk.clients.rest import ApiException, ApiTimeoutException, OpenApiException
from mtmaisdk.mock.mock_server import MockServer, run_mock_server

QUESTION = "get_weather"


class Unit(str, Enum):
    C = "c"
    F = "f"


class Place(BaseModel):
    city: str


class Named(BaseModel):
    city: str = Field(alias="other")


@dataclass
class Weather:
    sky: str
    degrees: int = 21


def get_weather(city: str, days: Annotated[int, Field(ge=1)] = 3, *, unit: Unit = Unit.C) -> Weather:
    """Tells the weather.

    In a city.

    Args:
        city: The city,
            in Chinese.
        days: Days ahead.
    """
    return Weather(f"晴{days}{unit.value}")


@pytest.fixture(scope="module")
def mock() -> Iterator[MockServer]:
    with run_mock_server(check_responses=True) as server:
        yield server
        assert server.mismatches == []


class RunTalk(Talk):
    """A conversation that runs tools."""

    async def run(self, *args: Any, **kwargs: Any) -> Reply:
        found = self.chat.run(*args, **kwargs)
        reply: Reply = await found if self.kind == "async" else found
        return reply

    async def run_events(self, *args: Any, **kwargs: Any) -> list[ChatEvent]:
        if self.kind == "async":
            async with self.chat.run_stream(*args, **kwargs) as stream:
                return [event async for event in stream]
        with self.chat.run_stream(*args, **kwargs) as stream:
            return list(stream)


def calling(*calls: tuple[str, str, str], form: str = "function") -> Any:
    """An answer with calls: id, name and arguments of each."""
    made = [{"id": each, "type": form, form: {"name": name, "arguments": given}} for each, name, given in calls]
    message = {"role": "assistant", "content": None, "tool_calls": made}
    body = {"choices": [{"index": 0, "message": message, "finish_reason": "tool_calls"}]}
    return answer(200, json.dumps(body).encode())


def sent(request: bytes) -> Any:
    return json.loads(request.partition(b"\r\n\r\n")[2])


@pytest.mark.parametrize("backend", ["openai", "aitre", "messages", "responses"])
async def test_every_backend_that_has_tools(kind: str, backend: str, mock: MockServer) -> None:
    async with RunTalk(kind, backend, mock.url, tools=[get_weather]) as talk:
        reply = await talk.run(QUESTION)
        events = await talk.run_events(QUESTION)
        assert talk.chat.usage is not None
        spent = talk.chat.usage.total_tokens
        await talk.send("谢谢")
    (call,) = reply.tool_calls
    assert (call.name, json.loads(call.result or "")) == ("get_weather", {"sky": "晴3c", "degrees": 21})
    assert "晴3c" in reply.text
    assert reply.finish_reason == "stop"
    types = [event.type for event in events]
    assert [each for each in types if each != "text"] == ["tool_call", "tool_result", "usage", "end"]
    assert types.index("tool_result") < types.index("text")
    (result,) = (event for event in events if isinstance(event, ToolResultEvent))
    assert (result.failed, result.raw) == (False, Weather("晴3c"))
    counts = [event.usage.total_tokens for event in events if event.type == "usage"]
    assert reply.usage is not None
    assert spent == (reply.usage.total_tokens or 0) + (counts[0] or 0)


@pytest.mark.parametrize("backend", ["openai", "messages", "responses"])
async def test_the_last_answer_has_the_output(kind: str, backend: str, mock: MockServer) -> None:
    async with RunTalk(kind, backend, mock.url, tools=[get_weather]) as talk:
        reply = await talk.run(QUESTION, output=Place)
        events = await talk.run_events(QUESTION, output=list[Place], by_prompt=backend == "openai")
    assert isinstance(reply.output, Place)
    assert [call.name for call in reply.tool_calls] == ["get_weather"]
    assert events[-1].type == "end"


def numpy(city: str, days: int = 1) -> None:
    """Tells the weather.

    Parameters
    ----------
    city : str
        The city.
    days
        Days ahead.
    """


def sphinx(city: str, days: int = 1) -> None:
    """Tells the weather.

    :param city: The city.
    :param days: Days ahead.
    """


def test_what_a_model_is_told() -> None:
    declared = FunctionTool(get_weather)["function"]
    assert (declared["name"], declared["description"]) == ("get_weather", "Tells the weather.\n\nIn a city.")
    assert declared["parameters"] == {
        "type": "object",
        "additionalProperties": False,
        "required": ["city"],
        "properties": {
            "city": {"type": "string", "description": "The city,\nin Chinese."},
            "days": {"type": "integer", "minimum": 1, "default": 3, "description": "Days ahead."},
            "unit": {"$ref": "#/$defs/Unit", "default": "c"},
        },
        "$defs": {"Unit": {"enum": ["c", "f"], "title": "Unit", "type": "string"}},
    }
    for other in (numpy, sphinx):
        function = FunctionTool(other)["function"]
        assert function["description"] == "Tells the weather."
        described = [each["description"] for each in function["parameters"]["properties"].values()]
        assert described == ["The city.", "Days ahead."]


def test_without_docstring_parser_the_docstring_is_the_description(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "docstring_parser", None)
    declared = FunctionTool(sphinx)["function"]
    assert declared["description"].splitlines()[-1] == ":param days: Days ahead."
    assert "description" not in declared["parameters"]["properties"]["days"]


class Shop:
    def price(self, item: str, place: Place | None = None, marker: Any = object()) -> int:  # noqa: B008
        return len(item)


def test_methods_and_functions_that_cannot_be_tools() -> None:
    declared = FunctionTool(Shop().price)["function"]
    assert list(declared["parameters"]["properties"]) == ["item", "place", "marker"]
    assert "description" not in declared

    def of_unknown_type(city: str) -> "Nowhere": ...  # type: ignore[name-defined]  # noqa: F821, UP037

    assert FunctionTool(of_unknown_type).bind('{"city": "a"}').keywords == {"city": "a"}

    async def one_by_one() -> AsyncIterator[int]:
        yield 1

    def by_position(city: str, /) -> None: ...
    def unknown_type(city: "Nowhere") -> None: ...  # type: ignore[name-defined]  # noqa: F821, UP037

    for wrong, said in (
        (lambda: 0, "no name"),
        (by_position, "by name"),
        (unknown_type, "Nowhere"),
        (Named, "other"),
        (one_by_one, "yields"),
    ):
        with pytest.raises(ValueError, match=said):
            FunctionTool(wrong)


@pytest.mark.parametrize("backend", ["fastgpt", "chatchat", "mtmai"])
async def test_backends_that_take_no_tools(kind: str, backend: str, mock: MockServer) -> None:
    with pytest.raises(UnsupportedException):
        RunTalk(kind, backend, mock.url, tools=[get_weather])
    async with RunTalk(kind, backend, mock.url) as talk:
        with pytest.raises(UnsupportedException):
            await talk.run(QUESTION, tools=[get_weather])
        # What such a server ran itself has its result; nothing is run.
        events = await talk.run_events("北京天气")
        assert not [event for event in events if isinstance(event, ToolResultEvent)]
        assert all(event.call.result is not None for event in events if event.type == "tool_call")


async def test_two_functions_of_one_name(kind: str, mock: MockServer) -> None:
    with pytest.raises(ValueError, match="several functions are named get_weather"):
        RunTalk(kind, "openai", mock.url, tools=[get_weather, get_weather])


async def test_tools_that_are_not_a_list(kind: str, mock: MockServer) -> None:
    async with RunTalk(kind, "openai", mock.url) as talk:
        for given in (get_weather, 5, "get_weather", {"type": "function"}):
            wrong: Any = given
            with pytest.raises(ValueError, match="expected a list of tools"):
                await talk.run("?", tools=wrong)
        for tools in ({get_weather}, iter([get_weather])):
            (call,) = (await talk.run(QUESTION, tools=tools)).tool_calls
            assert "晴" in (call.result or "")
            talk.chat.reset()


async def test_calls_that_are_wrong_are_told_to_the_model(kind: str) -> None:
    calls = [
        ("1", "get_weather", '{"city": "北京", "days": 0, "now": true}'),
        ("2", "get_weather", '{"city": '),
        ("3", "get_wether", "{}"),
        ("4", "get_weather", '{"city": "北京", "unit": "f"}'),
        ("5", "no_arguments", ""),
    ]

    def no_arguments() -> None: ...

    with scripted(calling(*calls), answer(200, CHAT)) as script:
        async with RunTalk(kind, "openai", script.url, tools=[get_weather, no_arguments]) as talk:
            reply = await talk.run("?")
    results = [message["content"] for message in sent(script.requests[1])["messages"] if message["role"] == "tool"]
    assert results[0].startswith(
        "ValueError: invalid arguments: days: Input should be greater than or equal to 1; now: "
    )
    assert "Invalid JSON" in results[1]
    assert results[2] == "LookupError: unknown tool 'get_wether'; the tools are get_weather, no_arguments"
    assert results[3:] == ['{"sky": "晴3f", "degrees": 21}', "null"]
    assert [call.result for call in reply.tool_calls] == results


async def test_failures_are_marked_for_messages(kind: str, mock: MockServer) -> None:
    def get_weather() -> str:
        raise KeyError("thermometer")

    async with RunTalk(kind, "messages", mock.url, tools=[get_weather]) as talk:
        assert "KeyError: 'thermometer'" in (await talk.run(QUESTION)).text
        (block,) = talk.chat.state["messages"][2]["content"]
    assert block["is_error"]


async def test_calls_of_one_id_are_answered_in_order(kind: str) -> None:
    def double(number: int) -> int:
        time.sleep(0.05 / number)
        return 2 * number

    with scripted(calling(*(("c", "double", f'{{"number": {n}}}') for n in (1, 2, 3))), answer(200, CHAT)) as script:
        async with RunTalk(kind, "openai", script.url, tools=[double]) as talk:
            await talk.run("?")
    assert [each["content"] for each in sent(script.requests[1])["messages"][2:]] == ["2", "4", "6"]


async def test_functions_run_at_the_same_time_and_of_both_kinds(kind: str) -> None:
    barrier, threads = threading.Barrier(3, timeout=5), set[str]()

    def plain() -> str:
        threads.add(threading.current_thread().name)
        barrier.wait()
        return "plain"

    async def coroutine() -> str:
        await asyncio.to_thread(barrier.wait)
        return "coroutine"

    calls = [("1", "plain", "{}"), ("2", "coroutine", "{}"), ("3", "plain", "{}")]
    with scripted(calling(*calls), answer(200, CHAT)) as script:
        async with RunTalk(kind, "openai", script.url, tools=[plain, coroutine]) as talk:
            reply = await talk.run("?")
    assert [call.result for call in reply.tool_calls] == ["plain", "coroutine", "plain"]
    assert len(threads) == 2
    assert threading.current_thread().name not in threads


async def hang_async() -> None:
    await asyncio.sleep(60)


async def cancel_async() -> None:
    raise asyncio.CancelledError


async def ignore_cancel() -> None:
    try:
        await asyncio.sleep(0.3)
    except asyncio.CancelledError:
        await asyncio.sleep(0.1)


async def refuse_async(call: ToolCall) -> bool:
    return False


def stop_iteration() -> None:
    next(iter(()))


def say_nothing() -> None:
    class Mute(Exception):
        def __str__(self) -> str:
            raise RuntimeError

    raise Mute


def quit_program() -> None:
    raise SystemExit(3)


def late() -> str:
    time.sleep(0.3)
    return "late"


BROKEN: dict[Callable[..., Any], str] = {
    stop_iteration: "StopIteration: ",
    say_nothing: "the result cannot be sent: RuntimeError",
    hang_async: "TimeoutError: no result within 0.2 seconds",
    late: "TimeoutError: no result within 0.2 seconds",
    ignore_cancel: "TimeoutError: no result within 0.2 seconds",
    cancel_async: "RuntimeError: the tool was cancelled",
}


@pytest.mark.parametrize("tool", BROKEN, ids=lambda tool: tool.__name__)
async def test_what_a_function_may_do(kind: str, tool: Callable[..., Any]) -> None:
    with scripted(calling(("1", tool.__name__, "{}")), answer(200, CHAT)) as script:
        async with RunTalk(kind, "openai", script.url, tools=[tool]) as talk:
            reply = await talk.run("?", tool_timeout=0.2)
            assert [call.result for call in reply.tool_calls] == [BROKEN[tool]]
            assert len(talk.chat.state["messages"]) == 4


RETURNED = [
    None,
    b"\xff",
    object(),
    {1: {2}},
    [Place(city="北京")],
    float("nan"),
    "\ud83d",
    1j,
    range(2),
    ValueError("x"),
]


@pytest.mark.parametrize("value", RETURNED, ids=lambda value: type(value).__name__)
async def test_what_a_function_may_return(kind: str, value: Any, mock: MockServer) -> None:
    def get_weather() -> Any:
        return value

    async with RunTalk(kind, "openai", mock.url, tools=[get_weather]) as talk:
        (call,) = (await talk.run(QUESTION)).tool_calls
        (event,) = (each for each in await talk.run_events(QUESTION) if isinstance(each, ToolResultEvent))
    assert event.call.result == call.result
    assert event.failed == (isinstance(value, ValueError) or value == b"\xff")


async def test_a_function_that_ends_the_program(kind: str) -> None:
    with scripted(calling(("1", "quit_program", "{}")), answer(200, CHAT)) as script:
        talk = RunTalk("sync", "openai", script.url, tools=[quit_program])
        before = talk.chat.state
        with pytest.raises(SystemExit):
            await talk.run("?")
        assert talk.chat.state == before
        talk.chat.close()


async def test_the_limit_of_rounds(kind: str) -> None:
    ran = []

    def again() -> None:
        ran.append(1)

    with scripted(calling(("1", "again", "{}"))) as script:
        async with RunTalk(kind, "openai", script.url, tools=[again]) as talk:
            before = talk.chat.state
            for run in (talk.run, talk.run_events):
                with pytest.raises(RoundLimitException, match="last of 3 rounds") as caught:
                    await run("?", max_rounds=3)
                assert caught.value.reply.tool_calls == [ToolCall("1", "again", "{}")]
                assert talk.chat.state == before
    assert (len(ran), len(script.requests)) == (4, 6)


@pytest.mark.parametrize("method", ["run_stream", "stream"])
async def test_the_end_of_a_stream_tells_again_what_ended_it(kind: str, method: str, mock: MockServer) -> None:
    error = RoundLimitException if method == "run_stream" else OutputException
    options: dict[str, Any] = {"max_rounds": 1} if method == "run_stream" else {"output": Place, "max_tokens": 1}
    async with RunTalk(kind, "openai", mock.url, tools=[get_weather]) as talk:
        question = QUESTION if method == "run_stream" else "?"
        stream = getattr(talk.chat, method)(question, **options)
        if kind == "async":
            async with stream:
                with pytest.raises(error):
                    [_ async for _ in stream]
                with pytest.raises(error):
                    await stream.final()
        else:
            with stream:
                with pytest.raises(error):
                    list(stream)
                with pytest.raises(error):
                    stream.final()


@pytest.mark.parametrize("limits", [{"max_rounds": 0}, {"timeout": 0}, {"tool_timeout": "1"}, {"max_rounds": None}])
async def test_invalid_limits(kind: str, limits: dict[str, Any], mock: MockServer) -> None:
    async with RunTalk(kind, "openai", mock.url) as talk:
        with pytest.raises(ValueError, match="max_rounds"):
            await talk.run("?", **limits)
        assert (await talk.run("?", timeout=5, tool_timeout=None)).text


async def test_the_time_of_a_run(kind: str) -> None:
    asked, called = calling(("1", "late", "{}")), [("late", 0.2), ("hang_async", 0.2)]
    for slow, (name, limit) in (
        (asked, called[0]),
        (calling(("1", "hang_async", "{}")), called[1]),
        ([5.0], called[0]),
    ):
        with scripted(slow) as script:
            async with RunTalk(kind, "openai", script.url, tools=[late, hang_async]) as talk:
                before, begun = talk.chat.state, time.monotonic()
                for run in (talk.run, talk.run_events):
                    with pytest.raises(ApiTimeoutException):
                        await run(name, timeout=limit)
                    assert talk.chat.state == before
                assert time.monotonic() - begun < 1


async def test_approval(kind: str) -> None:
    asked, ran = list[str](), list[str]()

    def act(name: str) -> None:
        ran.append(name)

    verdicts: dict[str, Any] = {"a": True, "b": False, "c": "not today", "d": None, "e": 1}

    def approve(call: ToolCall) -> Any:
        name = json.loads(call.arguments)["name"]
        asked.append(name)
        return verdicts[name]

    async def approve_async(call: ToolCall) -> Any:
        await asyncio.sleep(0)
        return approve(call)

    calls = [(name, "act", json.dumps({"name": name})) for name in verdicts]
    with scripted(calling(*calls, ("f", "act", "{}")), answer(200, CHAT)) as script:
        async with RunTalk(kind, "openai", script.url, tools=[act]) as talk:
            reply = await talk.run("?", approve=approve_async if kind == "async" else approve)
    assert (asked, ran) == (["a", "b", "c", "d", "e"], ["a"])
    said = [call.result for call in reply.tool_calls]
    refused = "PermissionError: the user refused this call"
    assert said[:3] == ["null", refused, "PermissionError: not today"]
    assert said[3:5] == [refused, refused]


async def test_an_approval_that_fails(kind: str) -> None:
    def approve(call: ToolCall) -> bool:
        raise KeyError(call.name)

    with scripted(calling(("1", "late", "{}"))) as script:
        async with RunTalk(kind, "openai", script.url, tools=[late]) as talk:
            before = talk.chat.state
            for run in (talk.run, talk.run_events):
                with pytest.raises(KeyError, match="late"):
                    await run("?", approve=approve)
                assert talk.chat.state == before
            if kind == "sync":
                with pytest.raises(TypeError, match="approve"):
                    await talk.run("?", approve=refuse_async)


async def test_an_approval_after_the_time_of_a_run(kind: str) -> None:
    ran = list[str]()

    def act() -> None:
        ran.append("act")

    def approve(call: ToolCall) -> bool:
        time.sleep(0.2)
        return True

    with scripted(calling(("1", "act", "{}")), answer(200, CHAT)) as script:
        async with RunTalk(kind, "openai", script.url, tools=[act]) as talk:
            before = talk.chat.state
            with pytest.raises(ApiTimeoutException, match="did not end within"):
                await talk.run("?", timeout=0.15, approve=approve)
            assert talk.chat.state == before
    assert ran == []


async def test_a_failing_turn_undoes_the_run(kind: str) -> None:
    with scripted(calling(("1", "get_weather", '{"city": ""}')), answer(400)) as script:
        async with RunTalk(kind, "openai", script.url, tools=[get_weather]) as talk:
            before = talk.chat.state
            with pytest.raises(ApiException):
                await talk.run("?")
            assert talk.chat.state == before
            assert len(script.requests) == 2
            with pytest.raises(ApiException):
                await talk.run_events("?")
            assert talk.chat.state == before


async def test_a_conversation_has_one_run_at_a_time(kind: str) -> None:
    async with RunTalk(kind, "openai", "http://127.0.0.1:9") as talk:

        def get_weather() -> str:
            talk.chat.reset()
            return "never"

        with scripted(calling(("1", "get_weather", "{}")), answer(200, CHAT)) as script:
            async with RunTalk(kind, "openai", script.url, tools=[get_weather]) as talk:
                (call,) = (await talk.run("?")).tool_calls
    assert str(call.result).startswith("RuntimeError: a turn of this conversation is not finished")


async def test_leaving_a_run_early(kind: str, mock: MockServer) -> None:
    async with RunTalk(kind, "openai", mock.url, tools=[get_weather]) as talk:
        await talk.send("一")
        before = talk.chat.state
        for wanted in ("tool_call", "tool_result", "text"):
            run = talk.chat.run_stream(QUESTION)
            if kind == "async":
                async with run:
                    async for event in run:
                        if event.type == wanted:
                            break
            else:
                with run:
                    for event in run:
                        if event.type == wanted:
                            break
            assert talk.chat.state == before
        with pytest.raises(RuntimeError, match="only once"):
            await run.__aenter__() if kind == "async" else run.__enter__()
        assert (await talk.run(QUESTION)).text


async def test_closing_a_run_while_a_function_runs(kind: str) -> None:
    run: Any = None

    def stop() -> None:
        run.close()

    async def stop_async() -> None:
        await run.close()

    tool = stop_async if kind == "async" else stop
    with scripted(calling(("1", tool.__name__, "{}")), answer(200, CHAT)) as script:
        async with RunTalk(kind, "openai", script.url, tools=[tool]) as talk:
            run = talk.chat.run_stream("?")
            with pytest.raises(RuntimeError, match="not completed"):
                if kind == "async":
                    async with run:
                        await run.final()
                else:
                    with run:
                        run.final()
            assert (talk.chat.state["messages"], len(script.requests)) == ([], 1)
            talk.chat.reset()


@pytest.mark.parametrize("tool", [hang_async, late])
async def test_a_run_that_is_cancelled(tool: Callable[..., Any]) -> None:
    with scripted(calling(("1", tool.__name__, "{}"))) as script:
        async with connect_async("openai", script.url, "KEY", model="m", tools=[tool]) as chat:
            before = chat.state
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(chat.run("?"), 0.1)
            assert chat.state == before
            running = asyncio.create_task(chat.run("?"))
            await asyncio.sleep(0.05)
            with pytest.raises(RuntimeError, match="not finished"):
                await chat.send("?")
            running.cancel()
            with pytest.raises(asyncio.CancelledError):
                await running
            assert chat.state == before


async def test_tools_that_are_dicts_end_the_run(kind: str) -> None:
    given = {"type": "function", "function": {"name": "mine", "parameters": {"type": "object"}}}
    answers = calling(("1", "get_weather", '{"city": "x"}')), calling(("2", "mine", "{}")), answer(200, CHAT)
    with scripted(*answers) as script:
        async with RunTalk(kind, "openai", script.url) as talk:
            reply = await talk.run("?", tools=[get_weather, given])
            assert [call.result is None for call in reply.tool_calls] == [False, True]
            reply = await talk.run(tool_results={"2": "done"}, tools=[get_weather, given])
            assert (reply.text, reply.tool_calls) == ("hi", [])
    assert sent(script.requests[2])["messages"][-1] == {"role": "tool", "tool_call_id": "2", "content": "done"}


async def test_a_forced_call_is_forced_once(kind: str) -> None:
    with scripted(calling(("1", "get_weather", '{"city": "x"}')), answer(200, CHAT)) as script:
        async with RunTalk(kind, "openai", script.url, tools=[get_weather]) as talk:
            await talk.run("?", tool_choice="required", temperature=0)
    first, second = map(sent, script.requests)
    assert (first["tool_choice"], second["tool_choice"]) == ("required", "auto")
    assert second["temperature"] == 0
    assert second["tools"] == first["tools"]


async def test_a_turn_declares_functions_and_runs_none(kind: str, mock: MockServer) -> None:
    async with RunTalk(kind, "openai", mock.url) as talk:
        (call,) = (await talk.send(QUESTION, tools=[get_weather])).tool_calls
        assert call.result is None
        assert "晴" in (await talk.send(tool_results={call.id: Weather("晴")})).text


@pytest.mark.parametrize("backend", ["openai", "messages", "responses", "fastgpt", "chatchat", "mtmai"])
async def test_usage_of_a_conversation(kind: str, backend: str, mock: MockServer) -> None:
    async with RunTalk(kind, backend, mock.url) as talk:
        assert talk.chat.usage is None
        first = await talk.send("一")
        if first.usage is None:
            assert talk.chat.usage is None
            return
        assert talk.chat.usage == first.usage
        talk.chat.reset()
        with pytest.raises(OpenApiException):
            await talk.send("坏", _headers={"X-Mock-Fault": "status=400"})
        async with talk.streaming("二") as stream:
            second = await talk.final(stream)
        assert second.usage is not None
        total = (first.usage.total_tokens or 0) + (second.usage.total_tokens or 0)
        assert talk.chat.usage.total_tokens == total
        assert "usage" not in talk.chat.state
