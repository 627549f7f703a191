"""`mtmaisdk record`: starts, records and refuses."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from support import ROOT
from support.bounded import bounded
from support.raw_http import call
from support.recordings import JSON, KEY

from mtmaisdk.cli.app import program
from mtmaisdk.mock.exchange import Exchange
from mtmaisdk.mock.mock_server import run_mock_server
from mtmaisdk.mock.script import read_script


@contextmanager
def command(*arguments: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Starts `mtmaisdk record`, and yields its address."""
    line = [sys.executable, "-W", "error", "-m", "mtmaisdk", "record", "--port", "0", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generated")}
    with bounded(line, env=environment) as process:
        assert process.stderr is not None
        yield process.stderr.readline().split(" at ")[1].split()[0], process


def test_the_command(tmp_path: Path) -> None:
    file = tmp_path / "r.yaml"
    with (
        run_mock_server() as upstream,
        command("--upstream", upstream.url, "-o", str(file), "--redact", "owned_by") as (url, process),
    ):
        call(url, "/v1/models?key=in-the-query", method="GET")
        assert read_script(file)["answers"][0]["body"]["data"][0]["owned_by"] == "REDACTED"
        call(url, "/v1/chat/completions", {"model": "o", "messages": [{"role": "user", "content": KEY}]})
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=20)
    assert (output, process.returncode) == ("", 1)
    assert errors.splitlines() == [
        "GET /v1/models: 200",
        "POST /v1/chat/completions: refused: answers.1.when.body.messages.0.content looks like an OpenAI-like key",
    ]
    assert len(read_script(file)["answers"]) == 1


@pytest.mark.parametrize("refused", ["exists", "not-an-address"])
def test_the_command_refuses_to_start(refused: str, tmp_path: Path) -> None:
    file, url = tmp_path / "r.yaml", "http://a.test"
    if refused == "exists":
        file.write_text("answers: []")
    else:
        url = "a.test"
    run = CliRunner().invoke(program, ["record", "--upstream", url, "-o", str(file)])
    assert run.exit_code != 0
    assert (refused if refused == "exists" else "is not an address") in (run.output or str(run.exception))


def test_the_command_does_not_overwrite_what_another_program_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "r.yaml"

    def serve(record: Callable[[Exchange], None], *_: Any) -> None:
        record(Exchange("GET", "/a", headers=JSON, pieces=[b"{}"]))
        record(Exchange("GET", "/b", headers=JSON, pieces=[b"{}"]))
        assert len(read_script(file)["answers"]) == 2

    monkeypatch.setattr("mtmaisdk.mock.recorder.make_recorder", lambda _, on_exchange: on_exchange)
    monkeypatch.setattr("mtmaisdk.mock.background.serve", serve)
    arguments = ["record", "--upstream", "http://a.test", "-o", str(file)]
    assert CliRunner().invoke(program, arguments).exit_code == 0

    def serve_later(record: Callable[[Exchange], None], *_: Any) -> None:
        file.write_text("answers: []")
        record(Exchange("GET", "/a", headers=JSON, pieces=[b"{}"]))

    file.unlink()
    monkeypatch.setattr("mtmaisdk.mock.background.serve", serve_later)
    run = CliRunner().invoke(program, arguments)
    assert (run.exit_code, file.read_text()) == (1, "answers: []")
    assert f"GET /a: refused: {file} cannot be written: another program has written it" in run.output
