"""The recorder between a real client and a real server."""

from __future__ import annotations

import gzip
import logging
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from support.raw_http import CHAT, STREAMED, Answer, call, connect, exchange, request_bytes
from support.scripted import CLOSE, EVENTS, MODELS, Script, Step, answer, scripted

from mtmaisdk.mock import recorder
from mtmaisdk.mock.background import run_in_background
from mtmaisdk.mock.exchange import Exchange
from mtmaisdk.mock.recorder import make_recorder

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n"


@contextmanager
def recorded(*answers: list[Step], prefix: str = "") -> Iterator[tuple[str, Script, list[Exchange]]]:
    found: list[Exchange] = []
    with scripted(*answers) as server, run_in_background(make_recorder(server.url + prefix, found.append)) as url:
        yield url, server, found


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(data), data)


def wait_for(is_so: Callable[[], Any]) -> None:
    end = time.monotonic() + 5
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_request_arrives_as_it_was_sent() -> None:
    sent = [
        b"POST /v1/x%2Fy?a=%20&b=1&b=2 HTTP/1.1",
        b"Host: wrong.test",
        b"Connection: close, X-Own",
        b"X-Own: 1",
        b"X-Twice: 1",
        b"X-Twice: 2",
        b"Cookie: a=1",
        b"Accept-Encoding: gzip;q=0.5, br, zstd",
        b"Content-Length: 4",
    ]
    with recorded(answer(200), prefix="/base/") as (url, server, found):
        received = Answer(exchange(url, b"\r\n".join([*sent, b"", b"\x00\xff\r\n"])))
    assert received.status == 200
    first, *lines = server.requests[0].partition(b"\r\n\r\n")[0].split(b"\r\n")
    assert first == b"POST /base/v1/x%2Fy?a=%20&b=1&b=2 HTTP/1.1"
    assert server.requests[0].endswith(b"\r\n\r\n\x00\xff\r\n")
    assert [line for line in lines if line.startswith(b"X-")] == [b"X-Twice: 1", b"X-Twice: 2"]
    assert {b"Cookie: a=1", b"Content-Length: 4", b"Accept-Encoding: gzip;q=0.5"} <= {*lines}
    assert not [line for line in lines if line.lower().startswith((b"user-agent", b"accept:", b"content-type"))]
    assert b"Host: wrong.test" not in lines
    (only,) = found
    assert (only.method, only.path, only.request_body) == ("POST", "/v1/x%2Fy?a=%20&b=1&b=2", b"\x00\xff\r\n")
    assert [value for name, value in only.request_headers if name == "X-Twice"] == ["1", "2"]


def test_an_answer_arrives_as_it_was_sent() -> None:
    given = answer(302, b"[1]", Location="http://elsewhere.test/", Set_Cookie="a=1\r\nSet-Cookie: b=2\r\nKeep-Alive: 5")
    with recorded(given) as (url, server, found):
        received = exchange(url, request_bytes("/v1/models", method="GET"))
    head, _, body = received.partition(b"\r\n\r\n")
    assert (head.splitlines()[0], body) == (b"HTTP/1.1 302 Reason", b"[1]")
    assert sorted(head.splitlines()[1:]) == [
        b"Connection: close",
        b"Content-Length: 3",
        b"Content-Type: application/json",
        b"Location: http://elsewhere.test/",
        b"Set-Cookie: a=1",
        b"Set-Cookie: b=2",
    ]
    assert len(server.requests) == 1
    assert (found[0].status, found[0].body, found[0].is_cut) == (302, b"[1]", False)


def test_each_piece_is_passed_on_at_once() -> None:
    steps: list[Step] = [HEAD + b"\r\n", 0.15, chunk(b"data: 1\n\n") + chunk(b"data: 2\n\n"), 0.15, b"0\r\n\r\n"]
    with recorded(steps) as (url, _, found), connect(url) as connection:
        connection.sendall(request_bytes(CHAT, STREAMED))
        received = b""
        for awaited in (b"\r\n\r\n", b"data: 2\n\n\r\n", b"0\r\n\r\n"):
            # What the server sends later is not there yet.
            while not received.endswith(awaited):
                piece = connection.recv(4096)
                assert piece
                received += piece
    pauses = [piece for piece in found[0].pieces if isinstance(piece, float)]
    assert [piece for piece in found[0].pieces if piece not in pauses] == [b"data: 1\n\n", b"data: 2\n\n"]
    assert found[0].pieces[0] == pytest.approx(0.15, abs=0.08)
    assert found[0].pieces[-1] == pytest.approx(0.15, abs=0.08)


def test_a_request_is_passed_on_as_it_comes() -> None:
    with recorded(answer(200, MODELS)) as (url, server, _), connect(url) as connection:
        whole = request_bytes("/v1/files", b"12345678")
        connection.sendall(whole[:-4])
        time.sleep(0.1)
        assert server.requests == []
        connection.sendall(whole[-4:])
        assert b"200" in connection.recv(4096)


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(EVENTS[:50]) + gzip.compress(EVENTS[50:])),
        ("deflate", zlib.compress(EVENTS)),
        ("deflate", zlib.compress(EVENTS)[2:-4]),
    ],
    ids=["gzip", "zlib", "deflate"],
)
def test_the_copy_is_decompressed(coding: str, body: bytes) -> None:
    pieces = [chunk(body[:20]), 0.06, chunk(body[20:])]
    steps: list[Step] = [HEAD + b"Content-Encoding: %b\r\n\r\n" % coding.encode(), *pieces, b"0\r\n\r\n"]
    with recorded(steps) as (url, _, found):
        received = call(url, CHAT, body, Content_Encoding=coding)
    assert (received.body, received.headers["content-encoding"]) == (body, coding)
    assert (found[0].body, found[0].request_body) == (EVENTS, EVENTS)
    assert not {"content-encoding", "content-length"} & {name.lower() for name, _ in found[0].headers}
    assert not {"content-encoding", "content-length"} & {name.lower() for name, _ in found[0].request_headers}


@pytest.mark.parametrize("with_length", [True, False])
def test_an_answer_that_is_cut_is_cut_for_the_client(with_length: bool) -> None:
    steps: list[Step] = [HEAD + b"\r\n", chunk(b"data: 1\n\n"), 0.05]
    if with_length:
        steps = [b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n", b"data: 1\n\n", 0.05]
    with recorded(steps) as (url, _, found):
        received = call(url, CHAT, STREAMED)
    assert (received.body, received.is_whole) == (b"data: 1\n\n", False)
    assert (found[0].body, found[0].is_cut) == (b"data: 1\n\n", True)


def test_a_client_that_leaves_ends_the_request_to_the_server() -> None:
    with recorded([HEAD + b"\r\n", chunk(b"data: 1\n\n"), *([0.05, chunk(b": \n\n")] * 100)]) as (url, server, found):
        with connect(url) as connection:
            connection.sendall(request_bytes(CHAT, STREAMED))
            while b"data" not in (piece := connection.recv(4096)):
                assert piece
        wait_for(lambda: found)
        assert len(server.requests) == 1
    assert found[0].is_cut
    assert found[0].body.startswith(b"data: 1\n\n")
    assert len(found[0].pieces) < 100


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_without_an_answer_nothing_is_recorded(method: str, caplog: pytest.LogCaptureFixture) -> None:
    with recorded(CLOSE) as (url, server, found):
        received = call(url, "/v1/models?key=secret", method=method)
    assert received.status == 502
    assert f"{server.url} cannot be reached" in received.json["message"]
    # Nor is it sent again.
    assert (found, len(server.requests)) == ([], 1)
    assert "not recorded" in caplog.text
    assert "secret" not in caplog.text


def test_a_body_that_is_too_large_is_passed_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(recorder, "MAX_RECORDED", 2**20)
    bomb = gzip.compress(bytes(2**21))
    with recorded(answer(200, bytes(2**21)), answer(200, bomb, Content_Encoding="gzip"), answer(200)) as (
        url,
        _,
        found,
    ):
        assert len(call(url, "/v1/files", method="GET").body) == 2**21
        assert call(url, "/v1/files", method="GET").body == bomb
        assert call(url, "/v1/files", bytes(2**21)).status == 200
    assert found == []
    assert [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING] == [
        "GET /v1/files: not recorded: a body exceeds 1 MiB",
        "GET /v1/files: not recorded: a body exceeds 1 MiB",
        "POST /v1/files: not recorded: a body exceeds 1 MiB",
    ]


def test_what_is_not_compressed_as_it_says_is_passed_on(caplog: pytest.LogCaptureFixture) -> None:
    with recorded(answer(200, b"{}", Content_Encoding="gzip")) as (url, _, found):
        assert call(url, "/v1/models", method="GET").body == b"{}"
    assert found == []
    assert "a body cannot be decompressed" in caplog.text


def test_what_fails_while_recording_does_not_reach_the_client(caplog: pytest.LogCaptureFixture) -> None:
    def fail(_: Exchange) -> None:
        raise OSError("disk full")

    with scripted(answer(200, MODELS)) as server, run_in_background(make_recorder(server.url, fail)) as url:
        assert call(url, "/v1/models", method="GET").body == MODELS
    assert "disk full" in caplog.text


def test_upgrades_and_requests_for_a_proxy_are_refused() -> None:
    with recorded(answer(200)) as (url, server, found):
        websocket = call(url, "/ws", method="GET", Upgrade="websocket")
        proxied = call(url, "http://elsewhere.test/v1/models", method="GET")
        # A client may offer another version of HTTP.
        assert call(url, "/v1/models", method="GET", Upgrade="h2c", Connection="close, Upgrade").status == 200
    assert (websocket.status, websocket.json["message"]) == (501, "WebSocket connections cannot be recorded")
    assert (proxied.status, "not a proxy" in proxied.json["message"]) == (501, True)
    assert len(server.requests) == len(found) == 1


def test_a_head_has_no_body() -> None:
    with recorded(answer(200, b"")) as (url, _, found):
        assert call(url, "/v1/models", method="HEAD").status == 200
        received = call(url, "/v1/models", method="HEAD")
    assert (received.status, received.body, found[0].pieces, found[0].is_cut) == (200, b"", [], False)


def test_many_at_once() -> None:
    with recorded([HEAD + b"\r\n", 0.2, chunk(b"data: 1\n\n"), b"0\r\n\r\n"]) as (url, _, found):
        start = time.monotonic()
        threads = [threading.Thread(target=call, args=(url, CHAT, STREAMED)) for _ in range(10)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert time.monotonic() - start < 1.5
    assert len(found) == 10


def test_environment_proxies_are_used_but_for_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    with scripted(answer(200, MODELS)) as proxy, scripted(answer(200)) as server:
        monkeypatch.setenv("http_proxy", proxy.url)
        for upstream in ("http://server.test", server.url):
            with run_in_background(make_recorder(upstream, lambda _: None)) as url:
                assert call(url, "/v1/models", method="GET").status == 200
    assert proxy.requests[0].startswith(b"GET http://server.test/v1/models HTTP/1.1\r\n")
    assert (len(proxy.requests), len(server.requests)) == (1, 1)


@pytest.mark.parametrize(
    "address", ["", "localhost:8000", "ftp://a.test", "http://", "http://u:p@a.test", "http://a.test?b=1"]
)
def test_what_is_not_an_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="address"):
        make_recorder(address, lambda _: None)
