"""Every sample of every operation runs as it stands, against the mock server."""

from __future__ import annotations

import contextlib
import io
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from docs_site.samples import ADDRESS, FILE, IMAGE, Sample, samples

from mtmaisdk.cli.app import program
from mtmaisdk.mock.contract import Operation, load
from mtmaisdk.mock.mock_server import MockServer, run_mock_server

CASES = [
    pytest.param(operation, sample, id=f"{operation.id}-{sample.kind}")
    for operation in load()
    for sample in samples(operation)
]


@pytest.fixture(scope="module")
def mock() -> Iterator[MockServer]:
    with run_mock_server(check_responses=True) as server:
        yield server
        assert server.mismatches == []


@pytest.mark.parametrize(("operation", "sample"), CASES)
def test_sample_runs(
    operation: Operation, sample: Sample, mock: MockServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mock.requests.clear()
    monkeypatch.chdir(tmp_path)
    Path(FILE).write_bytes(b"RIFF")
    Path(IMAGE).write_bytes(b"PNG")
    assert ADDRESS in sample.code
    code = sample.code.replace(ADDRESS, mock.url)
    if sample.language == "python":
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            exec(compile(code, f"{operation.id} {sample.kind}", "exec"), {"__name__": "__main__"})
        assert output.getvalue().strip()
    elif sample.kind == "command":
        _run_command(code, monkeypatch)
    else:
        # Curl tells the status last.
        done = subprocess.run(
            f"{code.strip()} -s -w '\\n%{{http_code}}'", shell=True, capture_output=True, timeout=20, check=True
        )
        assert done.stdout.rpartition(b"\n")[2][:1] == b"2", done.stdout.decode(errors="replace")
    assert operation.id in [request.operation for request in mock.requests]


def _run_command(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    exported, line = code.strip().split("\n")
    for pair in shlex.split(exported)[1:]:
        name, _, value = pair.partition("=")
        monkeypatch.setenv(name, value)
    words = shlex.split(line)
    assert words[0] == "mtmaisdk"
    with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())):
        assert not program.main(words[1:], prog_name="mtmaisdk", obj={"debug": False}, standalone_mode=False)


def test_operations_that_are_new_have_samples_too() -> None:
    for operation in load():
        kinds = {sample.kind for sample in samples(operation)}
        assert kinds & {"curl", "curl_stream"}, operation.id
        assert kinds & {"async", "stream"}, operation.id
