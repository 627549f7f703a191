"""The check of streams, with which Schemathesis goes through the mock server, can fail."""

from __future__ import annotations

import json
from typing import Any

import pytest
from support.stream_check import check_stream

from mtmaisdk.mock.contract import load
from mtmaisdk.mock.framings import example_events, frame_stream

OPERATIONS = {operation.id: operation for operation in load()}
CHAT = OPERATIONS["openai:create_chat_completion"]
CHUNK: dict[str, Any] = {"choices": [{"index": 0, "delta": {"content": "你"}, "finish_reason": None}]}
DONE = b"data: [DONE]\n\n"


@pytest.mark.parametrize("name", [name for name, operation in OPERATIONS.items() if operation.stream])
def test_examples_are_a_stream(name: str) -> None:
    operation = OPERATIONS[name]
    assert operation.stream is not None
    framing = operation.stream["framing"]
    # BackendCodes are the names of another framing.
    events = [event for event in example_events(operation.stream) if framing == "data-stream" or len(event[0]) > 1]
    check_stream(operation, b"".join(frame_stream(operation.stream, events)))


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "sends nothing"),
        (DONE, "sends no event"),
        (_event := f"data: {json.dumps(CHUNK)}\n\n".encode(), "does not end its stream"),
        (_event + DONE + _event, "does not end its stream"),
        (b"event: other\n" + _event + DONE, "has no event 'other'"),
        (b'data: {"choices": 1}\n\n' + DONE, "choices"),
        (_event + b"nonsense\n\n" + DONE, "no part of an event"),
        (_event + DONE[:-2], "breaks off"),
    ],
)
def test_what_is_no_such_stream(body: bytes, problem: str) -> None:
    with pytest.raises(AssertionError, match=problem):
        check_stream(CHAT, body)
