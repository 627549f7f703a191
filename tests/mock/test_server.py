"""The local server, as a newcomer starts it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest
import urllib3
from support import ROOT, posix

from mtmaisdk.mock.background import run_in_background

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "generated")}


@posix
def test_server_starts_and_stops_on_interrupt(unused_tcp_port: int) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "mtmaisdk.mock", "--port", str(unused_tcp_port)], env=ENVIRONMENT, stdout=subprocess.PIPE
    )
    try:
        url = f"http://127.0.0.1:{unused_tcp_port}/v1/models"
        pool = urllib3.PoolManager()
        deadline = time.monotonic() + 20
        while True:
            try:
                assert pool.request("GET", url, retries=False).status == 200
                break
            except urllib3.exceptions.HTTPError:
                assert time.monotonic() < deadline
                time.sleep(0.05)
        pool.clear()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("path", ["/nonsense", "/v1/models/../../etc", "/%00", f"/{'x' * 3000}", "/a%5Cb:c%3F"])
def test_unknown_path_is_not_found(path: str) -> None:
    with run_in_background() as url:
        pool = urllib3.PoolManager()
        assert pool.request("GET", url + path).status == 404
        pool.clear()


@pytest.mark.parametrize("is_taken", [True, False])
def test_a_port_that_cannot_be_had(is_taken: bool) -> None:
    with run_in_background() as address:
        port = address.rpartition(":")[2] if is_taken else "99999"
        command = [sys.executable, "-m", "mtmaisdk.mock", "--port", port]
        run = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, timeout=60)
    assert run.returncode == 1
    assert run.stderr.startswith(f"cannot listen on 127.0.0.1:{port}: ")
    assert "Traceback" not in run.stderr
