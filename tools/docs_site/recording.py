"""Records what the mock server streams for each operation."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from docs_site.samples import ADDRESS, FILE, Sample, samples
from mtmaisdk.mock.contract import Operation
from mtmaisdk.mock.mock_server import run_mock_server

_MAX_ALIKE = 4


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
    """Returns the events that a mock server sends for each operation that streams."""
    found = {}
    with run_mock_server(record=False) as server, TemporaryDirectory() as folder:
        Path(folder, FILE).write_bytes(b"RIFF")
        for operation in operations:
            stream = operation.stream
            sample = next((each for each in samples(operation) if each.kind == "curl_stream"), None)
            if stream is not None and sample is not None:
                sent = _send(sample, server.url, folder)
                found[operation.id] = [*_shortened(_events(stream, sent))]
    return found


def _send(sample: Sample, url: str, folder: str) -> str:
    command = ["sh", "-c", sample.code.replace(ADDRESS, url).strip() + " -s --fail-with-body"]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=60).stdout.decode()


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
