"""How often the server gets a request whose connection breaks, for each point at which it can break."""

from __future__ import annotations

import re
from typing import Any

import pytest
from support import ROOT
from support.scripted import CHAT, EVENTS, MESSAGES, MODELS, Step, answer, scripted

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import Configuration, Retries, sync
from mtmaisdk.clients.rest.exceptions import OpenApiException

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n"
POINTS: dict[str, list[Step]] = {
    "before a byte": [],
    "within the status line": [b"HTTP/1.1 20"],
    "within the head": [HEAD],
    "after the head": [HEAD + b"\r\n"],
    "within the body": [HEAD + b'\r\n{"id":'],
    "within a chunk": [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{"],
}
KEY = {"idempotency-key": "k-1"}
GUIDE = {
    "en": {
        "`GET`": "GET",
        "`POST`": "POST",
        "`POST` with a key": "POST with a key",
        "before a byte of the response": "before a byte",
        "within the response, or no response in time": "within",
    },
    "zh": {
        "`GET`": "GET",
        "`POST`": "POST",
        "带幂等键的 `POST`": "POST with a key",
        "收到响应的任何字节之前": "before a byte",
        "响应途中，或超时无响应": "within",
    },
}
"""What the guide calls the rows, by its language."""
# Deliveries of one request with two retries, where each attempt breaks at the same point: on a new connection, and on
# one that had served a request. The second row of the guide's table holds for all points but the first.
TABLE = {
    ("GET", "before a byte"): (3, 3),
    ("GET", "within"): (3, 3),
    ("POST", "before a byte"): (1, 2),
    ("POST", "within"): (1, 1),
    ("POST with a key", "before a byte"): (3, 3),
    ("POST with a key", "within"): (3, 3),
}


async def deliver(kind: str, what: str, url: str, *, warm: bool, streamed: bool = False) -> None:
    """Sends a request, on a used connection if `warm`; what comes of it is the server's to count."""
    configuration = Configuration(url, retries=Retries(2, base=0), timeout=(1, 0.15))
    arguments: dict[str, Any] = {"_headers": KEY} if "key" in what else {}
    name = "list_models" if what == "GET" else "create_chat_completion"
    if what != "GET":
        arguments |= {"model": "o", "messages": MESSAGES}
    if kind == "async":
        async with rest.ApiClient(configuration) as client:
            api = rest.OpenAIApi(client)
            if warm:
                await api.list_models()
            if streamed:
                async with api.create_chat_completion_stream(**arguments) as stream:
                    await stream.final()
            else:
                await getattr(api, name)(**arguments)
        return
    with sync.ApiClient(configuration) as sync_client:
        sync_api = sync.OpenAIApi(sync_client)
        if warm:
            sync_api.list_models()
        if streamed:
            with sync_api.create_chat_completion_stream(**arguments) as sync_stream:
                sync_stream.final()
        else:
            getattr(sync_api, name)(**arguments)


@pytest.mark.parametrize("kind", ["async", "sync"])
@pytest.mark.parametrize("warm", [False, True], ids=["new", "used"])
@pytest.mark.parametrize("point", [*POINTS, "silence"])
@pytest.mark.parametrize("what", ["GET", "POST", "POST with a key", "streamed POST"])
async def test_how_often_a_request_is_delivered(what: str, point: str, warm: bool, kind: str) -> None:
    steps = POINTS.get(point, [0.4])
    with scripted(*([answer(200, MODELS)] if warm else []), steps) as server:
        with pytest.raises(OpenApiException):
            await deliver(kind, what, server.url, warm=warm, streamed="streamed" in what)
        delivered = server.requests[warm:]
    row = what.removeprefix("streamed "), point if point == "before a byte" else "within"
    assert len(delivered) == TABLE[row][warm]
    # A key stays the same over all attempts.
    assert len(set(delivered)) == 1


@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_a_stream_that_breaks_after_its_first_event_is_not_requested_again(kind: str) -> None:
    first = EVENTS[: EVENTS.index(b"\n\n") + 2]
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
    with scripted([head + b"%x\r\n%s\r\n" % (len(first), first)]) as server:
        with pytest.raises(OpenApiException):
            await deliver(kind, "POST with a key", server.url, warm=False, streamed=True)
        assert len(server.requests) == 1


@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_a_connection_that_the_server_closed_while_it_was_idle(kind: str) -> None:
    # The next request finds out; it is repeated on a new connection, and the answer is paid for once.
    with scripted(answer(200, MODELS), [], answer(200, CHAT)) as server:
        await deliver(kind, "POST", server.url, warm=True)
        assert len(server.requests) == 3


@pytest.mark.parametrize("language", GUIDE)
def test_the_guide_has_the_table(language: str) -> None:
    words = GUIDE[language]
    guide = (ROOT / "docs" / "guide" / language / "limits-and-retries.md").read_text("utf-8")
    printed = re.findall(r"^\| (.*?`(?:GET|POST)`.*?) \| (.+?) \| (\d) \| (\d) \|$", guide, re.M)
    assert {(words[what], words[point]): (int(new), int(used)) for what, point, new, used in printed} == TABLE
