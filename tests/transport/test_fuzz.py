"""Whatever bytes a server sends, a call of the blocking client ends with an answer or an error of the client's own.

`make fuzz` runs many more examples, from a seed.
"""

from __future__ import annotations

import http.client
import os
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.memory_socket import MemorySocket, cut
from support.scripted import CHAT, EVENTS, MESSAGES, MODELS

from mtmaisdk.clients.rest import Configuration, OpenApiException, sync
from mtmaisdk.clients.rest.transport.blocking.connection import Connection
from mtmaisdk.clients.rest.transport.blocking.response import Reader, Response

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "60"))
fuzzed = settings(max_examples=EXAMPLES, deadline=None)

TOKEN = st.text("abcXYZ-_09", min_size=1, max_size=12)
VALUE = st.text(st.characters(min_codepoint=33, max_codepoint=255, exclude_characters="\x7f\x85\xa0\xad"), max_size=30)
SIZES = st.lists(st.integers(1, 3000), min_size=1, max_size=4)
NAMES = ["Content-Length", "Transfer-Encoding", "Connection", "Content-Type", "Content-Encoding", "Location"]
VALUES = [
    "0", "2", "2, 2", "-1", "1" + "0" * 22, "chunked", "gzip, chunked", "close", "gzip", "br", "text/event-stream",
    "application/json", "/v1/models", "\0", "",
]  # fmt: skip
LINES = [
    b"HTTP/1.1 200 OK\r\n", b"HTTP/1.0 200 OK\r\n", b"HTTP/1.1 102 \r\n\r\n", b"HTTP/1.1 307 M\r\n", b"HTTP/2.0 200\n",
    b"HTTP/1.1 500 E\r\n", b"HTTP/1.1 204 N\r\n", b"\r\n", b"\n", b"\r\n\r\n", b": ", b" folded\r\n",
]  # fmt: skip
BODIES = [
    b"-5\r\n", b"0\r\n\r\n", b"f" * 20 + b"\r\n", b"2;x=y\r\n{}\r\n", b"2\r\n{}\r\n", MODELS, CHAT, EVENTS, b"[" * 2000,
    b"\x1f\x8b\x08\x00", b"data: [DONE]\n\n", b'{"error": {"message": "a"}}',
]  # fmt: skip
HEADERS = st.builds("{}: {}\r\n".format, st.sampled_from(NAMES), st.sampled_from(VALUES)).map(str.encode)
FRAGMENTS = st.sampled_from([*LINES, *BODIES]) | HEADERS | st.binary(max_size=40)


def framed(body: bytes, framing: str, sizes: list[int]) -> tuple[list[str], bytes]:
    """Returns the header that announces a body, and the body as it is sent."""
    if framing == "length":
        return [f"Content-Length: {len(body)}"], body
    if framing == "chunks":
        chunks = b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in cut(body, sizes))
        return ["Transfer-Encoding: chunked"], chunks + b"0\r\nTrailer: a\r\n\r\n"
    return ["Connection: close"], body


@st.composite
def good(draw: st.DrawFn, body: bytes) -> bytes:
    """A well-formed response."""
    status = draw(st.sampled_from(["200 OK", "200", "404 Not Found", "500 ", "204 No Content", "304 Not Modified"]))
    # The standard library reads chunks even where there is no body.
    framings = ["length", "close"] if status.startswith(("204", "304")) else ["length", "close", "chunks"]
    headers, sent = framed(body, draw(st.sampled_from(framings)), draw(SIZES))
    others = draw(st.lists(st.tuples(TOKEN, VALUE), max_size=5))
    lines = draw(st.permutations([*headers, *(f"X-{name}: {value}" for name, value in others)]))
    version = draw(st.sampled_from(["1.1", "1.0"])) if headers[0] != "Transfer-Encoding: chunked" else "1.1"
    interim = draw(st.sampled_from(["", "HTTP/1.1 100 Continue\r\nX: y\r\n\r\n"]))
    return (interim + "\r\n".join([f"HTTP/{version} {status}", *lines, "", ""])).encode("latin-1") + sent


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A well-formed response in which bytes are missing, changed or added; or fragments in any order."""
    if draw(st.booleans()):
        return b"".join(draw(st.lists(FRAGMENTS, max_size=14)))
    wire = draw(good(draw(st.sampled_from([MODELS, CHAT, EVENTS]))))
    for _ in range(draw(st.integers(1, 4))):
        at, gone = draw(st.integers(0, len(wire))), draw(st.integers(0, 20))
        wire = wire[:at] + draw(FRAGMENTS) + wire[at + gone :]
    return wire


def whole(response: http.client.HTTPResponse) -> tuple[Any, ...]:
    response.begin()
    head = response.version, response.status, response.reason, response.headers.items(), response.will_close
    return (*head, response.read(), response.isclosed())


@given(st.binary(max_size=5000).flatmap(good), SIZES, st.sampled_from(["GET", "HEAD"]))
@fuzzed
def test_a_good_response_is_read_as_the_standard_library_reads_it(wire: bytes, sizes: list[int], method: str) -> None:
    ours = whole(Response(Reader(MemorySocket(cut(wire, sizes))), method=method))  # type: ignore[arg-type]
    assert ours == whole(http.client.HTTPResponse(MemorySocket(cut(wire, sizes)), method=method))  # type: ignore[arg-type]


@given(damaged(), SIZES)
@fuzzed
def test_any_bytes_end_in_an_answer_or_an_error_of_http(wire: bytes, sizes: list[int]) -> None:
    response = Response(Reader(MemorySocket(cut(wire, sizes))))  # type: ignore[arg-type]
    try:
        response.begin()
        while response.read1(100):
            pass
    except (http.client.HTTPException, ConnectionError):
        pass
    finally:
        response.close()


@given(damaged(), SIZES)
@fuzzed
def test_any_bytes_end_in_an_answer_or_an_error_of_the_client(wire: bytes, sizes: list[int]) -> None:
    def connect(self: Connection) -> None:
        self.sock = MemorySocket(cut(wire, sizes))  # type: ignore[assignment]

    with (
        pytest.MonkeyPatch.context() as patched,
        sync.ApiClient(Configuration("http://fuzz.test", retries=0)) as client,
    ):
        patched.setattr(Connection, "connect", connect)
        # A connection is not used again.
        patched.setattr(Connection, "is_connected", False)
        api = sync.OpenAIApi(client)
        calls: list[Callable[[], object]] = [
            api.list_models,
            lambda: api.create_chat_completion(model="o", messages=MESSAGES),
            lambda: api.create_chat_completion_stream(model="o", messages=MESSAGES).__enter__().final(),
        ]
        for call in calls:
            with suppress(OpenApiException):
                call()
