"""What Schemathesis has to know of this contract: how a stream is checked, and what a link puts into a body."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import schemathesis

from mtmaisdk.clients.rest.framing import SniffingDecoder
from mtmaisdk.mock.contract import Operation, load
from mtmaisdk.mock.response_check import ResponseMismatchException, check_event

OPERATIONS = {operation.id: operation for operation in load()}


@schemathesis.hook
def before_load_schema(context: schemathesis.HookContext, raw_schema: dict[str, Any]) -> None:
    """Gives each link its request body under the standard's name, where openapi-generator takes only a string."""
    for link in _links(raw_schema):
        if "x-request-body" in link:
            link["requestBody"] = link.pop("x-request-body")


def _links(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield from node["links"].values() if isinstance(node.get("links"), dict) else ()
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _links(child)


@schemathesis.check
def stream_conformance(
    ctx: schemathesis.CheckContext, response: schemathesis.Response, case: schemathesis.Case
) -> bool | None:
    """Every event is declared and fits its schema, and the end marker comes last."""
    content_types = response.headers.get("content-type", [])
    if response.status_code != 200 or not any(each.startswith("text/event-stream") for each in content_types):
        return None
    check_stream(OPERATIONS[case.operation.definition.raw["operationId"]], response.content)
    return None


def check_stream(operation: Operation, body: bytes) -> None:
    """Checks the body of a stream.

    Raises:
        AssertionError: An event or the end is not as declared.
    """
    stream = operation.stream
    assert stream is not None, f"{operation.id} streams, and declares no stream"
    decoder = SniffingDecoder(stream["framing"], stream.get("alternatives", ()), on_stray_line=_refuse_line)
    events = decoder.feed(body)
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
        try:
            check_event(operation, name, data)
        except ResponseMismatchException as mismatch:
            raise AssertionError(str(mismatch)) from None


def _refuse_line(line: bytes) -> None:
    raise AssertionError(f"no part of an event: {line!r}")
