"""Every example of an event, async and sync: it comes through the client into its model and back without loss."""

from __future__ import annotations

import json
from typing import Any

import pytest
from support.contract_calls import stream_arguments
from support.kept import assert_comes_back
from support.wire import serving, stream

from mtmaisdk.clients.rest import Configuration
from mtmaisdk.clients.rest.contract.lookup import value_at
from mtmaisdk.clients.rest.exceptions import EmptyStreamException, StreamException, StreamTruncatedException
from mtmaisdk.mock.contract import Operation, load
from mtmaisdk.mock.framings import frame_stream

EVENTS = [
    pytest.param(operation, name, data, is_error, id=f"{operation.id}-{name}-{number}")
    for operation in load()
    if operation.stream
    for is_error in (False, True)
    for event in operation.stream.get("errors" if is_error else "events", [])
    for name in [event["name"]]
    for number, data in enumerate(event["examples"])
]


@pytest.mark.parametrize("kind", ["async", "sync"])
@pytest.mark.parametrize(("operation", "name", "data", "is_error"), EVENTS)
async def test_event_example_is_read(kind: str, operation: Operation, name: str, data: Any, is_error: bool) -> None:
    assert operation.stream is not None
    with serving(b"".join(frame_stream(_framed(operation.stream, name), [(name, data)]))) as server:
        outcome = await stream(
            kind,
            Configuration(server.url, access_token="T"),
            f"{operation.tag}Api",
            f"{operation.method}_stream",
            **stream_arguments(operation),
        )

    if is_error or not outcome.events:
        assert is_error or _says_error(data), outcome.error
        error = outcome.error
        assert isinstance(error, StreamException)
        assert not isinstance(error, EmptyStreamException | StreamTruncatedException)
        assert json.loads(error.body or "") == data
        return
    # One event is seldom a whole answer.
    assert outcome.error is None or isinstance(outcome.error, EmptyStreamException | StreamTruncatedException)
    (event,) = outcome.events
    if len(operation.stream["events"]) > 1:
        assert event.event == name
        event = event.data
    for path in _filled(operation.stream, name):
        holder, _, field = path.rpartition(".")
        target, sent = value_at(event, holder), value_at(data, holder)
        if target is not None and field not in (sent or {}):
            setattr(target, field, None)
    assert_comes_back(event, data)


def _filled(declared: dict[str, Any], name: str) -> list[str]:
    """Paths of what the reader fills in where a server sends it at another place."""
    (event,) = (each for each in declared["events"] if each["name"] == name)
    usage = event.get("usage", [])
    return [*event.get("elsewhere", {}), *(usage[:1] if isinstance(usage, list) else [])]


def _framed(declared: dict[str, Any], name: str) -> dict[str, Any]:
    """Returns an `x-stream` in the framing that has an event of this name."""
    is_code = len(name) == 1 and "data-stream" in declared.get("alternatives", ())
    return {"framing": "data-stream"} if is_code else declared


def _says_error(data: Any) -> bool:
    return isinstance(data, dict) and bool(data.get("error") or data.get("code"))
