"""No server, however slow or malformed, holds a call beyond its limits or is answered by a raw error."""

from __future__ import annotations

from time import monotonic
from typing import Any

import pytest
from support.scripted import CHAT, EVENTS, MODELS, Step, answer, chat, chat_stream, list_models, scripted

from mtmaisdk.clients.rest import Configuration, Timeouts
from mtmaisdk.clients.rest import exceptions as errors

KINDS = pytest.mark.parametrize("kind", ["async", "sync"])
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(CHAT)
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
STREAM = CHUNKED.replace(b"application/json", b"text/event-stream")
REDIRECT = b"HTTP/1.1 307 Elsewhere\r\nLocation: /v1/x\r\nContent-Length: 9999\r\n\r\n"


def dripped(data: bytes, before: bytes = b"") -> list[Step]:
    """Steps that send data byte by byte, for at least two seconds."""
    endless = data * (200 // len(data) + 1)
    return [before, *(step for byte in endless for step in (bytes([byte]), 0.02))]


PHASES: dict[str, list[Step]] = {
    "status line": dripped(b"HTTP/1.1 200 O" + b"K" * 200),
    "header": dripped(b"X-A: a\r\n", b"HTTP/1.1 200 OK\r\n"),
    "interim response": dripped(b"HTTP/1.1 102 Processing\r\n\r\n"),
    "body": dripped(b" ", HEAD),
    "chunk size": dripped(b"0" * 10, CHUNKED),
    "chunk extension": dripped(b"x", CHUNKED + b"5;"),
    "chunk": dripped(b" ", CHUNKED + b"fff\r\n"),
    "trailers": dripped(b"X: y\r\n", CHUNKED + b"%x\r\n" % len(CHAT) + CHAT + b"\r\n0\r\n"),
    "redirect's body": dripped(b" ", REDIRECT),
    "error's body": dripped(b" ", HEAD.replace(b"200 OK", b"400 Bad")),
}


@KINDS
@pytest.mark.parametrize("method", [chat, chat_stream])
@pytest.mark.parametrize("phase", PHASES)
async def test_total_holds_while_a_server_drips(kind: str, method: Any, phase: str) -> None:
    with scripted(PHASES[phase]) as server:
        begun = monotonic()
        with pytest.raises(errors.ApiTimeoutException, match=r"0\.3 s"):
            await method(kind, Configuration(server.url, timeout=Timeouts(total=0.3), retries=0))
    assert monotonic() - begun < 1.5


@KINDS
@pytest.mark.parametrize("method", [chat, chat_stream])
@pytest.mark.parametrize("phase", ["status line", "header"])
async def test_first_byte_holds_while_a_server_drips_its_head(kind: str, method: Any, phase: str) -> None:
    with (
        scripted(PHASES[phase]) as server,
        pytest.raises(errors.ApiTimeoutException, match=r"no response within 0\.3 s"),
    ):
        await method(kind, Configuration(server.url, timeout=Timeouts(first_byte=0.3), retries=0))


@KINDS
@pytest.mark.parametrize("method", [chat, chat_stream])
@pytest.mark.parametrize("length", [3, 12, 20, len(HEAD) - 1])
async def test_half_a_head_is_an_error_and_a_post_is_not_sent_again(kind: str, method: Any, length: int) -> None:
    with scripted([HEAD[:length]]) as server:
        with pytest.raises(errors.ApiConnectionException) as caught:
            await method(kind, Configuration(server.url, retries=2))
    assert caught.value.phase == "read"
    assert len(server.requests) == 1


@KINDS
@pytest.mark.parametrize("method", [chat, chat_stream])
@pytest.mark.parametrize(
    "answered",
    [
        CHUNKED + b"-5\r\nabcde\r\n0\r\n\r\n",
        CHUNKED + b"f" * 20 + b"\r\nabc",
        CHUNKED + b"+2\r\n{}\r\n0\r\n\r\n",
        STREAM + b"-5\r\nabcde\r\n0\r\n\r\n",
        STREAM + b"1_0\r\n" + b"a" * 16 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: " + b"9" * 23 + b"\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 2**17 + b"\r\n\r\n",
        b"SSH-2.0-OpenSSH_9\r\n\r\n",
    ],
)
async def test_malformed_framing_is_a_typed_error(kind: str, method: Any, answered: bytes) -> None:
    with scripted([answered]) as server, pytest.raises(errors.OpenApiException):
        await method(kind, Configuration(server.url, timeout=5, retries=0))


@KINDS
async def test_interim_responses_and_many_headers_are_read(kind: str) -> None:
    interim = b"HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
    many = b"".join(b"X-%d: %s\r\n" % (number, b"v" * 20) for number in range(150))
    head = HEAD.replace(b"%d" % len(CHAT), b"%d" % len(MODELS)).replace(b"\r\n\r\n", b"\r\n" + many + b"\r\n")
    with scripted([interim + head + MODELS]) as server:
        assert (await list_models(kind, Configuration(server.url, retries=0))).data == []


@KINDS
async def test_a_redirect_leaves_its_connection_for_the_next_request(kind: str) -> None:
    moved = answer(307, b"moved", Location="/v1/elsewhere")
    with scripted(moved, answer(200, CHAT)) as server:
        assert (await chat(kind, Configuration(server.url, retries=0))).choices[0].message.content == "hi"
    with scripted([STREAM + b"%x\r\n" % len(EVENTS) + EVENTS + b"\r\n0\r\n"]) as server:
        assert (await chat_stream(kind, Configuration(server.url, retries=0))).text == "hi"
