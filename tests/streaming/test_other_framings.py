"""The AI SDK data stream, concatenated JSON, and telling them apart."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtmaisdk.clients.rest.decoding.decoder import BoundedDecoder
from mtmaisdk.clients.rest.decoding.event import event_of
from mtmaisdk.clients.rest.decoding.framings.concatenated_json import ConcatenatedJSONDecoder
from mtmaisdk.clients.rest.decoding.framings.data_stream import DataStreamDecoder
from mtmaisdk.clients.rest.decoding.sniffing import SniffingDecoder
from mtmaisdk.clients.rest.exceptions import EventTooLargeException
from mtmaisdk.clients.rest.sse import ServerSentEvent, SSEDecoder
from mtmaisdk.clients.rest.wire.event_repair import unescaped_text


def decode(
    decoder: BoundedDecoder[ServerSentEvent] | SniffingDecoder, stream: bytes, size: int = 10_000
) -> list[tuple[str, str]]:
    events = [event_of(event) for at in range(0, len(stream), size) for event in decoder.feed(stream[at : at + size])]
    last = decoder.finish()
    return [(event.event, event.data) for event in [*events, *([event_of(last)] if last else [])]]


DATA_STREAM = (
    '0:"你好"\n2:{"a":"x:y"}\n\n0: "unescaped "quotes""\n0:"trailing" \nd:{"finishReason":"stop"}\n[DONE]\n3:"end'
)
PARTS = [
    ("0", '"你好"'),
    ("2", '{"a":"x:y"}'),
    ("0", '"unescaped "quotes""'),
    ("0", '"trailing"'),
    ("d", '{"finishReason":"stop"}'),
    ("", "[DONE]"),
    ("3", '"end'),
]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 10_000])
def test_data_stream(size: int) -> None:
    assert decode(DataStreamDecoder(), DATA_STREAM.encode(), size) == PARTS


def test_data_stream_ends_lines_at_lf_alone() -> None:
    stream = '2:{"a":"\u2028\u0085"}\n'.encode()
    assert decode(DataStreamDecoder(), stream) == [("2", '{"a":"\u2028\u0085"}')]


def test_unescaped_text() -> None:
    assert unescaped_text(b'"a "b" \n c"') == b'"a \\"b\\" \\n c"'
    assert unescaped_text(b'"cut') is None
    assert unescaped_text(b'"') is None


# Flat strategies: a recursive one takes three times as long.
LEAVES = st.text(max_size=8) | st.none()
NESTED = st.lists(LEAVES, max_size=3) | st.dictionaries(st.text(max_size=5), LEAVES, max_size=2)
OBJECTS = st.lists(
    st.dictionaries(st.text(max_size=5), LEAVES | NESTED | st.lists(NESTED, max_size=2), max_size=3), max_size=6
)


@given(OBJECTS, st.integers(1, 9), st.booleans(), st.sampled_from(["", "\n", " \t"]))
@settings(max_examples=300, deadline=None)
def test_json_back_to_back(objects: list[object], size: int, ascii_only: bool, between: str) -> None:
    texts = [json.dumps(item, ensure_ascii=ascii_only) for item in objects]
    found = decode(ConcatenatedJSONDecoder(), between.join(texts).encode("utf-8", "surrogatepass"), size)
    assert [json.loads(text) for _, text in found] == [json.loads(text) for text in texts]


def test_json_that_is_cut_is_left_over() -> None:
    assert decode(ConcatenatedJSONDecoder(), b'{"a":"}"}{"b":"\\"}', 1) == [
        ("message", '{"a":"}"}'),
        ("message", '{"b":"\\"}'),
    ]


@pytest.mark.parametrize("decoder", [DataStreamDecoder(100), ConcatenatedJSONDecoder(100), SSEDecoder(100)])
@pytest.mark.parametrize("size", [7, 10_000])
def test_each_decoder_has_its_limit(decoder: BoundedDecoder[ServerSentEvent], size: int) -> None:
    decoder = type(decoder)(100)
    stream = {
        "DataStreamDecoder": b'0:"a"\n0:"',
        "ConcatenatedJSONDecoder": b'{"a":1}{"a":"',
        "SSEDecoder": b"data: a\n\ndata: ",
    }
    body = stream[type(decoder).__name__] + b"x" * 200
    found = []
    with pytest.raises(EventTooLargeException):
        for at in range(0, len(body) + 2 * size, size):
            found += decoder.feed(body[at : at + size])
    assert len(found) == 1


@pytest.mark.parametrize("size", [1, 2, 10_000])
@pytest.mark.parametrize(
    ("stream", "declared", "alternatives", "framing"),
    [
        (b'0:"a"\n', "sse", ["data-stream"], "data-stream"),
        (b'd:{"a":1}\n', "sse", ["data-stream"], "data-stream"),
        (b'\n\n0:"a"\n', "data-stream", ["sse"], "data-stream"),
        (b"data: a\n\n", "data-stream", ["sse"], "sse"),
        (b"\xef\xbb\xbfdata: a\n\n", "data-stream", ["sse"], "sse"),
        (b": ping\n\n", "data-stream", ["sse"], "sse"),
        (b"id: 1\n\n", "sse", ["data-stream"], "sse"),
        (b'{"text":"a"}', "sse", ["concatenated-json"], "concatenated-json"),
        (b'  {"text":"a"}', "sse", ["concatenated-json"], "concatenated-json"),
        (b'{"error":"a"}', "sse", [], "sse"),
        (b"d", "data-stream", ["sse"], "data-stream"),
        (b"", "sse", ["concatenated-json"], "sse"),
    ],
)
def test_framing_is_told_by_the_first_bytes(
    stream: bytes, declared: str, alternatives: list[str], framing: str, size: int
) -> None:
    decoder = SniffingDecoder(declared, alternatives)
    decode(decoder, stream, size)
    assert decoder.framing == framing


@pytest.mark.parametrize(
    ("decoder", "small", "large"),
    [
        (SSEDecoder(20), b"data: 1\n\n", b"data: "),
        (DataStreamDecoder(20), b'0:"1"\n', b'0:"'),
        (ConcatenatedJSONDecoder(20), b'{"a":1}', b'{"a":"'),
    ],
)
def test_an_event_that_is_too_large_is_not_lost_behind_one_that_is_not(
    decoder: BoundedDecoder[ServerSentEvent], small: bytes, large: bytes
) -> None:
    assert len(decoder.feed(small + large + b"x" * 30)) == 1
    with pytest.raises(EventTooLargeException):
        decoder.finish()


def test_blank_lines_before_the_first_event_take_linear_time() -> None:
    def read(size: int) -> float:
        decoder = SniffingDecoder("sse", ["concatenated-json"])
        begin = time.process_time()
        for _ in range(size // 1024):
            decoder.feed(b"\n" * 1024)
        taken = time.process_time() - begin
        assert [event_of(event).data for event in decoder.feed(b"data: a\n\n")] == ["a"]
        return taken

    small = min(read(2**19) for _ in range(3))
    assert read(2**21) < 9 * small + 0.05


@pytest.mark.parametrize("size", [1, 2, 10_000])
def test_blank_head_is_left_out(size: int) -> None:
    assert decode(SniffingDecoder("sse"), b"\xef\xbb\xbf\r\n\n \ndata: a\n\n", size) == [("message", "a")]
