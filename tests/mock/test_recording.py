"""What is recorded of a server, and what its replay answers."""

from __future__ import annotations

import asyncio
import gzip
import http.client
import json
import re
import stat
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from aiohttp import web
from aiohttp.test_utils import make_mocked_request
from hypothesis import given, settings
from hypothesis import strategies as st
from streaming.test_samples import EXPECTED, pieces_of
from support.recordings import JSON, SSE, entries_of, post, recorded, replayed
from support.wire import CALLS, Outcome, stream

from mtmaisdk.clients.rest import Configuration
from mtmaisdk.mock.backends import Backends
from mtmaisdk.mock.background import run_in_background
from mtmaisdk.mock.contract import load
from mtmaisdk.mock.delivery import close
from mtmaisdk.mock.exchange import Exchange, exchange_of
from mtmaisdk.mock.mock_server import run_mock_server
from mtmaisdk.mock.recording import Recording, operation_at
from mtmaisdk.mock.script import read_script
from mtmaisdk.mock.server import make_app


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
