"""No server, however slow or malformed, holds a call beyond its limits or is answered by a raw error."""

from __future__ import annotations

from typing import Any

import pytest
from support.scripted import CHAT, EVENTS, MODELS, answer, chat, chat_stream, list_models, scripted

from mtmaisdk.clients.rest import Configuration
from mtmaisdk.clients.rest import exceptions as errors

KINDS = pytest.mark.parametrize("kind", ["async", "sync"])
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(CHAT)
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
STREAM = CHUNKED.replace(b"application/json", b"text/event-stream")
REDIRECT = b"HTTP/1.1 307 Elsewhere\r\nLocation: /v1/x\r\nContent-Length: 9999\r\n\r\n"


@KINDS
@pytest.mark.parametrize("method", [chat, chat_stream])
@pytest.mark.parametrize("length", [3, 12, 20, len(HEAD) - 1])
async def test_half_a_head_is_an_error_and_a_post_is_not_sent_again(kind: str, method: Any, length: int) -> None:
    with scripted([HEAD[:length]]) as server:
        with pytest.raises(errors.ApiConnectionException) as caught:
            await method(kind, Configuration(server.url, retries=2))
    assert caught.value.phase == "read"
    assert len(server.requests) == 1


GOOD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
BODY = b"%x\r\n%b\r\n0\r\n\r\n" % (len(CHAT), CHAT)
MALFORMED = {
    "negative chunk": CHUNKED + b"-5\r\nabcde\r\n0\r\n\r\n",
    "signed chunk": CHUNKED + b"+2\r\n{}\r\n0\r\n\r\n",
    "chunk with underscores": STREAM + b"1_0\r\n" + b"a" * 16 + b"\r\n",
    "huge chunk": CHUNKED + b"f" * 20 + b"\r\nabc",
    "largest chunk": CHUNKED + b"f" * 15 + b"\r\nabc",
    "chunk without a size": CHUNKED + b"\r\nabc",
    "chunk without an end": CHUNKED + b"2\r\n{}0\r\n\r\n",
    "endless size": CHUNKED + b"0" * 2**17,
    "endless extension": CHUNKED + b"2;" + b"x" * 2**17,
    "endless trailers": CHUNKED + BODY[:-2] + b"X: y\r\n" * 10_000,
    "negative chunk in a stream": STREAM + b"-5\r\nabcde\r\n0\r\n\r\n",
    "Content-Length 10^22": GOOD + b"Content-Length: 1" + b"0" * 22 + b"\r\n\r\n{}",
    "Content-Length of 5000 digits": GOOD + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n{}",
    "Content-Length -1": GOOD + b"Content-Length: -1\r\n\r\n{}",
    "Content-Length +5": GOOD + b"Content-Length: +5\r\n\r\n{}",
    "differing Content-Lengths": GOOD + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} ",
    "long header": GOOD + b"X: " + b"a" * 2**17 + b"\r\n\r\n",
    "10 000 headers": GOOD + b"X: a\r\n" * 10_000 + b"\r\n",
    "endless head": GOOD + b"X: a\r\n" * 100_000,
    "long status line": b"HTTP/1.1 200 " + b"a" * 2**17 + b"\r\n\r\n",
    "endless interim responses": b"HTTP/1.1 102 Processing\r\n\r\n" * 100_000,
    "not HTTP": b"SSH-2.0-OpenSSH_9\r\n\r\n",
    "HTTP/0.9": b"<html>",
    "no status": b"HTTP/1.1\r\n\r\n",
    "status 99999": b"HTTP/1.1 99999 OK\r\n\r\n",
    "empty lines": b"\r\n\r\n\r\n",
    "NUL bytes": b"\0" * 100,
    "TLS": b"\x15\x03\x01\x00\x02\x02\x50",
    "gzip, chunked": GOOD + b"Transfer-Encoding: gzip, chunked\r\n\r\n2\r\n\x1f\x8b\r\n0\r\n\r\n",
    "no body": b"HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n{}",
    "not modified": b"HTTP/1.1 304 Not Modified\r\nContent-Length: 2\r\n\r\n{}",
    "switching protocols": b"HTTP/1.1 101 Switching Protocols\r\n\r\n",
}


@KINDS
@pytest.mark.parametrize("method", [chat, chat_stream])
async def test_malformed_bytes_are_a_typed_error(kind: str, method: Any) -> None:
    wrong: dict[str, str] = {}
    for name, answered in MALFORMED.items():
        with scripted([answered]) as server:
            try:
                found = repr(await method(kind, Configuration(server.url, timeout=1, retries=0)))
            except errors.OpenApiException as error:
                is_late = isinstance(error, errors.ApiTimeoutException)
                # aiohttp counts no interim responses, and holds none of them: the limits of time end them.
                found = "timeout" if is_late and (kind, name) != ("async", "endless interim responses") else ""
            except Exception as error:
                found = repr(error)
        if found:
            wrong[name] = found
    assert not wrong


LENIENT = {
    "line feeds": GOOD.replace(b"\r", b"") + b"Content-Length: %d\n\n" % len(CHAT) + CHAT,
    "no reason": HEAD.replace(b" OK", b"") + CHAT,
    "same length twice": HEAD.replace(b"Content-Length", b"Content-Length: %d\r\nContent-Length" % len(CHAT)) + CHAT,
    "no length": GOOD + b"\r\n" + CHAT,
    "folded header": GOOD + b"X-A: a\r\n b\r\nTransfer-Encoding: chunked\r\n\r\n" + BODY,
    "header without colon": GOOD + b"nonsense\r\nTransfer-Encoding: chunked\r\n\r\n" + BODY,
    "length and chunks": HEAD.replace(b"\r\n\r\n", b"\r\nTransfer-Encoding: chunked\r\n\r\n") + BODY,
    "HTTP/1.0": HEAD.replace(b"1.1", b"1.0") + CHAT,
    "HTTP/2.0": HEAD.replace(b"1.1", b"2.0") + CHAT,
    "header of 60 000 bytes": GOOD + b"X: " + b"a" * 60_000 + b"\r\nContent-Length: %d\r\n\r\n" % len(CHAT) + CHAT,
    "900 headers": GOOD + b"X: a\r\n" * 900 + b"Content-Length: %d\r\n\r\n" % len(CHAT) + CHAT,
    "Latin-1": GOOD + b"X: caf\xe9\r\nTransfer-Encoding: Chunked\r\n\r\n" + BODY,
    "100 interim responses": b"HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n" * 100 + HEAD + CHAT,
    "closed within the trailers": CHUNKED + BODY[:-2] + b"X: y",
}
# aiohttp rejects some of what a server may be forgiven.
STRICT = {"same length twice", "line feeds", "header without colon", "length and chunks", "closed within the trailers"}


@KINDS
async def test_a_complete_answer_is_read_whatever_its_head(kind: str) -> None:
    wrong: dict[str, str] = {}
    for name, answered in LENIENT.items():
        with scripted([answered]) as server:
            try:
                found = await chat(kind, Configuration(server.url, timeout=2, retries=0))
                assert found.choices[0].message.content == "hi"
            except Exception as error:
                wrong[name] = repr(error)
    assert {name for name in wrong if kind == "sync" or name not in STRICT} == set(), wrong


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
