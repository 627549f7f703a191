"""Keys as people paste them, and keys that a function returns; headers of every request."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from support.scripted import CHAT, CLOSE, EVENTS, MODELS, answer, call, chat, chat_stream, list_models, scripted

from mtmaisdk.chat import connect, connect_async
from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import Configuration, Retries, sync
from mtmaisdk.clients.rest import exceptions as errors
from mtmaisdk.fastgpt import AsyncChatClient, ChatClient

KINDS = pytest.mark.parametrize("kind", ["async", "sync"])
STREAM = answer(200, EVENTS, Content_Type="text/event-stream")
GOOD: dict[Any, Any] = {list_models: answer(200, MODELS), chat: answer(200, CHAT), chat_stream: STREAM}
METHODS = pytest.mark.parametrize("method", list(GOOD))
REFUSED = answer(401, b'{"error":{"message":"SECRET-1 is not valid"}}')


def authorizations(requests: list[bytes]) -> list[str]:
    lines = [line.decode() for request in requests for line in request.split(b"\r\n")]
    return [line.partition(": ")[2] for line in lines if line.lower().startswith("authorization:")]


def numbered(kind: str, keys: Iterator[str]) -> Callable[[], Any]:
    async def later() -> str:
        return next(keys)

    return later if kind == "async" else lambda: next(keys)


def secrets() -> Iterator[str]:
    return (f"SECRET-{number}" for number in range(1, 99))


@pytest.mark.parametrize("pasted", ["SECRET", " SECRET", "SECRET\n", "\tSECRET\r\n", "\ufeffSECRET"[1:], " SECRET "])
def test_blanks_around_a_key(pasted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTMAI_API_KEY", pasted)
    keys = [
        Configuration(access_token=pasted).access_token,
        Configuration().access_token,
        Configuration(api_key={"cookieAuth": pasted}).api_key["cookieAuth"],
        connect("openai", "http://host", pasted, model="m").api.api_client.configuration.access_token,
        connect("openai", "http://host", model="m").api.api_client.configuration.access_token,
        ChatClient(pasted).api.api_client.configuration.access_token,
    ]
    assert keys == ["SECRET"] * len(keys)


@pytest.mark.parametrize("wrong", ["SECRET\nSECRET", "SEC\x00RET", "SECRET\x1b[0m", "SEC\r\nX-Evil: RET"])
def test_a_key_with_something_in_it(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    makes: list[tuple[str, Callable[[], Any]]] = [
        ("access_token", lambda: Configuration(access_token=wrong)),
        ("access_token", lambda: connect("openai", "http://host", wrong, model="m")),
        ("access_token", lambda: ChatClient(wrong)),
        (r"api_key\['cookieAuth'\]", lambda: Configuration(api_key={"cookieAuth": wrong})),
        ("MTMAI_API_KEY", Configuration),
    ]
    for name, make in makes:
        if name == "MTMAI_API_KEY" and "\0" not in wrong:
            monkeypatch.setenv(name, wrong)
        elif name == "MTMAI_API_KEY":
            continue
        with pytest.raises(ValueError, match=f"^{name}: the key has a line end") as caught:
            make()
        assert "SEC" not in str(caught.value)


@KINDS
@METHODS
async def test_a_function_is_asked_at_each_attempt(kind: str, method: Any) -> None:
    with scripted(answer(503), CLOSE, GOOD[method]) as server:
        keys = numbered(kind, secrets())
        await method(kind, Configuration(server.url, access_token=keys, retries=Retries(2, 0.01)))
        assert authorizations(server.requests) == [f"Bearer SECRET-{number}" for number in (1, 2, 3)]


@KINDS
@METHODS
async def test_a_refused_key_is_asked_for_once_more(kind: str, method: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "mtmaisdk")
    with scripted(REFUSED, GOOD[method]) as server:
        await method(kind, Configuration(server.url, access_token=numbered(kind, secrets()), retries=0))
        assert authorizations(server.requests) == ["Bearer SECRET-1", "Bearer SECRET-2"]
    with scripted(REFUSED) as server:
        keys = numbered(kind, iter(["SECRET-0", "SECRET-1", "SECRET-2"]))
        with pytest.raises(errors.UnauthorizedException) as caught:
            await method(kind, Configuration(server.url, access_token=keys))
        assert len(server.requests) == 2
    assert "SECRET" not in f"{caught.value} {caught.value!r} {caught.value.body} {caplog.text}"
    # The retries are still there for what else may fail.
    with scripted(REFUSED, answer(503), GOOD[method]) as server:
        keys = numbered(kind, secrets())
        await method(kind, Configuration(server.url, access_token=keys, retries=Retries(1, 0.01)))
        assert len(server.requests) == 3
    with scripted(REFUSED, GOOD[method]) as server:
        with pytest.raises(errors.UnauthorizedException):
            await method(kind, Configuration(server.url, access_token="SECRET-1"))
        assert len(server.requests) == 1


@KINDS
async def test_a_key_that_fastgpt_refuses_with_status_500(kind: str) -> None:
    refused = answer(500, b'{"code":514,"statusText":"unAuthApiKey","message":"m","data":null}')
    with scripted(refused, answer(200, b'{"code":200,"data":{}}')) as server:
        configuration = Configuration(server.url, access_token=numbered(kind, secrets()), retries=0)
        await call(kind, configuration, "FastGPTApi", "get_chat_init", app_id="a", chat_id="c")
        assert len(server.requests) == 2


async def test_conversations_and_the_chat_client() -> None:
    with scripted(answer(200, CHAT)) as server:
        with connect("openai", server.url, numbered("sync", secrets()), model="m") as talk:
            assert talk.send("一").text == "hi"
        async with connect_async("openai", server.url, numbered("async", secrets()), model="m") as async_talk:
            assert (await async_talk.send("一")).text == "hi"
        with ChatClient(numbered("sync", secrets()), server.url) as client:
            client.create_chat_completion([{"role": "user", "content": "一"}])
        async with AsyncChatClient(numbered("async", secrets()), server.url) as async_client:
            await async_client.create_chat_completion([{"role": "user", "content": "一"}])
        assert authorizations(server.requests) == ["Bearer SECRET-1"] * 4
    with pytest.raises(ValueError, match="a tenant is required"):
        connect("mtmai", "http://host", lambda: "a.b.c")


@KINDS
async def test_a_header_of_the_call_counts_before_a_function(kind: str) -> None:
    def fail() -> str:
        raise LookupError("not asked")

    with scripted(answer(200, MODELS)) as server:
        configuration = Configuration(server.url, access_token=fail)
        await list_models(kind, configuration, _headers={"Authorization": "Bearer mine"})
        await list_models(kind, configuration, _headers={"Authorization": None})
        assert authorizations(server.requests) == ["Bearer mine"]
        with pytest.raises(LookupError, match="not asked"):
            await list_models(kind, configuration)
        for wrong in (None, "", 5, "a\nb", "é"):
            with pytest.raises(ValueError, match=r"access_token|Authorization"):
                await list_models(kind, Configuration(server.url, access_token=lambda key=wrong: key))
        assert len(server.requests) == 2


async def test_a_coroutine_function_needs_the_async_client() -> None:
    with scripted(answer(200, MODELS)) as server:
        with pytest.raises(TypeError, match="access_token: a coroutine function needs the async client"):
            await list_models("sync", Configuration(server.url, access_token=numbered("async", secrets())))
        await list_models("async", Configuration(server.url, access_token=numbered("sync", secrets())))
        assert authorizations(server.requests) == ["Bearer SECRET-1"]


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        *(("verify_ssl", value, f"verify_ssl: {value!r} is neither True nor False") for value in (None, 0, 1, "false")),
        ("complete_address", "false", "complete_address: 'false' is neither"),
        *((name, "", f"{name}: '' is not the path of a file") for name in ("ssl_ca_cert", "cert_file", "key_file")),
        ("ssl_ca_cert", False, "ssl_ca_cert: bool is not a string"),
        ("default_headers", "X", "default_headers: expected a mapping, not str"),
        ("default_headers", {"A b": "c"}, "'A b' is not a valid header name"),
        ("default_headers", {"X-Key": "SECRET\n"}, "X-Key: the value of a header must be one line"),
        ("default_headers", {"X": 5}, "X: the value of a header must be one line"),
    ],
)
def test_settings_that_would_weaken_something(setting: str, value: Any, said: str) -> None:
    with pytest.raises(ValueError) as caught:
        Configuration(**{setting: value})
    assert str(caught.value).startswith(said)
    assert "SECRET" not in str(caught.value)


def test_what_is_set_later_keeps_certificates_checked() -> None:
    configuration = Configuration("https://host", ssl_ca_cert=None)
    configuration.verify_ssl = None  # type: ignore[assignment]
    assert configuration.ssl_context().check_hostname
    assert Configuration(ssl_ca_cert=Path("a")).ssl_ca_cert == "a"  # type: ignore[arg-type]


@KINDS
async def test_headers_of_every_request(kind: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    given = {"X-Team": "red", "X-Signed": "Bearer SECRET", "X-Api-Key": "SECRET", "X-Other": "sk-SECRET"}
    with scripted(answer(200, MODELS), answer(404, b'{"message":"Bearer SECRET, sk-SECRET"}')) as server:
        configuration = Configuration(server.url, default_headers=given)
        await list_models(kind, configuration)
        assert all(f"{name}: {value}".encode() in server.requests[0] for name, value in given.items())
        with pytest.raises(errors.NotFoundException) as caught:
            await list_models(kind, configuration)
    shown = f"{configuration!r} {configuration.default_headers!r} {caught.value} {caught.value.body} {caplog.text}"
    assert "SECRET" not in shown
    assert "'X-Team': 'red'" in shown
    assert dict(configuration.default_headers) == given


HOSTILE = "\x1b]52;c;QQ==\x07" + "\u202e" + "x" * 60000


@contextmanager
def logged() -> Iterator[io.StringIO]:
    """What all loggers of the process write."""
    text, root = io.StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(text), root.level
    root.addHandler(handler)
    root.setLevel(0)
    try:
        yield text
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


@KINDS
async def test_what_a_server_says_is_printable_and_short(kind: str) -> None:
    identifier = HOSTILE.encode()[:9] + b"\x1b" + b"x" * 3000
    head = b"HTTP/1.1 404 Bad\x1b[0m\r\nContent-Length: %d\r\nX-Request-Id: " + identifier + b"\r\n\r\n"
    body = b'{"message":"' + HOSTILE.encode("unicode_escape").replace(b"\\x", b"\\u00") + b'"}'
    with scripted([head % len(body) + body]) as server, logged() as log:
        with pytest.raises(rest.OpenApiException) as caught:
            await list_models(kind, Configuration(server.url, retries=0))
    for line in (str(caught.value), *log.getvalue().splitlines()):
        assert line.isprintable()
        assert len(line) < 1300
    if caught.value.status:
        assert len(caught.value.message) > 60000


@pytest.mark.parametrize("rest_of_it", ["/SECRET", "?sig=SECRET", "#SECRET", "/path?sig=SECRET"])
def test_of_an_address_that_is_a_secret_the_server_is_shown(rest_of_it: str) -> None:
    request = rest.Request.external("GET", f"https://SECRET@files.example.com:8443{rest_of_it}")
    assert str(request) == "GET https://files.example.com:8443/…"
    assert rest_of_it.startswith("#") or "SECRET" in request.secrets[-1]


@KINDS
async def test_an_address_that_is_a_secret_is_not_logged(kind: str) -> None:
    replies = answer(302, b"", Location="/moved?sig=SECRET"), answer(200, b"{}"), answer(403, b"{}"), CLOSE
    with scripted(*replies, answer(200, MODELS)) as server, logged() as log:
        request = rest.Request.external("GET", f"{server.url}/SECRET/path?sig=SECRET")
        client: Any = rest.ApiClient(Configuration(server.url)) if kind == "async" else None
        for _ in range(3):
            with suppress(rest.OpenApiException):
                if kind == "async":
                    await client.send_external(request)
                else:
                    with sync.ApiClient(Configuration(server.url)) as sync_client:
                        sync_client.send_external(request)
        if client is not None:
            await client.close()
        await list_models(kind, Configuration(server.url))
        assert len(server.requests) == 5
    assert "SECRET" not in log.getvalue()
    assert "/v1/models" in log.getvalue()
