"""Bodies in chunks over the blocking transport: read together, to the byte as the standard library reads them."""

from __future__ import annotations

import asyncio
import http.client
import os
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.memory_socket import MemorySocket, cut
from support.scripted import EVENTS, Step, Whole, chat_stream, list_models, scripted

from mtmaisdk.clients.rest import Configuration, StreamTruncatedException
from mtmaisdk.clients.rest.transport.blocking.response import Reader, Response

# As in test_fuzz.py; `make fuzz` runs more.
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "150"))
HEAD = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
EVENT_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"


def ours(sock: Any) -> Response:
    return Response(Reader(sock))


def read(
    kind: Callable[[Any], http.client.HTTPResponse], pieces: Sequence[bytes], sizes: Sequence[int]
) -> tuple[bytes, str]:
    """Returns the body, read in pieces of these sizes by turns (0 stands for another method), and how it ended."""
    response = kind(MemorySocket(pieces))
    response.begin()
    data = b""
    turn = 0
    try:
        while True:
            size = sizes[turn % len(sizes)]
            turn += 1
            piece = response.read1(size) if size else response.read(3)
            data += piece
            if not piece:
                return data, "end" if response.isclosed() else "open"
    except http.client.IncompleteRead as error:
        return data + error.partial, "incomplete"
    except (http.client.HTTPException, ValueError) as error:
        return data, type(error).__name__
    finally:
        response.close()


def chunk(data: bytes, size: str = "%x", extension: bytes = b"") -> bytes:
    return (size % len(data)).encode() + extension + b"\r\n" + data + b"\r\n"


CHUNKS = st.builds(
    lambda content, size, extension: (content, chunk(content, size, extension)),
    st.binary(min_size=1, max_size=40) | st.binary(min_size=3000, max_size=3000),
    st.sampled_from(["%x", "%X", "000%x", "%x "]),
    st.sampled_from([b"", b"", b"", b";a=b", b" ; c"]),
)
ENDS = [b"0\r\n\r\n", b"000;x\r\n\r\n", b"0\r\nTrailer: x\r\nOther: y\r\n\r\n", b"0\r\n", b"0\r\n\r\nmore"]
BROKEN_ENDS = [
    b"", b"0", b"5\r\nab", b"zz\r\n", b"\r\n\r\n", b"8\r\n", b"-5\r\nabcde\r\n", b"+2\r\nab\r\n", b"0x2\r\nab\r\n",
    b"1_0\r\n" + b"a" * 16 + b"\r\n", b"f" * 20 + b"\r\n", b"2\r\nab--0\r\n\r\n",
]  # fmt: skip


@given(
    st.lists(CHUNKS, max_size=12),
    st.sampled_from([*ENDS, *BROKEN_ENDS]),
    st.lists(st.integers(1, 400), min_size=1, max_size=8),
    st.lists(st.sampled_from([-1, 0, 1, 7, 100, 65536]), min_size=1, max_size=4),
)
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_body_is_read_as_the_standard_library_reads_it(
    chunks: list[tuple[bytes, bytes]], end: bytes, cuts: list[int], sizes: list[int]
) -> None:
    pieces = [HEAD, *cut(b"".join(framed for _, framed in chunks) + end, cuts)]
    data, outcome = read(ours, pieces, sizes)
    if end in ENDS:
        assert (data, outcome) == read(http.client.HTTPResponse, pieces, sizes)
    else:
        # What came before the error, which the standard library does not always see.
        assert outcome in ("incomplete", "HTTPException")
        assert (b"".join(content for content, _ in chunks) + b"ab").startswith(data)


def test_chunks_that_arrived_together_are_read_together() -> None:
    frames = [b"data: %d\n\n" % number for number in range(200)]
    response = ours(MemorySocket([HEAD, b"".join(map(chunk, frames)), b"0\r\n\r\n"]))
    response.begin()
    assert response.read1(65536) == b"".join(frames)
    assert response.read1(65536) == b""
    assert response.isclosed()


def test_what_has_arrived_is_not_held_back_for_the_rest_of_its_chunk() -> None:
    response = ours(MemorySocket([HEAD, b"3\r\nabc\r\n6\r\nde", b"f", b"ghi\r\n0\r\n\r\n"]))
    response.begin()
    assert [response.read1(100) for _ in range(4)] == [b"abcde", b"f", b"ghi", b""]


@pytest.mark.parametrize("status", ["204 No Content", "304 Not Modified"])
def test_a_response_without_a_body_is_not_waited_for(status: str) -> None:
    head = HEAD.replace(b"200 OK", status.encode())
    for kind in (ours, http.client.HTTPResponse):
        response = kind(MemorySocket([head, b"0\r\n\r\n"]))
        response.begin()
        assert response.read1(10) == b""


@pytest.mark.parametrize("size", [1, 2, 3, 5, 17, 10_000])
def test_client_reads_chunks_cut_anywhere_and_keeps_the_connection(size: int) -> None:
    frames = EVENTS.split(b"\n\n")[:-1]
    wire = EVENT_HEAD + b"".join(
        chunk(frame + b"\n\n", "%X", b";x=1" if number else b"") for number, frame in enumerate(frames)
    )
    wire += b"0\r\nX-Trailer: 1\r\n\r\n"
    steps: list[Step] = Whole(wire[at : at + size] for at in range(0, len(wire), size))
    models = b'{"object":"list","data":[]}'
    plain = Whole([HEAD.replace(b"OK\r\n", b"OK\r\nContent-Type: application/json\r\n") + chunk(models) + b"0\r\n\r\n"])
    with scripted(steps, plain) as script:
        configuration = Configuration(script.url, max_connections=1)

        async def both() -> None:
            result = await chat_stream("sync", configuration)
            assert (result.text, result.finish_reason) == ("hi", "stop")
            assert (await list_models("sync", configuration)).data == []

        asyncio.run(both())


@pytest.mark.parametrize("broken", [b"", b"zz\r\n", b"9\r\nab", b"-5\r\nabcde\r\n", b"\r\n"])
def test_chunks_that_break_off_truncate_the_stream(broken: bytes) -> None:
    first = EVENTS.partition(b"\n\n")[0] + b"\n\n"
    with (
        scripted([EVENT_HEAD + chunk(first) + broken]) as script,
        pytest.raises(StreamTruncatedException) as caught,
    ):
        asyncio.run(chat_stream("sync", Configuration(script.url)))
    assert caught.value.partial is not None
    assert caught.value.partial.text == "hi"
