"""The decoder of server-sent events against the standard's rules."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtmaisdk.clients.rest.exceptions import EventTooLargeException
from mtmaisdk.clients.rest.sse import ServerSentEvent, SSEDecoder


def decode(pieces: Iterable[bytes], decoder: SSEDecoder | None = None) -> list[tuple[str, str, str, int | None]]:
    decoder = decoder or SSEDecoder()
    events = [event for piece in pieces for event in decoder.feed(piece)]
    return [(event.event, event.data, event.id, event.retry) for event in events]


def event(
    data: str, name: str = "message", last_id: str = "", retry: int | None = None
) -> tuple[str, str, str, int | None]:
    return (name, data, last_id, retry)


CASES: dict[str, tuple[bytes, list[tuple[str, str, str, int | None]]]] = {
    "simple": (b"data: a\n\n", [event("a")]),
    "two": (b"data: a\n\ndata: b\n\n", [event("a"), event("b")]),
    "crlf": (b"data: a\r\n\r\ndata: b\r\n\r\n", [event("a"), event("b")]),
    "cr": (b"data: a\r\rdata: b\r\r", [event("a"), event("b")]),
    "mixed line ends": (b"data: a\r\n\ndata: b\n\r\ndata: c\r\r\n", [event("a"), event("b"), event("c")]),
    "cr cr lf is one blank line": (b"data: a\r\r\ndata: b\n\n", [event("a"), event("b")]),
    "byte-order mark": (b"\xef\xbb\xbfdata: a\n\n", [event("a")]),
    "two byte-order marks": (b"\xef\xbb\xbf\xef\xbb\xbfdata: a\n\ndata: b\n\n", [event("b")]),
    "byte-order mark later": (b"data: a\n\n\xef\xbb\xbfdata: b\n\n", [event("a")]),
    "comment": (b": ping\ndata: a\n: x\n\n", [event("a")]),
    "comment block": (b": ping\n\ndata: a\n\n", [event("a")]),
    "colon alone": (b":\n\ndata: a\n\n", [event("a")]),
    "several lines": (b"data: a\ndata: b\ndata: c\n\n", [event("a\nb\nc")]),
    "no space": (b"data:a\n\n", [event("a")]),
    "one space is stripped": (b"data:  a \n\n", [event(" a ")]),
    "tab is kept": (b"data:\ta\n\n", [event("\ta")]),
    "empty data": (b"data:\n\n", [event("")]),
    "data without colon": (b"data\n\n", [event("")]),
    "two empty lines of data": (b"data\ndata\n\n", [event("\n")]),
    "colons in the value": (b"data: a:b: c\n\n", [event("a:b: c")]),
    "name": (b"event: add\ndata: 1\n\n", [event("1", "add")]),
    "name after the data": (b"data: 1\nevent: add\n\n", [event("1", "add")]),
    "name resets": (b"event: add\ndata: 1\n\ndata: 2\n\n", [event("1", "add"), event("2")]),
    "name without data resets": (b"event: add\n\ndata: 2\n\n", [event("2")]),
    "empty name": (b"event: add\nevent\ndata: 1\n\n", [event("1")]),
    "id stays": (b"id: 7\ndata: a\n\ndata: b\n\n", [event("a", last_id="7"), event("b", last_id="7")]),
    "id of a block without data": (b"id: 7\n\ndata: b\n\n", [event("b", last_id="7")]),
    "id is cleared": (b"id: 7\ndata: a\n\nid\ndata: b\n\n", [event("a", last_id="7"), event("b")]),
    "id with nul": (b"id: 7\ndata: a\n\nid: 8\x00\ndata: b\n\n", [event("a", last_id="7"), event("b", last_id="7")]),
    "retry": (b"retry: 3000\ndata: a\n\ndata: b\n\n", [event("a", retry=3000), event("b")]),
    "retry of no digits": (b"retry: 3s\nretry: -1\nretry: \xd9\xa3\nretry\ndata: a\n\n", [event("a")]),
    "retry alone": (b"retry: 3000\n\ndata: a\n\n", [event("a")]),
    "unknown field": (b"datas: x\nfoo\nData: y\n data: z\ndata: a\n\n", [event("a")]),
    "no blank line at the end": (b"data: a\n\ndata: b", [event("a")]),
    "one newline at the end": (b"data: a\n\ndata: b\n", [event("a")]),
    "blank lines": (b"\n\n\n\r\n\rdata: a\n\n\n\n", [event("a")]),
    "other separators stay": (
        "data: a\u2028b\u2029c\x85d\x0be\x0cf\n\n".encode(),
        [event("a\u2028b\u2029c\x85d\x0be\x0cf")],
    ),
    "utf-8": ("data: 你好，😀\n\n".encode(), [event("你好，😀")]),
    "not utf-8": (b"data: a\xffb\xe4\xbd\n\n", [event("a\ufffdb\ufffd")]),
    "nothing": (b"", []),
    "half a byte-order mark": (b"\xef\xbb", []),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("size", [1, 2, 3, 5, 10_000])
def test_rule_holds_for_any_piece_size(case: str, size: int) -> None:
    stream, expected = CASES[case]
    assert decode(stream[at : at + size] for at in range(0, len(stream), size)) == expected


@pytest.mark.parametrize("case", CASES)
def test_rule_holds_for_a_split_at_every_byte(case: str) -> None:
    stream, expected = CASES[case]
    for at in range(len(stream) + 1):
        assert decode([stream[:at], b"", stream[at:]]) == expected


@pytest.mark.parametrize("stream", [b"data: a\n\n", b"data: a\r\r", b"data: a\r\n\r", b"data: a\n\r"])
def test_event_is_there_with_its_blank_line(stream: bytes) -> None:
    decoder = SSEDecoder()
    assert [decoder.feed(stream[at : at + 1]) for at in range(len(stream) - 1)] == [[]] * (len(stream) - 1)
    assert [event.data for event in decoder.feed(stream[-1:])] == ["a"]


FIELDS = st.sampled_from(
    [
        b"data",
        b"data:",
        b"data: ",
        b"data: a",
        b"data:b ",
        b"event: e",
        b"event",
        b"id: 1",
        b"id",
        b"id: \x00",
        b"retry: 5",
        b":c",
        b"x",
        b"\xef\xbb\xbf",
    ]
)
STREAMS = st.lists(
    st.tuples(FIELDS | st.binary(max_size=4), st.sampled_from([b"\n", b"\r", b"\r\n", b"\n\n", b""]))
).map(lambda lines: b"".join(part for line in lines for part in line))


@given(STREAMS, st.lists(st.integers(0, 60), max_size=12))
@settings(max_examples=400, deadline=None)
def test_any_split_gives_the_same_events(stream: bytes, cuts: list[int]) -> None:
    places = [0, *sorted({cut for cut in cuts if cut < len(stream)}), len(stream)]
    pieces = [stream[begin:end] for begin, end in itertools.pairwise(places)]
    assert decode(pieces) == decode([stream]) == decode(_as_the_standard_says(stream))


def _as_the_standard_says(stream: bytes) -> list[bytes]:
    """The stream with LF for every line end: what the standard's grammar calls the same lines."""
    return [stream.replace(b"\r\n", b"\n").replace(b"\r", b"\n")]


def test_what_the_end_leaves_open() -> None:
    for stream in (b"data: a\n\ndata: b", b"data: a\n\ndata: b\n", b"data: a\n\nevent: x\ndata: b\r"):
        decoder = SSEDecoder()
        decoder.feed(stream)
        last = decoder.finish()
        assert last is not None
        assert last.data == "b"
    empty = SSEDecoder()
    empty.feed(b"data: a\n\nid: 1\n: comment")
    assert empty.finish() is None


def test_comments_and_stray_lines_are_seen() -> None:
    comments: list[str] = []
    stray: list[bytes] = []
    decoder = SSEDecoder(on_comment=comments.append, on_stray_line=stray.append)
    decoder.feed(b': ping\n:HTTP_STATUS/429\n:\n{"error": 1}\n[DONE]\ndata: a\n\n')
    assert comments == ["ping", "HTTP_STATUS/429", ""]
    assert stray == [b'{"error": 1}', b"[DONE]"]


@pytest.mark.parametrize("size", [1, 7, 10_000])
@pytest.mark.parametrize(
    "stream",
    [b"data: " + b"x" * 101 + b"\n\n", b"data: xx\n" * 60 + b"\n", b":" + b"x" * 101 + b"\n", b"data: " + b"x" * 101],
    ids=["line", "lines", "comment", "open"],
)
def test_too_large_an_event_is_an_error_after_the_events_before_it(stream: bytes, size: int) -> None:
    decoder = SSEDecoder(max_event_size=100)
    found = []
    whole = b"data: before\n\n" + stream
    with pytest.raises(EventTooLargeException, match="100 bytes"):
        for at in range(0, len(whole) + 2 * size, size):
            found += decoder.feed(whole[at : at + size])
    assert [event.data for event in found] == ["before"]
    with pytest.raises(EventTooLargeException):
        decoder.feed(b"data: after\n\n")


@pytest.mark.parametrize("size", [1, 7, 50, 1000])
@pytest.mark.parametrize("length", [94, 95, 98, 99, 100])
def test_limit_is_the_same_for_any_split(length: int, size: int) -> None:
    decoder = SSEDecoder(max_event_size=100)
    stream = b"data: " + b"x" * length + b"\n\n"
    if length == 94:
        assert [len(event[1]) for event in decode((stream[at : at + size] for at in range(0, 102, size)), decoder)] == [
            94
        ]
    else:
        with pytest.raises(EventTooLargeException):
            decode((stream[at : at + size] for at in range(0, 120, size)), decoder)


def test_events_compare_and_show() -> None:
    assert ServerSentEvent("e", "你", "1", 2) == ServerSentEvent("e", "你".encode(), "1", 2)
    assert ServerSentEvent(data="a") != ServerSentEvent(data="b")
    assert repr(ServerSentEvent(data="你")) == "ServerSentEvent(event='message', data='你', id='', retry=None)"


def seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("kind", ["one line", "many lines", "many events"])
def test_time_is_linear(kind: str, line_end: bytes) -> None:
    def stream(size: int) -> bytes:
        if kind == "one line":
            return b"data: " + b"x" * size + line_end * 2
        unit = b"data: 1234567890" + line_end * (2 if kind == "many events" else 1)
        return unit * (size // len(unit)) + line_end

    def read(size: int) -> None:
        decoder, body = SSEDecoder(), stream(size)
        for at in range(0, len(body), 1024):
            decoder.feed(body[at : at + 1024])

    # Quadratic work would take sixteen times as long for four times the size.
    small = min(seconds(lambda: read(2 * 2**20)) for _ in range(3))
    assert any(seconds(lambda: read(8 * 2**20)) < 9 * small + 0.05 for _ in range(3))
