"""The local server and the first example, as a newcomer starts them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest
import urllib3
from conftest import ROOT

from mtmaisdk.mock.background import run_in_background

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "generated")}


def run_first_chat(**environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "examples" / "first_chat.py")]
    return subprocess.run(command, env={**ENVIRONMENT, **environment}, capture_output=True, text=True, timeout=60)


def test_first_chat_with_its_own_server() -> None:
    run = run_first_chat()
    assert run.returncode == 0, run.stderr
    for heading in (
        "mtmai (async)",
        "mtmai (sync)",
        "openai (async)",
        "openai (sync)",
        "fastgpt (async)",
        "fastgpt (sync)",
    ):
        assert heading in run.stdout
    assert run.stdout.count("answer: ") == 6
    assert run.stdout.count("models: ") == 4
    assert run.stdout.count("answer: 这是你的第 1 个问题：「你好，请介绍一下你自己。」") == 6


def test_first_chat_with_a_given_server() -> None:
    with run_in_background() as url:
        run = run_first_chat(BASE_URL=url, BACKEND="fastgpt", API_KEY="fastgpt-x")
    assert run.returncode == 0, run.stderr
    assert f"Server: {url}" in run.stdout
    assert "openai" not in run.stdout


def test_first_chat_says_what_is_wrong() -> None:
    run = run_first_chat(BASE_URL="http://127.0.0.1:9", BACKEND="openai")
    assert run.returncode == 1
    assert "failed: GET http://127.0.0.1:9/v1/models" in run.stdout
    assert run_first_chat(BACKEND="nonsense").returncode == 2


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


@pytest.mark.parametrize("path", ["/nonsense", "/v1/models/../../etc"])
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
