"""Checks the bytes of a stream against the operation's `x-stream`."""

from __future__ import annotations

import json
from typing import Any

from mtmaisdk.clients.rest.decoding.event import event_of
from mtmaisdk.clients.rest.decoding.sniffing import SniffingDecoder
from mtmaisdk.mock.contract import Operation
from mtmaisdk.mock.response_check import event_mismatch


def check_stream(operation: Operation, body: bytes) -> None:
    """Checks the body of a stream.

    Raises:
        AssertionError: An event or the end is not as declared.
    """
    stream = operation.stream
    assert stream is not None, f"{operation.id} streams, and declares no stream"
    decoder = SniffingDecoder(stream["framing"], stream.get("alternatives", ()), on_stray_line=_refuse_line)
    events = [event_of(payload) for payload in decoder.feed(body)]
    rest = decoder.finish()
    assert rest is None, f"{operation.id} breaks off in an event"
    if "end" in stream:
        assert events, f"{operation.id} sends nothing"
        assert events.pop().data == stream["end"], f"{operation.id} does not end its stream"
    assert events, f"{operation.id} sends no event"
    for event in events:
        data: Any = json.loads(event.data)
        name = event.event
        if name in ("", "message") and "discriminator" in stream:
            name = data[stream["discriminator"]]
        mismatch = event_mismatch(operation, name, data)
        assert not mismatch, mismatch


def _refuse_line(line: bytes) -> None:
    raise AssertionError(f"no part of an event: {line!r}")
