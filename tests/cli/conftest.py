from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pexpect
import pytest
from pictures.screen import Screen
from support import ROOT
from support.user_folder import use_folder

from mtmaisdk.cli.app import run_program
from mtmaisdk.mock.background import run_in_background
from mtmaisdk.mock.fault_plan import FaultPlan
from mtmaisdk.mock.received import ReceivedRequest
from mtmaisdk.mock.server import FAULT_PLAN, REQUESTS, make_app

KEY = "sk-SECRET"


class Mock(NamedTuple):
    """A server that records its requests."""

    url: str
    requests: list[ReceivedRequest]
    faults: FaultPlan


class Ended(NamedTuple):
    """The result of a run."""

    code: int
    out: str
    err: str


class Terminal(io.TextIOWrapper):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(scope="session")
def _mock() -> Iterator[Mock]:
    app = make_app()
    with run_in_background(app) as url:
        yield Mock(url, app[REQUESTS], app[FAULT_PLAN])


@pytest.fixture
def mock(_mock: Mock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Mock:
    """The server in the environment; the user has no config file, and the working directory is empty."""
    _mock.requests.clear()
    _mock.faults.clear()
    for name in [name for name in os.environ if name.startswith("MTMAI_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("MTMAI_BASE_URL", f"{_mock.url}/v1")
    monkeypatch.setenv("MTMAI_API_KEY", KEY)
    monkeypatch.setenv("MTMAI_MAX_RETRIES", "0")
    use_folder(tmp_path / "home", monkeypatch)
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "generated"))
    monkeypatch.chdir(tmp_path)
    return _mock


@pytest.fixture
def cli(mock: Mock, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ended]:
    """Runs the program in this process, with pipes or with what says that it is a terminal."""

    def cli(*arguments: str, text: str = "", is_terminal: bool = False) -> Ended:
        kind = Terminal if is_terminal else io.TextIOWrapper
        streams = [kind(io.BytesIO(data), encoding="utf-8") for data in (text.encode(), b"", b"")]
        with monkeypatch.context() as patch:
            for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
                patch.setattr(sys, name, stream)
            patch.setattr(sys, "argv", ["mtmaisdk", *arguments])
            code = run_program()
            for stream in streams[1:]:
                stream.flush()
        out, err = (stream.buffer.getvalue().decode() for stream in streams[1:])  # type: ignore[attr-defined]
        assert KEY not in out + err
        return Ended(code, out, err)

    return cli


@pytest.fixture
def start(mock: Mock) -> Iterator[Callable[..., Any]]:
    """Starts the program on a terminal of 24 lines and 60 columns; `logfile_read` is its screen."""
    if os.name != "posix":
        pytest.skip("pexpect needs a terminal of POSIX")
    started = []

    def start(*arguments: str, locale: str = "C.UTF-8", terminal: str = "xterm-256color") -> Any:
        environment = {**os.environ, "TERM": terminal, "LC_ALL": locale}
        child = pexpect.spawn(
            sys.executable,
            ["-m", "mtmaisdk", *arguments],
            env=environment,
            encoding="utf-8",
            dimensions=(24, 60),
            timeout=20,
        )
        child.logfile_read = Screen(60)
        started.append(child)
        return child

    yield start
    for child in started:
        child.close(force=True)


def run_process(*arguments: str, text: str = "", **environment: str) -> Ended:
    """Runs the program as a process, with pipes."""
    command = [sys.executable, "-W", "error", "-m", "mtmaisdk", *arguments]
    done = subprocess.run(
        command, input=text.encode(), capture_output=True, timeout=60, env={**os.environ, **environment}
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())
