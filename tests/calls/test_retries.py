"""What is tried again, how often, and after how long."""

from __future__ import annotations

import math
import socket
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support.scripted import CHAT, CLOSE, EVENTS, MODELS, Step, answer, chat, chat_stream, list_models, scripted

from mtmaisdk.clients.rest import Configuration, Retries
from mtmaisdk.clients.rest import exceptions as errors
from mtmaisdk.clients.rest.contract.operation import BackendCodes
from mtmaisdk.clients.rest.wire.headers import read_retry_after

KINDS = pytest.mark.parametrize("kind", ["async", "sync"])
QUICK = Retries(2, base=0.01)
GOOD_CHAT = answer(200, CHAT)
GOOD_STREAM = answer(200, EVENTS, Content_Type="text/event-stream")
QUOTA = b'{"error":{"message":"m","type":"insufficient_quota","code":"insufficient_quota"}}'


def settings(url: str, **more: Any) -> Configuration:
    return Configuration(url, **{"retries": QUICK, **more})


@KINDS
@pytest.mark.parametrize("status", [408, 429, 502, 503, 504, 529])
async def test_a_passing_refusal_is_tried_twice_more(kind: str, status: int) -> None:
    with scripted(answer(status), answer(status), GOOD_CHAT) as server:
        assert (await chat(kind, settings(server.url))).id == "chat-1"
        assert len(server.requests) == 3
    with scripted(answer(status), answer(status), GOOD_STREAM) as server:
        assert (await chat_stream(kind, settings(server.url))).text == "hi"
        assert len(server.requests) == 3
        assert server.requests[0] == server.requests[2]
    with scripted(answer(status)) as server:
        with pytest.raises(errors.ApiException) as caught:
            await chat(kind, settings(server.url))
        assert caught.value.status == status
        assert len(server.requests) == 3


@KINDS
@pytest.mark.parametrize("status", [302, 400, 401, 403, 404, 409, 422, 501])
async def test_any_other_refusal_is_raised_at_once(kind: str, status: int) -> None:
    with scripted(answer(status), answer(200, MODELS)) as server:
        with pytest.raises(errors.ApiException):
            await list_models(kind, settings(server.url))
        assert len(server.requests) == 1


@KINDS
@pytest.mark.parametrize("status", [500, 520, 521, 522, 523, 524])
async def test_what_may_have_been_done_is_tried_again_where_the_method_is_idempotent(kind: str, status: int) -> None:
    with scripted(answer(status), answer(200, MODELS)) as server:
        assert (await list_models(kind, settings(server.url))).data == []
    with scripted(answer(status), GOOD_CHAT) as server:
        with pytest.raises(errors.ServiceException):
            await chat(kind, settings(server.url))
        assert len(server.requests) == 1


@KINDS
@pytest.mark.parametrize("call", [list_models, chat, chat_stream])
async def test_a_connection_that_breaks_before_an_answer(kind: str, call: Any) -> None:
    good = {list_models: answer(200, MODELS), chat: GOOD_CHAT, chat_stream: GOOD_STREAM}[call]
    with scripted(CLOSE, CLOSE, good) as server:
        await call(kind, settings(server.url), _headers={"Idempotency-Key": "k"})
        assert len(server.requests) == 3
    with scripted(CLOSE) as server:
        with pytest.raises(errors.ApiConnectionException) as caught:
            await call(kind, settings(server.url))
        # tests/transport/test_delivery.py has the whole table.
        assert (caught.value.phase, len(server.requests)) == ("wait", 3 if call is list_models else 1)
        assert caught.value.__cause__ is not None


@KINDS
@pytest.mark.parametrize(
    "cut",
    [
        [b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"],
        [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nda"],
    ],
)
async def test_an_answer_that_had_begun(kind: str, cut: list[Step]) -> None:
    with scripted(cut, answer(200, MODELS)) as server:
        await list_models(kind, settings(server.url))
        assert len(server.requests) == 2
    for call in (chat, chat_stream):
        with scripted(cut, GOOD_CHAT) as server:
            with pytest.raises(errors.OpenApiException):
                await call(kind, settings(server.url))
            assert len(server.requests) == 1


@KINDS
async def test_no_answer_in_time(kind: str) -> None:
    with scripted([0.3], answer(200, MODELS)) as server:
        await list_models(kind, settings(server.url), _request_timeout=(1, 0.15))
        assert len(server.requests) == 2
    for call in (chat, chat_stream):
        with scripted([0.3], GOOD_CHAT) as server:
            with pytest.raises(errors.ApiTimeoutException) as caught:
                await call(kind, settings(server.url), _request_timeout=(1, 0.15))
            assert (caught.value.phase, len(server.requests)) == ("wait", 1)


@KINDS
async def test_nobody_listens_yet(kind: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        tried: list[int] = []
        configuration = settings(
            f"http://127.0.0.1:{taken.getsockname()[1]}", on_error=lambda request, error: tried.append(request.attempt)
        )
        with pytest.raises(errors.ApiConnectionException) as caught:
            await chat(kind, configuration)
    assert tried == [1, 2, 3]
    assert caught.value.phase == "connect"


@KINDS
async def test_a_quota_that_is_used_up(kind: str) -> None:
    with scripted(answer(429, QUOTA), GOOD_CHAT) as server:
        with pytest.raises(errors.RateLimitException):
            await chat(kind, settings(server.url))
        assert len(server.requests) == 1


@KINDS
@pytest.mark.parametrize(("said", "tries"), [("true", 2), ("false", 1)])
async def test_the_server_says_whether(kind: str, said: str, tries: int) -> None:
    status = 400 if said == "true" else 503
    with scripted(answer(status, x_should_retry=said), GOOD_CHAT) as server:
        if said == "true":
            await chat(kind, settings(server.url))
        else:
            with pytest.raises(errors.ServiceException):
                await chat(kind, settings(server.url))
        assert len(server.requests) == tries


@KINDS
@pytest.mark.parametrize("headers", [{"retry_after_ms": "60", "Retry_After": "9"}, {"Retry_After": "0.06"}])
async def test_the_server_says_when(kind: str, headers: dict[str, str]) -> None:
    with scripted(answer(429, **headers), GOOD_CHAT) as server:
        await chat(kind, settings(server.url))
        assert 0.06 <= server.times[1] - server.times[0] < 0.5


@KINDS
@pytest.mark.parametrize("headers", [{"retry_after_ms": "60001"}, {"Retry_After": "61"}])
async def test_a_wait_too_long_is_raised_at_once(kind: str, headers: dict[str, str]) -> None:
    with scripted(answer(429, **headers), GOOD_CHAT) as server:
        with pytest.raises(errors.RateLimitException) as caught:
            await chat(kind, settings(server.url))
        assert (caught.value.retry_after or 0) > 60
        assert len(server.requests) == 1


@KINDS
async def test_a_deadline_covers_all_tries(kind: str) -> None:
    with scripted(answer(503, Retry_After="0.4")) as server:
        with pytest.raises(errors.ServiceException):
            await chat(kind, settings(server.url), _request_timeout=0.3)
        assert len(server.requests) == 1
    with scripted(answer(503), [0.25]) as server:
        with pytest.raises(errors.ApiTimeoutException) as caught:
            await list_models(kind, settings(server.url), _request_timeout=0.2)
        assert caught.value.phase == "total"
        assert len(server.requests) == 2


@KINDS
async def test_how_often_is_set_by_call_configuration_or_environment(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with scripted(answer(503)) as server:
        for configured, given, tries in [(0, None, 1), (0, 1, 2), (1, None, 2), (1, Retries(0), 1)]:
            server.requests.clear()
            with pytest.raises(errors.ServiceException):
                await chat(kind, Configuration(server.url, retries=Retries(configured, 0.01)), _retries=given)
            assert len(server.requests) == tries
    monkeypatch.delenv("MTMAI_MAX_RETRIES")
    assert Configuration().retries == Retries(2, 0.5, 8, 60)
    monkeypatch.setenv("MTMAI_MAX_RETRIES", "5")
    monkeypatch.setenv("MTMAI_TIMEOUT", "2.5")
    assert Configuration().retries.max == 5
    assert Configuration().timeouts.total == 2.5
    assert Configuration(retries=1, timeout=3).retries.max == 1
    for name in ("MTMAI_MAX_RETRIES", "MTMAI_TIMEOUT"):
        with monkeypatch.context() as patch, pytest.raises(ValueError, match=name):
            patch.setenv(name, "often")
            Configuration()


@pytest.mark.parametrize("retries", [-1, 101, 1.5, True, "2", Retries])
def test_a_number_that_is_none(retries: Any) -> None:
    with pytest.raises(ValueError, match="retries: "):
        Configuration(retries=retries)


@KINDS
async def test_an_open_response_is_tried_again_too(kind: str) -> None:
    from support.scripted import call

    for first, tries, status in [
        (answer(503), 2, 200),
        (answer(429), 1, 429),
        (answer(429, Retry_After="0.01"), 2, 200),
        (answer(404), 1, 404),
    ]:
        with scripted(first, answer(200, MODELS)) as server:
            response = await call(kind, settings(server.url), "OpenAIApi", "list_models_without_preload_content")
            response.close()
            assert (response.status, len(server.requests)) == (status, tries)


@KINDS
async def test_a_refusal_with_status_200(kind: str) -> None:
    from support.scripted import call

    queue_full = '{"code":23,"description":"队列已满，请稍后尝试","result":"1","properties":{}}'.encode()
    with scripted(answer(200, queue_full), answer(200, b'{"code":22,"description":"d","result":"2"}')) as server:
        submitted = await call(kind, settings(server.url), "MidjourneyApi", "submit_imagine", prompt="Cat")
        assert (submitted.code, submitted.result, len(server.requests)) == (22, "2", 2)
    wrong_key = b'{"code":514,"statusText":"unAuthApiKey","message":"m","data":null}'
    with scripted(answer(500, wrong_key)) as server:
        with pytest.raises(errors.ServiceException):
            await call(kind, settings(server.url), "FastGPTApi", "get_chat_init", app_id="a", chat_id="c")
        assert len(server.requests) == 1


def test_pauses_double_up_to_the_cap_and_are_random() -> None:
    error = errors.ServiceException(503)
    longest = [Retries(9).delay(number, error, False, jitter=lambda: 1.0) for number in range(1, 11)]
    assert longest == [0.5, 1, 2, 4, 8, 8, 8, 8, 8, None]
    assert Retries().delay(1, error, False, jitter=lambda: 0.0) == 0
    drawn = {Retries().delay(1, error, False) for _ in range(20)}
    assert len(drawn) > 10
    assert all(value is not None and 0 <= value <= 0.5 for value in drawn)


def test_a_date_to_wait_for() -> None:
    soon, late = (
        format_datetime(datetime.now(timezone.utc) + timedelta(seconds=seconds), usegmt=True) for seconds in (30, 90)
    )
    waiting = Retries().delay(1, errors.ServiceException(503, headers={"Retry-After": soon}), False)
    assert waiting is not None
    assert 25 < waiting <= 30
    assert Retries().delay(1, errors.ServiceException(503, headers={"Retry-After": late}), False) is None


SOON = "Sat, 01 Jan 2050 00:00:00"
PAST = ("Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994")


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        *(
            (text, None)
            for text in ("5 minutes", "5 mar 10", "10 s", "1 2", "soon", "", " ", "nan", "inf", "1e3", "1_0")
        ),
        *((text, None) for text in ("12:30:00", "1h 30m", "-30s", "٣", "9" * 400, "9" * 400 + "h")),
        *((text, None) for text in (f"{SOON} +9999", f"{SOON} -2500", "Sat, 99 Jan 2050 00:00:00 GMT", "::", "1:2:3")),
        *((text, 0) for text in (*PAST, "0", "-1", "0s")),
        *(("5", 5), (" 0.25 ", 0.25), ("2.", 2), (".5", 0.5)),
        *(
            ("30s", 30),
            ("1m30s", 90),
            ("1h", 3600),
            ("250ms", 0.25),
            ("1.5h", 5400),
            ("2m59.56s", 179.56),
            ("10us", 1e-5),
        ),
    ],
)
def test_how_servers_say_when(said: str, seconds: float | None) -> None:
    assert errors.ServiceException(503, headers={"Retry-After": said}).retry_after == pytest.approx(seconds)


@pytest.mark.parametrize(("said", "seconds"), [("250", 0.25), ("0.5", 0.0005), ("soon", 7), ("30s", 7), ("nan", 7)])
def test_how_servers_say_when_in_milliseconds(said: str, seconds: float) -> None:
    headers = {"retry-after-ms": said, "Retry-After": "7"}
    assert errors.ServiceException(503, headers=headers).retry_after == pytest.approx(seconds)


PARTS = st.lists(st.sampled_from(["1", ".", "-", "+", ":", " ", *"nuµmsh", "GMT", "Jan", "2050", "0"])).map("".join)


@given(PARTS | st.text(max_size=80), PARTS | st.text(max_size=80))
@example(f"{SOON} +9999", "1" * 80)
def test_any_text_says_a_number_or_nothing(milliseconds: str, value: str) -> None:
    found = read_retry_after(milliseconds, value)
    assert found is None or (found >= 0 and math.isfinite(found))


@KINDS
async def test_a_wait_that_no_one_understands_is_the_ordinary_one(kind: str) -> None:
    with scripted(answer(503, Retry_After=f"{SOON} +9999"), GOOD_CHAT) as server:
        await chat(kind, settings(server.url))
        assert len(server.requests) == 2


def test_a_certificate_that_is_not_trusted_stays_so() -> None:
    assert Retries().delay(1, errors.ApiConnectionException("m", "certificate"), True) is None


def test_a_code_knows_better_than_the_status() -> None:
    error = errors.ServiceException(500, body='{"code": 510}')
    assert Retries().delay(1, error, True, BackendCodes(statuses={"510": 429})) is not None
    assert Retries().delay(1, error, True, BackendCodes(statuses={"510": 429}, final=("510",))) is None
