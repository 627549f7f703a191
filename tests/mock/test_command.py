"""`python -m mtmaisdk.mock`."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import StringIO

import pytest
from support import ROOT, posix
from support.raw_http import CHAT, STREAMED, connect, request_bytes

from mtmaisdk.mock.__main__ import main
from mtmaisdk.mock.faults import FAULTS

pytestmark = posix

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "generated")}
COMMAND = [sys.executable, "-W", "error", "-m", "mtmaisdk.mock"]
FAMILIES = ["chatchat", "fastgpt", "messages", "midjourney", "mtmai", "openai"]


@contextmanager
def started(*options: str) -> Iterator[tuple[str, list[str]]]:
    """Starts the server, and yields what it says first, and its curl lines."""
    command = [*COMMAND, "--port", "0", *options]
    with subprocess.Popen(
        command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            first = process.stdout.readline()
            lines = []
            while len(lines) < len(FAMILIES):
                line = process.stdout.readline()
                assert line
                lines += [line.strip()] if line.lstrip().startswith("curl ") else []
            yield first, lines
            process.send_signal(signal.SIGINT)
            rest, errors = process.communicate(timeout=20)
            assert process.returncode == 0
            assert (rest.strip(), errors) == ("", "")
        finally:
            process.kill()


def curl(line: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*shlex.split(line), "--silent", "--show-error", "--fail", "--max-time", "10"], capture_output=True, text=True
    )


@pytest.mark.parametrize("options", [[], ["--api-key", "sk-it's", "--host", "::1"]], ids=["plain", "key"])
def test_each_line_works_as_printed(options: list[str]) -> None:
    with started(*options) as (first, lines):
        assert first.startswith("Serving on http://[::1]:" if options else "Serving on http://127.0.0.1:")
        for line in lines:
            run = curl(line)
            assert run.returncode == 0, run.stderr
            assert run.stdout
        if options:
            run = curl(lines[-1].replace("Bearer sk", "Bearer xx"))
            assert "401" in run.stderr


def test_an_output_that_is_closed_is_not_a_port_that_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed(StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "argv", ["mock", "--port", "0"])
    monkeypatch.setattr(sys, "stdout", Closed())
    with pytest.raises(BrokenPipeError):
        main()


def test_faults_and_pace_for_all() -> None:
    with started("--fault", "status=503;times=1", "--latency", "0.1", "--tokens-per-second", "1000") as (_, lines):
        assert "503" in curl(lines[0]).stderr
        start = time.monotonic()
        assert curl(lines[0]).returncode == 0
        assert time.monotonic() - start >= 0.1


def test_a_stream_does_not_keep_it_from_stopping() -> None:
    with ExitStack() as clients:
        with started() as (first, _):
            connection = clients.enter_context(connect(first.split()[2].rstrip(",")))
            connection.sendall(request_bytes(CHAT, STREAMED, X_Mock_Fault="stall-after=0"))
            assert connection.recv(1000).startswith(b"HTTP/1.1 200 OK")


@pytest.mark.skipif(os.name == "nt", reason="Windows does not count the time of child processes")
def test_it_starts_in_little_more_time_than_its_libraries() -> None:
    # Processor time, and as a ratio: machines differ, and do other things.
    begun = children_time()
    subprocess.run([sys.executable, "-c", "import aiohttp.web, openapi_core, yaml"], check=True)
    libraries = children_time() - begun
    with started():
        pass
    assert children_time() - begun - libraries < 3 * libraries


def children_time() -> float:
    used = os.times()
    return used.children_user + used.children_system


def test_list_of_faults() -> None:
    run = subprocess.run([*COMMAND, "--faults"], env=ENVIRONMENT, capture_output=True, text=True, check=True)
    lines = run.stdout.splitlines()
    assert [line.split()[0].partition("=")[0].partition("[")[0] for line in lines] == list(FAULTS)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--fault", "nonsense"], "--fault: unknown fault 'nonsense'"),
        (["--latency", "-1"], "--latency: '-1' is not a number above 0"),
        (["--tokens-per-second", "x"], "--tokens-per-second: 'x' is not a number above 0"),
        (["--port", "x"], "--port: invalid int value: 'x'"),
        (["--host", "no.such.host.invalid"], "cannot listen on no.such.host.invalid:9000: "),
    ],
)
def test_bad_options(options: list[str], said: str) -> None:
    run = subprocess.run([*COMMAND, *options], env=ENVIRONMENT, capture_output=True, text=True)
    assert run.returncode != 0
    assert said in run.stderr.splitlines()[-1]
    assert "Traceback" not in run.stderr
