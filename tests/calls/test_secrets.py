"""No credential that a client was given is in a log, a `repr` or an exception."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path
from typing import Any

import pytest
from support.scripted import CLOSE, Step, answer, call, chat, chat_stream, scripted

from mtmaisdk.clients.rest import ApiClient, Configuration, Headers, OpenAIApi, Request, Retries, sync
from mtmaisdk.clients.rest import exceptions as errors

KINDS = pytest.mark.parametrize("kind", ["async", "sync"])
SECRETS = ["SECRET-TOKEN", "SECRET-COOKIE", "SECRET-WORD", "SECRET-KEY", "SECRET-HEADER", "U0VDUkVU"]
ECHO = (
    b'{"error":{"message":"bad key SECRET-TOKEN for Bearer SECRET-TOKEN, hatchet=SECRET-COOKIE, SECRET-WORD,'
    b' SECRET-KEY, SECRET-HEADER","code":"c"}}'
)


def settings(url: str, **more: Any) -> Configuration:
    return Configuration(
        url.replace("http://", "http://user:SECRET-WORD@"),
        access_token="SECRET-TOKEN",
        api_key={"cookieAuth": "SECRET-COOKIE", "midjourneyAuth": "SECRET-KEY"},
        retries=Retries(1, base=0.01),
        **more,
    )


def assert_clean(*texts: str) -> None:
    for text in texts:
        for secret in SECRETS:
            assert secret not in text


@KINDS
@pytest.mark.parametrize(
    "reply",
    [
        answer(401, ECHO, Set_Cookie="hatchet=SECRET-COOKIE"),
        answer(503, ECHO),
        answer(200, ECHO),
        answer(200, b"<p>SECRET-TOKEN", Content_Type="text/html"),
        answer(200, b"data: " + ECHO + b"\n\n", Content_Type="text/event-stream"),
        answer(200, b"data: SECRET-TOKEN\n\n", Content_Type="text/event-stream"),
        CLOSE,
        [b"SECRET-TOKEN\r\n\r\n"],
    ],
)
@pytest.mark.parametrize("method", [chat, chat_stream])
async def test_a_server_that_repeats_them(
    kind: str, reply: list[Step], method: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    told: list[str] = []
    with scripted(reply) as server:
        configuration = settings(
            server.url,
            before_request=lambda request: told.append(f"{request!r} {request}"),
            after_response=lambda request, head: told.append(repr(head)),
            on_error=lambda request, error: told.append(f"{error!r} {error}"),
        )
        with pytest.raises(errors.OpenApiException) as caught:
            await method(kind, configuration, _headers={"X-Api-Key": "SECRET-HEADER"})
        assert b"SECRET-TOKEN" in server.requests[0]
    error = caught.value
    assert_clean(str(error), repr(error), error.message, error.body or "", repr(error.headers), *told)
    assert_clean("".join(traceback.format_exception_only(error)))
    assert_clean(*(record.getMessage() for record in caplog.records))
    assert "\n" not in str(error)


SPEECH = {"model": "m", "input": "i", "voice": "alloy"}
REASON = b"HTTP/1.1 401 Bad SECRET-TOKEN\r\nContent-Length: 2\r\nX-Told: SECRET-TOKEN\r\n\r\n{}"


@KINDS
@pytest.mark.parametrize(
    "reply",
    [
        answer(401, ECHO.replace(b'"c"', b'"SECRET-TOKEN"')),
        answer(200, b"<p>SECRET-TOKEN", Content_Type="text/html"),
        answer(200, b'{"id": {"a": "SECRET-TOKEN"}, "choices": "SECRET-KEY"}'),
        answer(302, b"", Location="http://a/SECRET-TOKEN"),
        [REASON],
    ],
)
@pytest.mark.parametrize("method", [chat, chat_stream, "create_speech_to_file"])
async def test_nothing_of_an_error_has_them(kind: str, reply: list[Step], method: Any, tmp_path: Path) -> None:
    given = {"X-Api-Key": "SECRET-HEADER"}
    with scripted(reply) as server, pytest.raises(errors.OpenApiException) as caught:
        if callable(method):
            await method(kind, settings(server.url), _headers=given)
        elif kind == "async":
            async with ApiClient(settings(server.url)) as client:
                await OpenAIApi(client).create_speech_to_file(tmp_path / "a", **SPEECH, _headers=given)
        else:
            with sync.ApiClient(settings(server.url)) as sync_client:
                sync.OpenAIApi(sync_client).create_speech_to_file(tmp_path / "a", **SPEECH, _headers=given)
    error = caught.value
    shown = {name: dict(value) if isinstance(value, Headers) else value for name, value in vars(error).items()}
    assert_clean(str(error), repr(error), repr(shown), *traceback.format_exception(error))
    assert error.status


@KINDS
async def test_a_host_with_a_user(kind: str) -> None:
    with scripted(answer(200, b'{"rows":[]}')) as server:
        configuration = Configuration(server.url.replace("//", "//user:SECRET%2DWORD@"))
        await call(kind, configuration, "ChatApi", "chat_models", tenant="t")
        assert b"Authorization: Basic dXNlcjpTRUNSRVQtV09SRA==" in server.requests[0]
    assert configuration.host == server.url
    assert (configuration.username, configuration.password) == ("user", "SECRET-WORD")


@pytest.mark.parametrize(
    "host",
    ["ftp://u:SECRET-WORD@a", "http://a/?key=SECRET-KEY", "u:SECRET-WORD@a", "http://[::1", "http://", "http://a b"],
)
def test_a_host_that_is_none(host: str) -> None:
    with pytest.raises(ValueError, match=r"^host: ") as caught:
        Configuration(host)
    assert_clean(str(caught.value))


def test_repr_shows_none() -> None:
    configuration = settings("http://a")
    configuration.default_headers["Authorization"] = "SECRET-TOKEN"
    assert_clean(repr(configuration), repr(ApiClient(configuration)), repr(sync.ApiClient(configuration)))
    headers = Headers({"Set-Cookie": "a=SECRET-COOKIE", "X-Api-Key": "SECRET-KEY", "Retry-After": "1"})
    assert_clean(repr(headers))
    assert "'Retry-After': '1'" in repr(headers)
    request = Request(
        "GET", "http://a/?key=SECRET-KEY", {"Cookie": "SECRET-COOKIE"}, None, configuration.timeouts, Retries()
    )
    assert_clean(repr(request), str(request))


@KINDS
async def test_a_request_id_that_is_the_key(kind: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "mtmaisdk")
    with scripted(answer(200, b'{"rows":[]}', X_Request_Id="SECRET-TOKEN")) as server:
        await call(kind, settings(server.url), "ChatApi", "chat_models", tenant="t")
    assert "request id ***" in caplog.text
    assert_clean(caplog.text)
