"""A server of another origin: how it is installed, started and asked."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from support import ROOT

HERE = Path(__file__).parent
KEY = "sk-real-servers"
SECONDS_TO_INSTALL = 540
SECONDS_TO_START = 180


class FailedError(Exception):
    """The server cannot be installed or does not start; the text says why, `log` is what it wrote."""

    log = ""


@dataclass(frozen=True)
class Api:
    """An API of a server: the backend and the options of `connect`; steps that it is known not to have, and why."""

    backend: str
    options: Mapping[str, Any]
    lacks: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return str(self.options.get("api", self.backend))


@dataclass(frozen=True)
class Server:
    """What pip installs, the server first; what is behind it, how it is started, its APIs, and its key if it has one.

    `bare` is installed without its own requirements.
    """

    requirements: Sequence[str]
    about: str
    start: Callable[[Place], str]
    apis: Sequence[Api]
    key: str | None = KEY
    environment: Mapping[str, str] = field(default_factory=dict)
    bare: Sequence[str] = ()

    @property
    def version(self) -> str:
        """The version that is installed."""
        return [*self.bare, *self.requirements][0].rpartition("==")[2]


class Place:
    """The folder and the environment of a server; the processes started in it are stopped when `stack` is closed."""

    def __init__(self, name: str, stack: ExitStack) -> None:
        self.folder, self.stack = ROOT / "build" / "real-servers" / name, stack
        self.programs = self.folder / "venv" / "bin"
        self.processes: list[subprocess.Popen[bytes]] = []

    def install(self, server: Server) -> None:
        """Installs the server, unless it is installed."""
        wanted, installed = "\n".join([*server.requirements, *server.bare]), self.folder / "installed.txt"
        if installed.exists() and installed.read_text() == wanted:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", self.folder / "venv"], check=True)
        command = [str(self.programs / "pip"), "install", "--quiet", "--disable-pip-version-check"]
        given: Any = {"check": True, "stderr": subprocess.PIPE, "text": True, "timeout": SECONDS_TO_INSTALL}
        given["env"] = {**os.environ, **server.environment}
        try:
            subprocess.run([*command, *server.requirements], **given)
            if server.bare:
                subprocess.run([*command, "--no-deps", *server.bare], **given)
        except subprocess.CalledProcessError as error:
            lines = [line for line in error.stderr.splitlines() if "ERROR" in line]
            raise FailedError(f"it cannot be installed: {[*lines, 'pip failed'][0]}") from None
        except subprocess.TimeoutExpired:
            raise FailedError(
                f"it cannot be installed: that takes more than {SECONDS_TO_INSTALL / 60:.0f} minutes"
            ) from None
        installed.write_text(wanted)

    def start(self, *command: str | int | Path, **environment: str) -> subprocess.Popen[bytes]:
        """Starts a program of the environment, or one of `inside/`."""
        program = HERE / "inside" / str(command[0])
        first = [self.programs / "python", program] if program.exists() else [self.programs / str(command[0])]
        # A key, a database or a proxy of the user's is not for this server.
        own = {"PATH": f"{self.programs}:{os.environ['PATH']}", "HOME": str(self.folder), "HF_HUB_OFFLINE": "1"}
        with (self.folder / "log").open("ab") as log:
            files: Any = {"stdout": log, "stderr": log, "cwd": self.folder, "env": {**own, **environment}}
            process = subprocess.Popen([*first, *map(str, command[1:])], start_new_session=True, **files)
        self.stack.callback(_stop, process)
        self.processes.append(process)
        return process

    def wait_for(self, url: str, key: str | None = None) -> None:
        """Returns once the address answers with status 200."""
        request = urllib.request.Request(url, headers={"Authorization": f"Bearer {key}"} if key else {})
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline and not any(process.poll() for process in self.processes):
            with suppress(OSError), urllib.request.urlopen(request, timeout=5):
                return
            time.sleep(0.5)
        error = FailedError("it does not start")
        error.log = (self.folder / "log").read_text(errors="replace")[-3000:]
        raise error


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ends a process and all that it started."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)


def free_port() -> int:
    """Returns a port that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])
