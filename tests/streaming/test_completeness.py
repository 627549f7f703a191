"""When an answer is complete, what its result has, and when it is asked for again."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from streaming.test_failures import DONE, chunk, frame
from support.scripted import EVENTS, answer, call, chat_stream, scripted
from support.wire import MESSAGES, answer_of, serving, stream, texts

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import Configuration, Timeouts, sync
from mtmaisdk.clients.rest import exceptions as errors
from mtmaisdk.clients.rest.calls import limits
from mtmaisdk.clients.rest.settings.hooks import Hooks

KINDS = pytest.mark.parametrize("kind", ["async", "sync"])
ARGUMENTS: dict[str, Any] = {"model": "o", "messages": MESSAGES}
EVENT_STREAM = "text/event-stream"


def token(index: int, text: str, reason: str | None = None) -> bytes:
    return frame(
        {"choices": [{"index": index, "delta": {"role": "assistant", "content": text}, "finish_reason": reason}]}
    )


@KINDS
@pytest.mark.parametrize("first", [0, 1, 5])
@pytest.mark.parametrize("words", [["I", "'", "m", " Al"], ["I", "'", "m"], ["Hi", "!"], ["Hi"]])
async def test_an_index_that_counts_tokens(kind: str, first: int, words: list[str]) -> None:
    last = len(words) - 1
    events = [token(first + at, word, "length" if at == last else None) for at, word in enumerate(words)]
    with serving(*events, DONE) as server:
        outcome = await stream(
            kind, Configuration(server.url), "OpenAIApi", "create_chat_completion_stream", **ARGUMENTS
        )
        pieces = await texts(kind, server.url)
    assert (outcome.whole.index, outcome.whole.text, outcome.whole.finish_reason) == (0, "".join(words), "length")
    assert pieces == words
    assert len(outcome.whole.choices) == 1


@KINDS
async def test_an_index_numbers_the_answers_that_were_requested(kind: str) -> None:
    with serving(token(0, "a", "stop"), token(1, "b", "stop"), token(2, "c", "stop"), DONE) as server:
        for n, method, more in (
            (3, "create_chat_completion_stream", ARGUMENTS),
            (None, "create_completion_stream", {"model": "m", "prompt": ["x", "y", "z"]}),
        ):
            outcome = await stream(kind, Configuration(server.url), "OpenAIApi", method, **more, n=n)
            assert len(outcome.whole.choices) == 3


@KINDS
async def test_answers_are_counted_however_deep_a_request_is(kind: str) -> None:
    deep: dict[str, Any] = {}
    for _ in range(210):
        deep = {"items": deep}
    tools = [{"type": "function", "function": {"name": "f", "parameters": deep}}]
    with serving(token(0, "a", "stop"), token(1, "b", "stop"), DONE) as server:
        outcome = await stream(
            kind,
            Configuration(server.url),
            "OpenAIApi",
            "create_chat_completion_stream",
            **ARGUMENTS,
            tools=tools,
            n=2,
        )
    assert [choice.text for choice in outcome.whole.choices] == ["a", "b"]


USAGE = {"prompt_tokens": 3, "completion_tokens": 4, "total_tokens": 7}


@KINDS
@pytest.mark.parametrize(
    "last",
    [
        {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}], "usage": USAGE},
        {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop", "usage": USAGE}]},
        {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}], "x_groq": {"id": "r", "usage": USAGE}},
    ],
)
async def test_usage_wherever_it_is(kind: str, last: Any) -> None:
    with serving(chunk("a"), frame(last), DONE) as server:
        outcome = await answer_of(kind, "openai", server)
    assert outcome.whole.usage.to_dict() == USAGE
    # So every reader of events finds it in one place.
    assert outcome.events[-1].usage == outcome.whole.usage


@KINDS
async def test_the_result_has_what_the_events_carry(kind: str) -> None:
    def event(delta: dict[str, Any], reason: str | None = None, **choice: Any) -> bytes:
        return frame(
            {
                "id": "c1",
                "model": "m",
                "created": 5,
                "system_fingerprint": "fp",
                "service_tier": "flex",
                "choices": [{"index": 0, "delta": delta, "finish_reason": reason, **choice}],
            }
        )

    log = {"token": "a", "logprob": -0.5}
    with serving(
        event(
            {"refusal": "I ", "annotations": [{"n": 1}], "audio": {"id": "a", "data": "AA"}},
            logprobs={"content": [log]},
        ),
        event(
            {"refusal": "can't", "annotations": [{"n": 2}], "audio": {"id": "a", "data": "BB", "transcript": "x"}},
            output_ids=[1],
        ),
        event(
            {"images": [{"i": 1}]},
            "stop",
            logprobs={"content": [log]},
            output_ids=[2],
            output_token_logprobs=[[-0.1, 2]],
        ),
        DONE,
    ) as server:
        result = (await answer_of(kind, "openai", server)).whole
    assert (result.id, result.model, result.created) == ("c1", "m", 5)
    assert (result.system_fingerprint, result.service_tier) == ("fp", "flex")
    assert (result.refusal, result.annotations, result.images) == ("I can't", [{"n": 1}, {"n": 2}], [{"i": 1}])
    assert result.audio == {"id": "a", "data": "AABB", "transcript": "x"}
    assert (result.output_ids, result.output_token_logprobs) == ([1, 2], [[-0.1, 2]])
    assert [each.to_dict() for each in result.logprobs.content] == [log, log]
    assert result.choices[0].refusal == "I can't"
    assert result.extra == {}


SILENCE = 0.8


@KINDS
@pytest.mark.parametrize("rest_of_it", [[SILENCE], [b": ping\n\n", 0.1, b": ping\n\n", SILENCE]])
async def test_after_a_finish_reason_the_wait_is_short(
    kind: str, rest_of_it: list[bytes | float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "USAGE_WAIT", 0.2)
    more = chunk("b", "stop", usage=USAGE)
    with serving(chunk("a", "stop"), 0.1, more, *rest_of_it) as server:
        began = time.monotonic()
        outcome = await answer_of(kind, "openai", server)
    assert (outcome.whole.text, outcome.whole.usage.total_tokens) == ("ab", 7)
    assert time.monotonic() - began < SILENCE


@KINDS
async def test_a_finished_answer_is_complete_when_time_runs_out(kind: str) -> None:
    arguments = {**ARGUMENTS, "_request_timeout": 0.3}
    with serving(chunk("a", "stop"), SILENCE) as server:
        outcome = await stream(
            kind, Configuration(server.url), "OpenAIApi", "create_chat_completion_stream", **arguments
        )
    assert outcome.whole.text == "a"
    with serving(chunk("a"), SILENCE) as server:
        outcome = await stream(
            kind, Configuration(server.url), "OpenAIApi", "create_chat_completion_stream", **arguments
        )
    assert isinstance(outcome.error, errors.ApiTimeoutException)
    assert (outcome.error.phase, outcome.error.message) == ("total", "the stream did not end within 0.3 s in total")
    assert outcome.error.partial is not None


@KINDS
async def test_the_wait_is_that_for_events_until_all_requested_answers_are_finished(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "USAGE_WAIT", 0.05)
    with serving(token(0, "a", "stop"), 0.3, token(1, "b", "stop"), DONE) as server:
        outcome = await stream(
            kind, Configuration(server.url), "OpenAIApi", "create_chat_completion_stream", **ARGUMENTS, n=2
        )
    assert [choice.text for choice in outcome.whole.choices] == ["a", "b"]


def error_frames(body: Any) -> list[Any]:
    return answer(200, frame(body), Content_Type=EVENT_STREAM)


GOOD = answer(200, EVENTS, Content_Type=EVENT_STREAM)
FIRST = {
    "429": (error_frames({"error": {"code": 429, "message": "m"}}), True),
    "503 in a list": (error_frames([{"error": {"code": 503, "message": "m"}}]), True),
    "overloaded": (error_frames({"error": {"type": "overloaded_error", "message": "m"}}), True),
    "event: error": (
        answer(200, frame({"error": {"code": "503", "message": "m"}}, "error"), Content_Type=EVENT_STREAM),
        True,
    ),
    "after a ping": (answer(200, b": ping\n\n" + frame({"error": {"code": 429}}), Content_Type=EVENT_STREAM), True),
    "field": (answer(200, b'error: {"code":503,"message":"m"}\n\ndata: [DONE]\n\n', Content_Type=EVENT_STREAM), True),
    "bare": (answer(200, b'{"error":{"code":503,"message":"m"}}', Content_Type=EVENT_STREAM), True),
    "quota": (error_frames({"error": {"code": "insufficient_quota", "message": "m"}}), False),
    "invalid": (error_frames({"error": {"code": 400, "message": "m"}}), False),
    "may have been done": (error_frames({"error": {"code": 500, "message": "m"}}), False),
    "second": (answer(200, chunk("a") + frame({"error": {"code": 429}}), Content_Type=EVENT_STREAM), False),
}


@KINDS
@pytest.mark.parametrize("case", FIRST)
async def test_an_error_as_the_first_event_is_retried_like_one_without_a_stream(kind: str, case: str) -> None:
    first, is_retried = FIRST[case]
    seen: list[Exception] = []

    async def see_async(_: Any, error: Exception) -> None:
        seen.append(error)

    hooks = Hooks(on_error=see_async if kind == "async" else lambda _, error: seen.append(error))
    with scripted(first, GOOD) as server:
        configuration = Configuration(server.url, retries=rest.Retries(1, base=0))
        configuration.hooks = hooks
        if is_retried:
            assert (await chat_stream(kind, configuration)).text == "hi"
        else:
            with pytest.raises(errors.StreamException):
                await chat_stream(kind, configuration)
        assert len(server.requests) == 1 + is_retried
    assert len(seen) == 1
    with scripted(first) as server, pytest.raises(errors.StreamException):
        await chat_stream(kind, Configuration(server.url, retries=0))


@KINDS
async def test_the_error_of_the_second_attempt_is_raised(kind: str) -> None:
    refused = answer(401, b'{"error":{"message":"no"}}')
    with scripted(FIRST["429"][0], refused) as server:
        configuration = Configuration(server.url, retries=rest.Retries(1, base=0))
        with pytest.raises(errors.UnauthorizedException):
            await chat_stream(kind, configuration)


async def test_a_stream_that_is_not_read_is_no_error() -> None:
    with scripted(FIRST["429"][0]) as server:
        async with (
            rest.ApiClient(Configuration(server.url)) as client,
            rest.OpenAIApi(client).create_chat_completion_stream(**ARGUMENTS) as events,
        ):
            assert events.status == 200
        with sync.ApiClient(Configuration(server.url)) as sync_client:
            with sync.OpenAIApi(sync_client).create_chat_completion_stream(**ARGUMENTS) as sync_events:
                assert sync_events.status == 200
        assert len(server.requests) == 2


@KINDS
async def test_an_error_in_a_field_of_its_own(kind: str) -> None:
    with serving(chunk("a"), b'error: {"message":"too long"}\n\n', DONE) as server:
        outcome = await answer_of(kind, "openai", server)
    assert type(outcome.error) is errors.StreamException
    assert (outcome.error.message, outcome.error.partial.text) == ("too long", "a")  # type: ignore[union-attr]
    with serving(chunk("a", "stop"), b"error: null\n\n", DONE) as server:
        assert (await answer_of(kind, "openai", server)).whole.text == "a"


@KINDS
async def test_calls_keep_their_form_through_plain_calls(kind: str) -> None:
    tools = [{"index": 0, "id": "c", "type": "custom", "custom": {"name": "shell", "input": "ls"}}]
    body = frame({"choices": [{"index": 0, "delta": {"tool_calls": tools}, "finish_reason": "tool_calls"}]}) + DONE
    with scripted(answer(200, body)) as server:
        plain = await call(kind, Configuration(server.url), "OpenAIApi", "create_chat_completion", **ARGUMENTS)
    (found,) = plain.choices[0].message.tool_calls
    assert (found.id, found.custom.name, found.custom.input) == ("c", "shell", "ls")
    assert json.loads(plain.to_json())["choices"][0]["message"]["content"] is None


def test_the_limits_are_those_of_the_guide() -> None:
    assert limits.USAGE_WAIT == 5
    assert Timeouts().idle == 300
