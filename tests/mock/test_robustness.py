"""What must not stop the server."""

from __future__ import annotations

import asyncio
import logging
import socket
import struct

import pytest
from support.raw_http import CHAT, MESSAGES, STREAMED, Answer, call, connect, exchange, request_bytes
from support.server import Server

from mtmaisdk.clients.rest import ApiClient, Configuration, OpenAIApi
from mtmaisdk.mock.contract import Operation, load
from mtmaisdk.mock.mock_server import run_mock_server

JSON = "application/json"


def assert_serves(server: Server) -> None:
    assert call(server.url, CHAT, STREAMED).is_whole


@pytest.mark.parametrize(
    "sent",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        b"GET\r\n\r\n",
        b"POST /v1/chat/completions HTTP/1.1\r\nContent-Length: x\r\n\r\n",
        b"POST /v1/chat/completions HTTP/1.1\r\nBad Header\r\n\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
        b"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        request_bytes(CHAT, b"not gzip", Content_Encoding="gzip"),
    ],
    ids=["tls", "no-version", "length", "header", "long-line", "chunk", "gzip"],
)
def test_a_broken_request(sent: bytes, server: Server) -> None:
    assert Answer(exchange(server.url, sent)).status == 400
    assert_serves(server)


def test_a_request_that_ends_early(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    with connect(server.url) as connection:
        connection.sendall(request_bytes(CHAT, STREAMED)[:-5])
    with connect(server.url):
        pass
    assert_serves(server)
    # It is no error of the server's.
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


@pytest.mark.parametrize("fault", ["stall-after=1", "huge-event", "slow-headers=60", "tokens-per-second=20"])
def test_a_client_that_leaves(fault: str, server: Server) -> None:
    for is_reset in (False, True):
        with connect(server.url) as connection:
            if is_reset:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            connection.sendall(request_bytes(CHAT, STREAMED, X_Mock_Fault=fault))
            if "slow" not in fault:
                connection.recv(100)
    assert_serves(server)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (CHAT, '"object": "error"'),
        ("/api/v1/chat/completions", '{"code": 413, "statusText": "error", "message": "EntityTooLarge", "data": null}'),
        ("/api/chat", '{"detail": "EntityTooLarge"}'),
    ],
)
def test_a_body_over_the_limit(path: str, expected: str, server: Server) -> None:
    answer = call(server.url, path, b"x" * (20 * 2**20 + 1))
    assert answer.status == 413
    assert expected in answer.body.decode()
    assert_serves(server)


BODIES = sorted(
    (operation for operation in load() if JSON in operation.definition["requestBody"].get("content", {})),
    key=lambda each: each.id,
)


@pytest.mark.parametrize("operation", BODIES, ids=lambda each: each.id)
def test_a_body_that_is_nested_deeply(operation: Operation, server: Server, caplog: pytest.LogCaptureFixture) -> None:
    path = operation.path.replace("{", "").replace("}", "")
    plain = call(server.url, path, b"[", method=operation.http_method.upper())
    for depth in (300, 950, 5000, 100_000):
        for opening, closing in ((b"[", b"]"), (b'{"messages":', b"}"), (b'{"variables":[', b"]}")):
            body = opening * depth + b"1" + closing * depth
            answer = call(server.url, path, body, method=operation.http_method.upper())
            assert (answer.status < 500) == (plain.status < 500)
            # How deep a body may be for the JSON parser differs between versions of Python.
            assert depth < 100_000 or answer.json.keys() == plain.json.keys()
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


async def test_a_thousand_streams_at_once() -> None:
    with run_mock_server() as server:
        configuration = Configuration(host=server.url, access_token="KEY", max_connections=1000)
        async with ApiClient(configuration) as client:
            api = OpenAIApi(client)

            async def one() -> str | None:
                # Each holds its stream open while the others come.
                headers = {"X-Mock-Fault": "stall-after=1;stall-for=0.3"}
                async with api.create_chat_completion_stream(model="o", messages=MESSAGES, _headers=headers) as stream:
                    return (await stream.final()).text

            texts = await asyncio.gather(*(one() for _ in range(1000)))
        assert len(set(texts)) == 1
        assert len(server.requests) == 1000
        assert call(server.url, CHAT, STREAMED).is_whole
