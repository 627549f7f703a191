"""Records what the mock server streams for each operation."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import urllib3

from docs_site.samples import FILE, FORM, form_fields, headers, stream_example, target
from mtmaisdk.mock.contract import Operation
from mtmaisdk.mock.mock_server import run_mock_server

_MAX_ALIKE = 4
_TIME = re.compile(r'("(?:created(?:_at)?|completed_at)": ?)\d+')
_MOMENT = 1784160000
_LONG = re.compile(r'("[A-Za-z0-9+/]{60})[A-Za-z0-9+/=]{200,}(?=")')
"""Base64, which goes on for pages."""


class Recorded(NamedTuple):
    """An event of a stream.

    Attributes:
        kind: The name of its kind in the contract; empty for the end marker.
        text: Its bytes as text.
        skipped: Number of events of the same kind after it that are left out.
    """

    kind: str
    text: str
    skipped: int = 0


def record(operations: list[Operation]) -> dict[str, list[Recorded]]:
    """Returns the events that a mock server sends for each operation that streams, the same at any time."""
    with run_mock_server(record=False) as server, urllib3.PoolManager() as pool:
        return {
            operation.id: [*_shortened(_events(operation.stream, _send(operation, server.url, pool)))]
            for operation in operations
            if operation.stream is not None
        }


def _send(operation: Operation, url: str, pool: urllib3.PoolManager) -> str:
    example = stream_example(operation)
    body: dict[str, Any] = {}
    if example is not None and example.media_type == FORM:
        fields = form_fields(operation, example)
        body = {"fields": [(name, (FILE, b"RIFF") if is_file else value) for name, value, is_file in fields]}
    elif example is not None:
        body = {"json": example.value}
    address = url + target(operation)
    answer = pool.request(operation.http_method, address, headers=headers(operation), retries=False, **body)
    if answer.status != 200:
        raise ValueError(f"{operation.id}: the mock server responded with {answer.status}: {answer.data!r}")
    return _LONG.sub(r"\1…", _TIME.sub(rf"\g<1>{_MOMENT}", answer.data.decode()))


def _events(stream: Mapping[str, Any], sent: str) -> Iterator[Recorded]:
    if stream["framing"] == "data-stream":
        for line in sent.splitlines():
            yield Recorded(line.partition(":")[0], line)
        return
    for event in sent.replace("\r\n", "\n").strip().split("\n\n"):
        fields = dict(line.partition(": ")[::2] for line in event.split("\n"))
        data = fields.get("data", "")
        is_end = data == stream.get("end")
        yield Recorded("" if is_end else _kind(stream, fields.get("event"), data), event)


def _kind(stream: Mapping[str, Any], event: str | None, data: str) -> str:
    if "discriminator" in stream:
        return str(json.loads(data)[stream["discriminator"]])
    return event or stream.get("unnamed", "message")


def _shortened(events: Iterator[Recorded]) -> Iterator[Recorded]:
    """Yields events with runs of one kind cut to the first ones and the last."""
    run: list[Recorded] = []
    for event in [*events, Recorded("\0", "")]:
        if run and event.kind != run[0].kind:
            if len(run) > _MAX_ALIKE:
                run = [run[0], run[1]._replace(skipped=len(run) - _MAX_ALIKE), *run[-2:]]
            yield from run
            run = []
        run.append(event)
