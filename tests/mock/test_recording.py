"""What is recorded of a server, and what its replay answers."""

from __future__ import annotations

import asyncio
import base64
import gzip
import http.client
import json
import os
import re
import signal
import stat
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from aiohttp import web
from aiohttp.test_utils import make_mocked_request
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from streaming.test_samples import EXPECTED, pieces_of
from support import ROOT
from support.bounded import bounded
from support.raw_http import call
from support.running_examples import PYTEST
from support.wire import CALLS, Outcome, stream

from mtmaisdk.cli.app import program
from mtmaisdk.clients.rest import Configuration
from mtmaisdk.mock.backends import Backends
from mtmaisdk.mock.background import run_in_background
from mtmaisdk.mock.contract import load
from mtmaisdk.mock.delivery import close
from mtmaisdk.mock.exchange import Exchange, exchange_of
from mtmaisdk.mock.mock_server import MockServer, run_mock_server
from mtmaisdk.mock.recorder import make_recorder
from mtmaisdk.mock.recording import Recording, operation_at
from mtmaisdk.mock.script import read_script
from mtmaisdk.mock.secrets import find_secret
from mtmaisdk.mock.server import make_app


@contextmanager
def recorded(upstream: str, file: Path) -> Iterator[str]:
    """Yields the address of a recorder that writes a file at its end."""
    recording = Recording(file)
    with run_in_background(make_recorder(upstream, recording.add)) as url:
        yield url
    assert recording.refused == []
    recording.save()


@contextmanager
def replayed(file: Path) -> Iterator[MockServer]:
    with run_mock_server() as server:
        server.replay(file)
        yield server
        assert server.unmatched == []


def told(outcome: Outcome) -> Any:
    """What a stream came to, in values that can be compared."""
    error = outcome.error
    partial = getattr(error, "partial", None)
    return [*map(repr, outcome.events)], repr(outcome.result), repr(error), repr(partial)


def samples_app() -> web.Application:
    """Sends one sample after the other, as servers do: compressed, cut, with pauses, in pieces of any size."""
    names, numbers = [*EXPECTED], count()

    async def handle(request: web.Request) -> web.StreamResponse:
        number = next(numbers)
        pieces = pieces_of(names[number], (7, 50, 1_000_000)[number % 3])
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Set-Cookie": "a=1"})
        if number % 4 == 1:
            response.headers["Content-Encoding"] = "gzip"
            pieces = [gzip.compress(b"".join(pieces))]
        await response.prepare(request)
        for piece in pieces[: len(pieces) // 2 or 1] if number % 4 == 2 else pieces:
            await response.write(piece)
        if number % 4 == 2:
            # Lets the recorder read it before the end.
            await asyncio.sleep(0.01)
            return close(request)
        return response

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handle)
    return app


@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_samples_of_real_servers_are_replayed(kind: str, tmp_path: Path) -> None:
    async def ask(url: str) -> list[Any]:
        calls = [CALLS[expected.backend] for expected in EXPECTED.values()]
        configuration = Configuration(url, retries=0)
        return [told(await stream(kind, configuration, api, method, **given)) for api, method, given in calls]

    with run_in_background(samples_app()) as upstream, recorded(upstream, tmp_path / "r.yaml") as url:
        first = await ask(url)
    with replayed(tmp_path / "r.yaml") as server:
        assert dict(zip(EXPECTED, await ask(server.url), strict=True)) == dict(zip(EXPECTED, first, strict=True))


@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_streams_of_the_mock_server_are_replayed(kind: str, tmp_path: Path) -> None:
    async def ask(url: str) -> list[Any]:
        return [told(await stream(kind, Configuration(url), *call[:2], **call[2])) for call in CALLS.values()]

    with run_mock_server() as upstream, recorded(upstream.url, tmp_path / "r.yaml") as url:
        first = await ask(url)
    with replayed(tmp_path / "r.yaml") as server:
        assert await ask(server.url) == first


def test_answers_of_each_kind_are_replayed(tmp_path: Path) -> None:
    asked = {}
    for operation in load():
        path = re.sub(r"{(\w+)}", r"\1-1", operation.path)
        for example in operation.response_examples:
            wanted = f"{example.status} {example.name} {example.media_type}".strip()
            kind = operation.backend, example.status, example.media_type, type(example.value)
            asked.setdefault(kind, (operation.http_method, path, wanted))

    def ask(url: str) -> list[Any]:
        connection, found = http.client.HTTPConnection(urlsplit(url).netloc), []
        for method, path, example in asked.values():
            connection.request(method, path, headers={"X-Mock-Example": example, "Authorization": "Bearer KEY"})
            response = connection.getresponse()
            body = response.read()
            kind = response.headers["Content-Type"]
            found.append((response.status, kind, json.loads(body) if body and kind.endswith("/json") else body))
        connection.close()
        return found

    with run_mock_server() as upstream, recorded(upstream.url, tmp_path / "r.yaml") as url:
        first = ask(url)
    with replayed(tmp_path / "r.yaml") as server:
        assert ask(server.url) == first
    assert len(asked) > 60


JSON = [("Content-Type", "application/json")]
SSE = [("Content-Type", "text/event-stream")]


def post(body: Any, **given: Any) -> Exchange:
    path = given.pop("path", "/v1/chat/completions")
    return Exchange(
        "POST", path, request_body=json.dumps(body).encode(), **{"headers": JSON, "pieces": [b"{}"], **given}
    )


def entries_of(tmp_path: Path, *exchanges: Exchange, redact: tuple[str, ...] = ()) -> list[Any]:
    """Returns what is written of exchanges."""
    recording = Recording(tmp_path / "r.yaml", redact)
    assert [recording.add(exchange) for exchange in exchanges] == [""] * len(exchanges)
    recording.save()
    return [*read_script(tmp_path / "r.yaml")["answers"]]


def test_the_file(tmp_path: Path) -> None:
    pieces = ["data: 你好\n\n".encode(), 0.5, b"data: \xf0\x9f\x98", b"\x80 1\n\n", b"data: [DONE]\r\n\r\n"]
    headers = [
        ("content-type", "text/event-stream"),
        ("Set-Cookie", "a=secret-1"),
        ("x-request-id", "r1"),
        ("Via", "x"),
    ]
    chat = post({"model": "o", "stream": True}, headers=headers, pieces=pieces)
    missing = Exchange(
        "GET", "/unknown?a=%20", status=429, headers=[*JSON, ("retry-after", "3")], pieces=[b'{"a":[1,2]}']
    )
    entries_of(tmp_path, chat, missing)
    assert (tmp_path / "r.yaml").read_text(encoding="utf-8") == (
        """# A recording: 'mtmaisdk mock --script FILE' replays it, and 'mtmaisdk mock --script-schema' describes it.
strict: true
answers:
- when:
    method: POST
    path: /v1/chat/completions
    operation: openai:create_chat_completion
    body:
      model: o
      stream: true
  headers:
    Content-Type: text/event-stream
    X-Request-Id: r1
  pieces:
  - |+
    data: 你好

  - 0.5
  - 'data: '
  - |+
    😀 1

  - "data: [DONE]\\r\\n\\r\\n"
- when:
    method: GET
    path: /unknown?a=%20
  status: 429
  headers:
    Content-Type: application/json
    Retry-After: '3'
  body:
    a: [1, 2]
"""
    )
    assert stat.S_IMODE((tmp_path / "r.yaml").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["r.yaml"]


def test_what_differs_in_each_run_is_not_asked_for(tmp_path: Path) -> None:
    body = {
        "model": "Qwen2.5-72B-Instruct-AWQ-1234",
        "chatId": "V1StGXR8_Z5jdHi6B-myT",
        "run": "req_4f50d97f83b4457e99294033178ee07b",
        "tenant": "707d0855-80ab-4e1f-a156-f1c4546cbf52",
        "at": 1795895070,
        "time": "2026-11-28T19:44:30Z",
        "password": "hunter22",
        "image": "data:image/png;base64," + "A" * 5000,
        "stop": None,
        "seed": 7,
        "messages": [{"role": "user", "content": "4f50d97f83b4457e99294033178ee07b", "id": "a" * 15 + "1"}],
    }
    (entry,) = entries_of(tmp_path, post(body))
    message = {"role": "user", "content": "4f50d97f83b4457e99294033178ee07b"}
    assert entry["when"]["body"] == {
        "model": "Qwen2.5-72B-Instruct-AWQ-1234",
        "stop": None,
        "seed": 7,
        "messages": [message],
    }


def test_a_recording_replays_in_its_order(tmp_path: Path) -> None:
    bodies = [{"a": 1}, {"a": 1}, {"a": 1, "stream": True}, {"a": 2}, {"a": 1}]
    exchanges = [post(body, pieces=[b"[%d]" % number]) for number, body in enumerate(bodies)]
    entries = entries_of(tmp_path, *exchanges)
    # One that asks for more comes before one that would answer its requests as well.
    assert [(entry["body"], entry.get("times")) for entry in entries] == [
        ([2], None),
        ([0], 1),
        ([1], 1),
        ([3], None),
        ([4], None),
    ]


def test_bodies_are_sent_as_they_came(tmp_path: Path) -> None:
    png = b"\x89PNG\r\n\x00"
    (tmp_path / "r-1.png").write_bytes(b"another's")
    given = [
        ("image/png", [png[:4], png[4:]], {"body_file": str(tmp_path / "r-2.png")}),
        ("audio/mpeg", [b"ID3"], {"body_file": str(tmp_path / "r-2.mp3")}),
        ("", [b"\xff"], {"body_file": str(tmp_path / "r-3.bin")}),
        ("application/json", [b'"text"'], {"body": '"text"'}),
        ("application/json", [b"null"], {"body": "null"}),
        ("application/json", [b""], {"body": ""}),
        ("application/json", [b'{"a":"\\ud800"}'], {"body": '{"a":"\\ud800"}'}),
        ("application/json", [b'{"a":', 0.5, b"1}"], {"body": {"a": 1}}),
        ("application/problem+json", [b"[1.5, true]"], {"body": [1.5, True]}),
        ("application/json", [b'{"a":1}', b'{"a":2}'], {"pieces": ['{"a":1}', '{"a":2}']}),
        ("text/html", [b"<html>"], {"body": "<html>"}),
        ("text/plain", [b"0:", b"1"], {"pieces": ["0:", "1"]}),
    ]
    entries = entries_of(
        tmp_path,
        *(Exchange("GET", f"/{i}", headers=[("Content-Type", k)], pieces=p) for i, (k, p, _) in enumerate(given)),
    )
    for entry, (_, pieces, expected) in zip(entries, given, strict=True):
        assert {name: entry[name] for name in entry if name not in ("when", "headers")} == expected
        exchange = exchange_of(entry)
        assert exchange is not None
        whole = b"".join(piece for piece in pieces if isinstance(piece, bytes))
        assert exchange.body == whole or json.loads(exchange.body) == json.loads(whole)
    assert stat.S_IMODE((tmp_path / "r-2.png").stat().st_mode) == 0o600


def test_a_cut_answer_is_cut(tmp_path: Path) -> None:
    cut = [
        Exchange("GET", "/1", headers=JSON, pieces=[b'{"a": 1}'], is_cut=True),
        Exchange("GET", "/2", headers=SSE, pieces=["data: 你".encode()[:-1]], is_cut=True),
        Exchange("GET", "/3", headers=SSE, pieces=[], is_cut=True),
    ]
    entries = entries_of(tmp_path, *cut)
    assert [(entry["pieces"], entry["fault"]) for entry in entries] == [
        (['{"a": 1}'], "no-final-chunk"),
        (["data: ", b"\xe4\xbd"], "no-final-chunk"),
        ([], "no-final-chunk"),
    ]


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.text(st.characters(blacklist_categories=["Cs"]) | st.sampled_from("\n\r \t#:-|'\"\x85\u2028\ufeff😀")))
)
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    exchange = Exchange("GET", "/", headers=SSE, pieces=[text.encode() for text in texts if text])
    recording = Recording(tmp_path_factory.getbasetemp() / "any.yaml")
    if recording.add(exchange) == "":
        recording.save()
        (entry,) = read_script(tmp_path_factory.getbasetemp() / "any.yaml")["answers"]
        found = exchange_of(entry)
        assert found is not None
        assert found.pieces == exchange.pieces


KEY = "sk-abcdefghij1234567890"


@pytest.mark.parametrize(
    "said",
    [
        "我的密钥是sk-proj-abc123def456ghi789",
        "令牌eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcdefghijk",
        "用AKIAABCDEFGHIJKLMNOP登录",
        "q=my%20key%20sk-abc123def456ghi789jkl",
        {"sk-abcDEF1234567890abcd": {"b": 1}},
    ],
)
def test_a_key_in_any_neighbourhood_is_found(said: Any) -> None:
    assert find_secret({"content": said}, "answers.0").startswith("answers.0")


def test_a_placeholder_for_a_key_is_an_ordinary_word(tmp_path: Path) -> None:
    headers = [("Authorization", "Bearer ollama")]
    asked = [post({"model": f"ollama/{name}"}, request_headers=headers, pieces=[b"{}"]) for name in "ab"]
    first, second = entries_of(tmp_path, *asked)
    assert (first["when"]["body"], second["when"]["body"]) == ({"model": "ollama/a"}, {"model": "ollama/b"})


def test_credentials_of_a_body_are_replaced_where_they_are_echoed(tmp_path: Path) -> None:
    sent = {"username": "u", "password": "Hunter2/secret=="}
    echoes = [b'{"a": "Hunter2/secret==", "b": "Hunter2\\/secret==", "c": "Hunter2/secret%3D%3D"}']
    (entry,) = entries_of(tmp_path, post(sent, pieces=echoes))
    assert set(entry["body"].values()) == {"REDACTED"}


def test_credentials_are_written_nowhere(tmp_path: Path) -> None:
    secrets = [KEY, "c00kie-value", "p@ss word/1", "query-secret", "basic-pass", "answered"]
    key, cookie, other, query, basic, given = secrets
    chat = Exchange(
        "POST",
        f"/v1/chat/completions?api_key={query}&a=1&b={quote(other, safe='')}",
        [
            ("Authorization", f"Bearer {key}"),
            ("Cookie", f"a=1; session={cookie}"),
            ("X-Own-Secret", other),
            ("Proxy-Authorization", "Basic " + base64.b64encode(f"me:{basic}".encode()).decode()),
        ],
        json.dumps({"model": "o", "password": "body-secret", "nested": [{"key": key}], "said": other}).encode(),
        headers=[*SSE, ("Set-Cookie", f"b={given}; Path=/"), ("X-Request-Id", f"of-{cookie}"), ("Server", key)],
        pieces=[
            f'data: {{"a": "{key[:9]}'.encode(),
            f'{key[9:]}", "b": {json.dumps(other)}}}\n\n'.encode(),
            0.5,
            f"data: {cookie} {query} {basic} {given}\n\n".encode(),
        ],
    )
    plain = post({"username": "me"}, request_headers=[("X-Api-Key", key)], pieces=[json.dumps({key: [key]}).encode()])
    (entry, whole) = entries_of(tmp_path, chat, plain)
    text = (tmp_path / "r.yaml").read_text(encoding="utf-8")
    assert [secret for secret in (*secrets, "body-secret") if secret in text or quote(secret, safe="") in text] == []
    assert entry["when"] == {
        "method": "POST",
        "path": "/v1/chat/completions?api_key=REDACTED&a=1&b=REDACTED",
        "operation": "openai:create_chat_completion",
        "body": {"model": "o", "nested": [{}]},
    }
    assert entry["headers"] == {"Content-Type": "text/event-stream", "X-Request-Id": "of-REDACTED"}
    assert entry["pieces"] == [
        'data: {"a": "REDACTED',
        '", "b": "REDACTED"}\n\n',
        0.5,
        "data: REDACTED REDACTED REDACTED REDACTED\n\n",
    ]
    assert whole["body"] == {"REDACTED": ["REDACTED"]}


def test_a_key_in_the_query_may_differ_in_a_replay(tmp_path: Path) -> None:
    entries_of(tmp_path, Exchange("GET", "/x?key=abcdefgh&a=1", headers=JSON, pieces=[b"[7]"]))
    with replayed(tmp_path / "r.yaml") as server:
        assert call(server.url, "/x?key=another-one&a=1", method="GET").json == [7]


def test_chosen_fields_are_replaced(tmp_path: Path) -> None:
    body = {"phone": "138", "user": {"name": "张三", "age": 7, "x": 1}, "messages": [{"content": "hi", "phone": None}]}
    answer = {"phone": "138", "姓名": "张三", "user": {"age": 7, "a": [True, None, "x", {"phone": 1.5}]}}
    escaped = json.dumps({"姓名": "李四"}).encode()
    events = [
        b'data: {"a": 1, "phone"',
        b': "13\\"8", "b": 2}\n\n',
        b'data: {"user": {"age": 7}, "arguments": "{\\"phone\\": \\"138\\", \\"c\\": 3}"}\n\n',
        b"data: " + escaped + b"\n\n",
    ]
    plain, streamed, cut = entries_of(
        tmp_path,
        post(body, pieces=[json.dumps(answer, ensure_ascii=False).encode()]),
        Exchange("GET", "/s", headers=SSE, pieces=[*events]),
        Exchange("GET", "/c", headers=SSE, pieces=[b'data: {"phone": "13'], is_cut=True),
        redact=("phone", "姓名", "user"),
    )
    assert plain["when"]["body"] == {"messages": [{"content": "hi"}]}
    assert plain["body"] == {
        "phone": "REDACTED",
        "姓名": "REDACTED",
        "user": {"age": 0, "a": [True, None, "REDACTED", {"phone": 0}]},
    }
    assert streamed["pieces"] == [
        'data: {"a": 1, "phone"',
        ': "REDACTED", "b": 2}\n\n',
        'data: {"user": {"age": 0}, "arguments": "{\\"phone\\": \\"REDACTED\\", \\"c\\": 3}"}\n\n',
        'data: {"\\u59d3\\u540d": "REDACTED"}\n\n',
    ]
    assert cut["pieces"] == ['data: {"phone": "REDACTED"']


@pytest.mark.parametrize("data", [b'data: {"phone":\ndata: 1}\n\n', b'data: {"a": "{\\"phone\\": 138}"}\n\n'])
def test_a_field_that_cannot_be_replaced_is_refused(tmp_path: Path, data: bytes) -> None:
    problem = Recording(tmp_path / "r.yaml", ["phone"]).add(Exchange("GET", "/", headers=SSE, pieces=[data]))
    assert re.fullmatch(r"answers\.0: the field 'phone'.* cannot be redacted", problem)


def test_the_parameters_of_a_redirect_are_those_of_a_path(tmp_path: Path) -> None:
    nested = quote('{"phone": "138"}')
    headers = [("Location", f"/a=b?access_token=t0k&x={nested}&size=7#top")]
    (entry,) = entries_of(tmp_path, Exchange("GET", "/x", headers=headers, status=302), redact=["phone"])
    redacted = nested.replace("138", "REDACTED")
    assert entry["headers"]["Location"] == f"/a=b?access_token=REDACTED&x={redacted}&size=7#top"


def test_chosen_fields_of_a_query_are_replaced(tmp_path: Path) -> None:
    nested = quote(json.dumps({"a": {"phone": "138"}, "b": "c/d"}))
    query = f"phone=138&a=1&user[phone]=139&phone%5B0%5D=&{quote('姓名')}=%E5%BC%A0&x={nested}&telephone=7"
    headers = [*JSON, ("Location", "/next?page=2&phone=138")]
    body = b'{"next": "http://a.test/x?phone=138&page=2", "x": 1}'
    asked = Exchange("GET", f"/x?{query}", headers=headers, pieces=[body])
    (entry,) = entries_of(tmp_path, asked, redact=("phone", "姓名"))
    redacted = nested.replace("138", "REDACTED")
    assert entry["when"]["path"] == (
        f"/x?phone=REDACTED&a=1&user[phone]=REDACTED&phone%5B0%5D=&{quote('姓名')}=REDACTED&x={redacted}&telephone=7"
    )
    assert entry["headers"]["Location"] == "/next?page=2&phone=REDACTED"
    assert entry["body"] == {"next": "http://a.test/x?phone=REDACTED&page=2", "x": 1}
    with replayed(tmp_path / "r.yaml") as server:
        assert call(server.url, f"/x?{query}".replace("138", "+86/1"), method="GET").json["x"] == 1
        assert call(server.url, f"/x?{query}".replace("a=1", "a=2"), method="GET").status == 500
        server.unmatched.clear()


SECRETS = {
    KEY: "an OpenAI-like key",
    "sk-proj-Ab1_cdefghijklmnopqrst": "an OpenAI-like key",
    "sk-ant-api03-abcdefghijklmnop": "an OpenAI-like key",
    "fastgpt-a1b2c3d4e5f6g7h8i9j0": "a FastGPT key",
    "AKIAIOSFODNN7EXAMPLE": "an AWS key",
    "AIzaSyA-1234567890abcdefghijklmnopqrstu": "a Google key",
    "ghp_" + "a1" * 18: "a GitHub or GitLab token",
    "xoxb-1234567890-abcdefghij": "a Slack token",
    "hf_AbCdEfGhIjKlMnOpQrStUvWx1": "a key of a model provider",
    "0123456789abcdef0123456789abcdef.AbCdEfGh12345678": "a key of a cloud",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl": "a JWT",
    "-----BEGIN RSA PRIVATE KEY-----": "a private key",
    "Bearer a1b2c3d4e5f6g7h8": "an Authorization header",
    "redis://me:hunter2@db:6379": "an address with a password",
}


@pytest.mark.parametrize(("secret", "kind"), SECRETS.items(), ids=SECRETS.values())
def test_what_looks_like_a_secret_is_refused_with_its_place(tmp_path: Path, secret: str, kind: str) -> None:
    event = f'data: {{"text": "a\\n{secret}"}}\n\n'
    refused = {
        "answers.0.when.body.messages.0.content": post({"messages": [{"role": "user", "content": f"say {secret}."}]}),
        "answers.0.when.path": Exchange("GET", f"/{secret}", pieces=[b"1"]),
        "answers.0.body.a.1": post({}, pieces=[json.dumps({"a": [1, f"({secret})"]}).encode()]),
        "answers.0.body": post({}, headers=[("Content-Type", "text/html")], pieces=[f"<p>{secret}".encode()]),
        "answers.0.headers.X-Request-Id": post({}, headers=[*JSON, ("x-request-id", secret)]),
        "answers.0.pieces.2": post({}, headers=SSE, pieces=[b"data: 1\n\n", 0.5, event.encode()]),
        "answers.0.pieces.1": post({}, headers=SSE, pieces=[event[:25].encode(), event[25:].encode()]),
        "answers.0.body_file": post({}, headers=[("Content-Type", "image/png")], pieces=[b"\x89 " + secret.encode()]),
    }
    for place, exchange in refused.items():
        recording = Recording(tmp_path / "r.yaml")
        if not (place.endswith("path") and "/" in secret):
            assert recording.add(exchange).rpartition(" looks like ")[::2] in ((place, kind), (place[:-1] + "0", kind))
        recording.save()
    assert [*tmp_path.iterdir()] == []


def test_fields_with_credentials_are_refused(tmp_path: Path) -> None:
    value, recording = "a1b2c3d4e5f6g7h8", Recording(tmp_path / "r.yaml")
    for name in (
        "api_key",
        "apiKey",
        "access_token",
        "client_secret",
        "token",
        "x-api-key",
        "password",
        "refreshToken",
    ):
        for body in ({"data": {name: value}}, {"said": json.dumps({name: value})}):
            problem = recording.add(post({}, pieces=[json.dumps(body).encode()]))
            place = f"data.{name}" if "data" in body else "said"
            assert problem == f"answers.0.body.{place} looks like a field with a credential"


def test_ordinary_values_are_no_secrets(tmp_path: Path) -> None:
    picture = base64.b64encode(bytes(range(256)) * 2000).decode()
    body = {
        "id": "chatcmpl-9xKf2mQpLrStUvWxYz0123456789",
        "hash": "4f50d97f83b4457e99294033178ee07b",
        "model": "sk-learn",
        "task": "task-1234567890abcdefghij",
        "b64_json": picture,
        "url": f"data:image/png;base64,{picture}",
        "link": "https://a.test:8080/b@c?d=1",
        "logprobs": [{"token": "hello", "bytes": [1, 2]}],
        "token": None,
        "api_key": "sk-***",
        "max_tokens": 4096,
        "next_page_token": "CAEaBlBUOkNBVQ1234",
        "signature": "EqQBCkYIARgCIkBa1b2c3d4e5f6g7h8",
        "text": "Use a Bearer token; set password: to your API key.",
        "system_fingerprint": "fp_44709d6fcb",
    }
    (entry,) = entries_of(tmp_path, post({"tools": []}, pieces=[json.dumps(body).encode()]))
    assert entry["body"] == body


def test_a_recording_goes_on_after_a_refusal(tmp_path: Path) -> None:
    recording = Recording(tmp_path / "r.yaml")
    added = [
        recording.add(post({"n": n}, pieces=[text])) for n, text in enumerate([b"{}", f'["{KEY}"]'.encode(), b"[1]"])
    ]
    assert added == ["", "answers.1.body.0 looks like an OpenAI-like key", ""]
    assert recording.refused == added[1:2]
    recording.save()
    assert [entry["when"]["body"] for entry in read_script(tmp_path / "r.yaml")["answers"]] == [{"n": 0}, {"n": 2}]


def test_what_is_compressed_in_an_unknown_way_is_refused(tmp_path: Path) -> None:
    exchange = Exchange("GET", "/", headers=[*JSON, ("Content-Encoding", "br")], pieces=[b"\x01"])
    assert "answers.0: headers.Content-Encoding" in Recording(tmp_path / "r.yaml").add(exchange)


async def test_operations_are_those_of_the_mock_server() -> None:
    app, operations = make_app(), load()
    own = Backends({operation.backend for operation in operations})
    routes = [(*route, operation.id) for operation in operations for route in own.routes_of(operation)]
    for operation in operations:
        path = re.sub(r"{(\w+)}", r"\1-1", operation.path)
        found = await app.router.resolve(make_mocked_request(operation.http_method, path))
        assert isinstance(found, web.UrlMappingMatchInfo)
        assert found.route.resource is not None
        (first, *_) = [each for each in routes if each[:2] == (operation.http_method, found.route.resource.canonical)]
        assert operation_at(operation.http_method, f"{path}?a=/b") == first[2]
    assert operation_at("GET", "/unknown") == ""


SUITE = """
import pytest
from support.raw_http import call


def test_recorded(mtmai_mock):
    mtmai_mock.replay("records/a.yaml", record_from=UPSTREAM, redact=["owned_by"])
    models = call(mtmai_mock.url, "/v1/models", method="GET").json
    assert models["data"][0]["owned_by"] != "REDACTED"
    assert call(mtmai_mock.url, "/unknown", {"a": 1}).status == 404
    assert [(each.path, each.operation) for each in mtmai_mock.requests] == [
        ("/v1/models", "openai:list_models"), ("/unknown", "")
    ]
    assert (mtmai_mock.requests[1].json, mtmai_mock.requests[1].headers["authorization"]) == ({"a": 1}, "Bearer KEY")


def test_replayed(mtmai_mock):
    mtmai_mock.replay("records/a.yaml", record_from="http://127.0.0.1:1")
    models = call(mtmai_mock.url, "/v1/models", method="GET").json
    assert models["data"][0]["owned_by"] == "REDACTED"


def test_not_in_the_recording(mtmai_mock):
    mtmai_mock.replay("records/a.yaml", record_from="http://127.0.0.1:1")
    assert call(mtmai_mock.url, "/v1/models?page=2", method="GET").status == 500


def test_failed(mtmai_mock):
    mtmai_mock.replay("failed.yaml", record_from=UPSTREAM)
    call(mtmai_mock.url, "/v1/models", method="GET")
    assert False


def test_secret(mtmai_mock):
    mtmai_mock.replay("secret.yaml", record_from=UPSTREAM)
    call(mtmai_mock.url, "/v1/chat/completions", {"model": "o", "messages": [{"role": "user", "content": "SECRET"}]})


def test_invalid_address(mtmai_mock):
    with pytest.raises(ValueError, match="address"):
        mtmai_mock.replay("b.yaml", record_from="localhost")
"""


def test_the_fixture_records_where_there_is_no_file(tmp_path: Path) -> None:
    options = ["-p", "mtmaisdk.mock.pytest_plugin", "--rootdir", str(tmp_path), "-rEf"]
    with run_mock_server() as upstream:
        suite = SUITE.replace("UPSTREAM", repr(upstream.url)).replace("SECRET", KEY)
        (tmp_path / "test_it.py").write_text(suite, encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'generated'}{os.pathsep}{ROOT / 'tests'}"}
        command = [*PYTEST, *options, str(tmp_path / "test_it.py")]
        run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
    assert "2 errors" in run.stdout, run.stdout + run.stderr
    assert "1 failed, 5 passed" in run.stdout
    assert "no scripted answer fits openai:list_models" in run.stdout
    assert "not recorded: answers.0.when.body.messages.0.content looks like an OpenAI-like key" in run.stdout
    assert sorted(path.name for path in tmp_path.rglob("*.yaml")) == ["a.yaml"]


@pytest.mark.parametrize("coding", ["gzip", "deflate", "x-gzip"])
def test_the_fixture_passes_on_compressed_requests(tmp_path: Path, coding: str) -> None:
    compress = zlib.compress if coding == "deflate" else gzip.compress
    models = web.Application(handler_args={"auto_decompress": False})
    received = []

    async def handle(request: web.Request) -> web.Response:
        received.append((request.headers["Content-Encoding"], await request.read()))
        return web.json_response({})

    models.router.add_route("*", "/{path:.*}", handle)
    with run_in_background(models) as upstream, run_mock_server() as server:
        server.replay(tmp_path / "r.yaml", record_from=upstream)
        assert call(server.url, "/x", compress(b'{"a": 1}'), Content_Encoding=coding).status == 200
        assert server.requests[0].json == {"a": 1}
        assert "content-encoding" not in server.requests[0].headers
    assert [(sent, zlib.decompress(body, zlib.MAX_WBITS | 32)) for sent, body in received] == [(coding, b'{"a": 1}')]
    assert read_script(tmp_path / "r.yaml")["answers"][0]["when"]["body"] == {"a": 1}


@contextmanager
def command(*arguments: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Starts `mtmaisdk record`, and yields its address."""
    line = [sys.executable, "-W", "error", "-m", "mtmaisdk", "record", "--port", "0", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generated")}
    with bounded(line, env=environment) as process:
        assert process.stderr is not None
        yield process.stderr.readline().split(" at ")[1].split()[0], process


def test_the_command(tmp_path: Path) -> None:
    file = tmp_path / "r.yaml"
    with (
        run_mock_server() as upstream,
        command("--upstream", upstream.url, "-o", str(file), "--redact", "owned_by") as (url, process),
    ):
        call(url, "/v1/models?key=in-the-query", method="GET")
        assert read_script(file)["answers"][0]["body"]["data"][0]["owned_by"] == "REDACTED"
        call(url, "/v1/chat/completions", {"model": "o", "messages": [{"role": "user", "content": KEY}]})
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=20)
    assert (output, process.returncode) == ("", 1)
    assert errors.splitlines() == [
        "GET /v1/models: 200",
        "POST /v1/chat/completions: refused: answers.1.when.body.messages.0.content looks like an OpenAI-like key",
    ]
    assert len(read_script(file)["answers"]) == 1


@pytest.mark.parametrize("refused", ["exists", "not-an-address"])
def test_the_command_refuses_to_start(refused: str, tmp_path: Path) -> None:
    file, url = tmp_path / "r.yaml", "http://a.test"
    if refused == "exists":
        file.write_text("answers: []")
    else:
        url = "a.test"
    run = CliRunner().invoke(program, ["record", "--upstream", url, "-o", str(file)])
    assert run.exit_code != 0
    assert (refused if refused == "exists" else "is not an address") in (run.output or str(run.exception))


def test_the_command_does_not_overwrite_what_another_program_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "r.yaml"

    def serve(record: Callable[[Exchange], None], *_: Any) -> None:
        record(Exchange("GET", "/a", headers=JSON, pieces=[b"{}"]))
        record(Exchange("GET", "/b", headers=JSON, pieces=[b"{}"]))
        assert len(read_script(file)["answers"]) == 2

    monkeypatch.setattr("mtmaisdk.mock.recorder.make_recorder", lambda _, on_exchange: on_exchange)
    monkeypatch.setattr("mtmaisdk.mock.background.serve", serve)
    arguments = ["record", "--upstream", "http://a.test", "-o", str(file)]
    assert CliRunner().invoke(program, arguments).exit_code == 0

    def serve_later(record: Callable[[Exchange], None], *_: Any) -> None:
        file.write_text("answers: []")
        record(Exchange("GET", "/a", headers=JSON, pieces=[b"{}"]))

    file.unlink()
    monkeypatch.setattr("mtmaisdk.mock.background.serve", serve_later)
    run = CliRunner().invoke(program, arguments)
    assert (run.exit_code, file.read_text()) == (1, "answers: []")
    assert f"GET /a: refused: {file} cannot be written: another program has written it" in run.output
