"""Records what a server answers, and replays it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mtmaisdk.mock.background import run_in_background
from mtmaisdk.mock.exchange import Exchange
from mtmaisdk.mock.mock_server import MockServer, run_mock_server
from mtmaisdk.mock.recorder import make_recorder
from mtmaisdk.mock.recording import Recording
from mtmaisdk.mock.script import read_script


@contextmanager
def recorded(upstream: str, file: Path) -> Iterator[str]:
    """Yields the address of a recorder that writes a file at its end."""
    recording = Recording(file)
    with run_in_background(make_recorder(upstream, recording.add)) as url:
        yield url
    assert recording.refused == []
    recording.save()


@contextmanager
def replayed(file: Path) -> Iterator[MockServer]:
    with run_mock_server() as server:
        server.replay(file)
        yield server
        assert server.unmatched == []


KEY = "sk-abcdefghij1234567890"
"""A value that looks like a key."""
JSON = [("Content-Type", "application/json")]
SSE = [("Content-Type", "text/event-stream")]


def post(body: Any, **given: Any) -> Exchange:
    path = given.pop("path", "/v1/chat/completions")
    return Exchange(
        "POST", path, request_body=json.dumps(body).encode(), **{"headers": JSON, "pieces": [b"{}"], **given}
    )


def entries_of(tmp_path: Path, *exchanges: Exchange, redact: tuple[str, ...] = ()) -> list[Any]:
    """Returns what is written of exchanges."""
    recording = Recording(tmp_path / "r.yaml", redact)
    assert [recording.add(exchange) for exchange in exchanges] == [""] * len(exchanges)
    recording.save()
    return [*read_script(tmp_path / "r.yaml")["answers"]]
