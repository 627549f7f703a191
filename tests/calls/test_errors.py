"""Every way in which a call fails is a typed error that names what was wrong."""

from __future__ import annotations

import pickle
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from aiohttp import web

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import Configuration, sync
from mtmaisdk.clients.rest import exceptions as errors
from mtmaisdk.mock.background import run_in_background


@contextmanager
def answering(**response: Any) -> Iterator[Configuration]:
    """A server that gives one answer to every request."""
    app = web.Application()

    async def handle(request: web.Request) -> web.Response:
        return web.Response(**response)

    app.router.add_route("*", "/{path:.*}", handle)
    with run_in_background(app) as url:
        yield Configuration(host=url, access_token="SECRET-TOKEN")


async def failure_of(configuration: Configuration) -> list[BaseException]:
    """The errors of the same call, async and sync."""
    found: list[BaseException] = []
    async with rest.ApiClient(configuration) as client:
        with pytest.raises(errors.OpenApiException) as caught:
            await rest.OpenAIApi(client).list_models()
        found.append(caught.value)
    with sync.ApiClient(configuration) as sync_client:
        with pytest.raises(errors.OpenApiException) as caught:
            sync.OpenAIApi(sync_client).list_models()
        found.append(caught.value)
    return found


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (400, errors.BadRequestException),
        (401, errors.UnauthorizedException),
        (403, errors.ForbiddenException),
        (404, errors.NotFoundException),
        (409, errors.ConflictException),
        (418, errors.ApiException),
        (422, errors.UnprocessableEntityException),
        (429, errors.RateLimitException),
        (500, errors.ServiceException),
        (503, errors.ServiceException),
    ],
)
async def test_each_status_has_its_class(status: int, expected: type[Exception]) -> None:
    body = '{"error": {"message": "坏了", "type": "t", "code": "c"}}'
    headers = {"X-Request-Id": "req-1", "Set-Cookie": "hatchet=SESSION", "Location": "http://elsewhere.invalid/"}
    with answering(status=status, text=body, content_type="application/json", headers=headers) as configuration:
        for error in await failure_of(configuration):
            assert type(error) is expected
            assert isinstance(error, errors.ApiException)
            assert (error.status, error.message, error.type, error.code) == (status, "坏了", "t", "c")
            assert error.request_id == "req-1"
            assert error.body == body
            assert "SESSION" not in str(error)
            assert "SECRET-TOKEN" not in str(error) + repr(error)


@pytest.mark.parametrize(
    ("body", "message", "code"),
    [
        ('{"errors":[{"description":"bad tenant","code":1400}]}', "bad tenant", 1400),
        ('{"errors":null,"message":"echo"}', "echo", None),
        ('{"description":"quota_not_enough ","type":"upstream_error","code":4}', "quota_not_enough ", 4),
        ('{"object":"error","message":"no model","code":404}', "no model", 404),
        ('{"detail":{"error":{"message":"bad key","code":"invalid_api_key"}}}', "bad key", "invalid_api_key"),
        ('{"detail":[{"loc":["body",0,"x"],"msg":"wrong"}]}', "body.0.x: wrong", None),
        ('{"detail":"Not Found"}', "Not Found", None),
        ('{"error":"Unauthorized"}', "Unauthorized", None),
        ('{"error_code":10402,"text":"timeout"}', "timeout", 10402),
        ('{"success":false,"msg":"expired","msgCode":"A0202"}', "expired", "A0202"),
        ('{"code":514,"statusText":"unAuthApiKey","message":"common:514","data":null}', "common:514", 514),
        (
            "<!DOCTYPE html><html><head>\n<title> 502:\n Bad &amp; Gone</title></head><body>…</body></html>",
            "a web page, '502: Bad & Gone'",
            None,
        ),
        ("<html>\n502 Bad Gateway</html>", "<html> 502 Bad Gateway</html>", None),
        ("[]", "[]", None),
        ("", "Bad Request", None),
    ],
)
async def test_each_dialect_of_error_is_read(body: str, message: str, code: Any) -> None:
    with answering(status=400, text=body) as configuration:
        for error in await failure_of(configuration):
            assert isinstance(error, errors.BadRequestException)
            assert (error.message, error.code) == (message, code)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("<html>login</html>", "text/html"),
        ("", "application/json"),
        ('{"data": "no list"}', "application/json"),
        ('{"data": [', "application/json"),
    ],
)
async def test_an_answer_of_another_shape_is_not_silent(body: str, content_type: str) -> None:
    with answering(text=body, content_type=content_type) as configuration:
        for error in await failure_of(configuration):
            assert isinstance(error, errors.UnexpectedResponseException)
            assert error.status == 200
            assert error.body == body
            assert "list_models" in str(error)
            assert error.__cause__ is not None


async def test_a_json_error_in_place_of_a_file() -> None:
    with answering(text='{"error": {"message": "no voice"}}', content_type="application/json") as configuration:
        async with rest.ApiClient(configuration) as client:
            with pytest.raises(errors.UnexpectedResponseException, match=r"in place of a file.*: no voice"):
                await rest.OpenAIApi(client).create_speech(model="tts-1", input="a", voice="alloy")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            '{"object":"error","message":"m","type":"invalid_request_error","code":404,"param":null}',
            errors.NotFoundException,
        ),
        ('{"error":{"message":"m","code":404}}', errors.NotFoundException),
        ('{"error":{"message":"m","code":"429"}}', errors.RateLimitException),
        ('{"error":"m"}', errors.ApiException),
        ('{"success":false,"msg":"m"}', errors.ApiException),
        ('{"success":false,"msg":"m","msgCode":"A0202"}', errors.UnauthorizedException),
        ('{"error_code":10400,"text":"m"}', errors.NotFoundException),
        ('{"error_code":10402,"text":"m"}', errors.ServiceException),
        ('{"detail":"m"}', errors.ApiException),
    ],
)
async def test_an_error_with_status_200(body: str, expected: type[Exception]) -> None:
    with answering(text=body, content_type="application/json") as configuration:
        for error in await failure_of(configuration):
            assert type(error) is expected
            assert (error.status, error.message) == (200, "m")


async def test_nobody_listens() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        for error in await failure_of(Configuration(host=url)):
            assert type(error) is errors.ApiConnectionException
            assert url in str(error)
            assert "_Paced" not in str(error)
            assert error.__cause__ is not None


@pytest.mark.parametrize("timeout", [0.2, (1, 0.2)])
async def test_no_answer_in_time(timeout: Any) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        configuration = Configuration(host=f"http://127.0.0.1:{silent.getsockname()[1]}", timeout=timeout)
        for error in await failure_of(configuration):
            assert isinstance(error, errors.ApiTimeoutException)


async def test_a_connection_cut_in_the_body() -> None:
    import asyncio
    import threading

    def serve(listener: socket.socket) -> None:
        for _ in range(2):
            connection, _ = listener.accept()
            connection.recv(65536)
            connection.sendall(
                b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"data"'
            )
            connection.close()

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        thread = threading.Thread(target=serve, args=(listener,), daemon=True)
        thread.start()
        for error in await failure_of(Configuration(host=f"http://127.0.0.1:{listener.getsockname()[1]}")):
            assert type(error) is errors.ApiConnectionException
        await asyncio.to_thread(thread.join)


async def test_errors_pickle() -> None:
    with answering(
        status=429, text='{"error": {"message": "slow down"}}', content_type="application/json"
    ) as configuration:
        for error in await failure_of(configuration):
            copy = pickle.loads(pickle.dumps(error))
            assert type(copy) is type(error)
            assert vars(copy) == vars(error)
            assert str(copy) == str(error)
    assert str(pickle.loads(pickle.dumps(errors.ApiTimeoutException("late")))) == "late"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Retry-After": "2"}, 2),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after-ms": "250", "Retry-After": "9"}, 0.25),
        ({"Retry-After": "-3"}, 0),
        ({"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "nan"}, None),
        ({}, None),
    ],
)
def test_how_long_a_server_asks_to_wait(headers: dict[str, str], expected: float | None) -> None:
    assert errors.RateLimitException(429, headers=headers).retry_after == expected


def test_a_date_to_wait_for() -> None:
    from datetime import datetime, timedelta, timezone
    from email.utils import format_datetime

    date = format_datetime(datetime.now(timezone.utc) + timedelta(seconds=30), usegmt=True)
    waiting = errors.RateLimitException(429, headers={"Retry-After": date}).retry_after
    assert waiting is not None
    assert 25 < waiting <= 30
