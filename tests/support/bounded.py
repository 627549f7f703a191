"""Processes that a test waits for no longer than it should."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def bounded(command: list[str], seconds: float = 60, **settings: Any) -> Iterator[subprocess.Popen[str]]:
    """Starts a process, and kills it at the end or after some seconds, so that reading what it prints ends."""
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, **settings) as process:
        timer = threading.Timer(seconds, process.kill)
        timer.start()
        try:
            yield process
        finally:
            timer.cancel()
            process.kill()
