"""What a decoder and a reader keep stays within a small multiple of `max_event_size`, whatever a server sends."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from contextlib import suppress

import pytest
from support.wire import operation_of

from mtmaisdk.clients.rest.exceptions import ApiException
from mtmaisdk.clients.rest.sse import SSEDecoder
from mtmaisdk.clients.rest.streaming.reader import StreamReader

LARGEST = 2**16
BOUND = 8 * LARGEST
"""Bytes; an event is joined, decoded and quoted in an error, each time as a copy."""
SIZE = 2**12
PIECES = 3 * LARGEST // SIZE

FLOODS: dict[str, tuple[str, bytes, bytes]] = {
    "empty data lines": ("openai", b"", b"data:\n"),
    "data lines with a blank": ("openai", b"", b"data: \n"),
    "short data lines": ("openai", b"", b"data: 12\n"),
    "one line": ("openai", b"data: ", b"x"),
    "bare lines": ("openai", b"{\n", b'"a": 1,\n'),
    "long bare lines": ("openai", b"{\n", b" " * 4000 + b"\n"),
    "bare lists": ("openai", b"", b"[\n"),
    "comments": ("openai", b"", b": a\n"),
    "one comment": ("openai", b": ", b"x"),
    "field names": ("openai", b"", b"x"),
    "unknown fields": ("openai", b"", b"foo: a\n"),
    "ids": ("openai", b"", b"id: 1\n"),
    "one id": ("openai", b"id: ", b"\xff"),
    "event names": ("openai", b"", b"event: abc\n"),
    "carriage returns": ("openai", b"data: a", b"\r"),
    "blanks": ("openai", b"", b" "),
    "objects in objects": ("chatchat", b"", b'{"a":'),
    "lists in an object": ("chatchat", b'{"a":', b"["),
    "text outside of objects": ("chatchat", b"{}", b"x"),
    "lines without a code": ("mtmai", b"0:", b"x"),
    "lines of a data stream": ("mtmai", b'0:"a"\n', b"xxxxxxx\n"),
}


def pieces(begin: bytes, repeated: bytes, size: int, count: int = PIECES) -> Iterator[bytes]:
    yield begin
    whole = repeated * (SIZE // len(repeated))
    for _ in range(count):
        for start in range(0, len(whole), size):
            yield whole[start : start + size]


@pytest.mark.parametrize("case", FLOODS)
def test_memory_is_bounded(case: str) -> None:
    backend, begin, repeated = FLOODS[case]
    operation = operation_of(backend)
    # What is imported and built once does not count.
    with suppress(ApiException):
        list(StreamReader(operation.stream).feed(begin + repeated))
    reader = StreamReader(operation.stream, max_event_size=LARGEST)
    tracemalloc.start()
    try:
        for piece in pieces(begin, repeated, SIZE):
            for _ in reader.feed(piece):
                pass
        for _ in reader.finish():
            pass
    except ApiException:
        # Most floods exceed the limit; what matters is what was kept until then.
        pass
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < BOUND, f"{peak / LARGEST:.1f} times the largest event"


@pytest.mark.parametrize("size", [1, 2, 3])
def test_a_large_line_in_small_pieces_takes_its_own_size(size: int) -> None:
    decoder = SSEDecoder()
    tracemalloc.start()
    for piece in pieces(b"data: ", b"x", size, count=8):
        decoder.feed(piece)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3 * 8 * SIZE
