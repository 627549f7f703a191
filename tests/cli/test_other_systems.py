"""What Windows and macOS lack or do otherwise, as far as Linux can show it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support import ROOT

from cli.conftest import Ended, Mock
from mtmaisdk.cli.config_file import config_path
from mtmaisdk.mock.curl import _word

Cli = Callable[..., Ended]
LOCALES = ["cp936", "cp1252"]

WITHOUT_POSIX = """
import asyncio, multiprocessing, os, pkgutil, signal, socket, subprocess, sys, tempfile
for name in ("fcntl", "termios", "resource", "tty", "pty", "pwd", "grp"):
    sys.modules[name] = None
for module, names in {
    os: "fork register_at_fork mkfifo getuid fchmod chown sched_getaffinity killpg setsid O_NONBLOCK",
    signal: "SIGKILL SIGHUP SIGALRM SIGTSTP SIGQUIT SIGWINCH pthread_sigmask",
    socket: "MSG_DONTWAIT SO_REUSEPORT",
}.items():
    for name in names.split():
        delattr(module, name)
import mtmaisdk
for found in pkgutil.walk_packages(mtmaisdk.__path__, "mtmaisdk."):
    if ".models." not in found.name and not found.name.endswith("__main__"):
        __import__(found.name)
from mtmaisdk.chat import connect, connect_async
from mtmaisdk.clients.rest import FastGPTApi, sync
from mtmaisdk.clients.rest.files.partial import PartialFile
from mtmaisdk.mock.mock_server import run_mock_server

async def ask(url):
    async with connect_async("openai", url, "KEY", model="m") as chat, chat.stream("q") as stream:
        return (await stream.final()).text

with run_mock_server() as mock, tempfile.TemporaryDirectory() as folder:
    with connect("openai", mock.url, "KEY", model="m") as chat:
        assert chat.send("q").text == asyncio.run(ask(mock.url))
    with sync.ApiClient(sync.Configuration(mock.url, access_token="KEY")) as client:
        for _ in range(2):
            path = os.path.join(folder, "speech")
            sync.OpenAIApi(client).create_speech_to_file(path, model="m", input="q", voice="alloy")
        assert os.listdir(folder) == ["speech"]
"""


def test_the_package_needs_nothing_of_posix() -> None:
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", WITHOUT_POSIX], cwd=ROOT / "generated", capture_output=True, text=True
    )
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize("encoding", LOCALES)
def test_text_that_the_system_cannot_encode_ends_no_command(encoding: str, mock: Mock) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "mtmaisdk", "chat", "-m", "m", "你好 🙂"],
        env={**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": encoding},
        capture_output=True,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert "你好 🙂".encode(encoding, "replace") in ended.stdout


@pytest.mark.parametrize("encoding", ["gbk", "utf-8-sig"])
def test_a_pipe_may_have_the_encoding_of_the_system(encoding: str, mock: Mock) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "mtmaisdk", "chat", "-m", "m"],
        input="北京天气\r\n".encode(encoding),
        env={**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "gbk"},
        capture_output=True,
    )
    assert ended.returncode == 0, ended.stderr
    assert mock.requests[-1].json["messages"][-1]["content"] == "北京天气"


def test_input_that_is_no_text_is_told(mock: Mock) -> None:
    command = [sys.executable, "-m", "mtmaisdk", "chat", "-m", "m"]
    ended = subprocess.run(command, input=b"\xff\xfe\xff", capture_output=True, text=False)
    assert (ended.returncode, ended.stderr) == (2, b"mtmaisdk: the input is not UTF-8: invalid start byte at byte 0\n")


@pytest.mark.parametrize("encoding", LOCALES)
def test_the_mock_server_prints_the_same_json_in_any_encoding(encoding: str) -> None:
    code = "from mtmaisdk.mock.__main__ import _announce; _announce('http://127.0.0.1:9000', 'K', False)"
    environment = {**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": encoding}
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "generated", env=environment, capture_output=True)
    assert run.returncode == 0, run.stderr
    (body,) = re.findall(r"/api/v1/chat/completions .* -d '(.*)'", run.stdout.decode(encoding))
    assert "今天" in json.loads(body)["messages"][0]["content"]


def test_words_of_a_command_line_of_windows() -> None:
    assert _word('{"a": "b c"}', is_windows=True) == r'"{\"a\": \"b c\"}"'
    assert _word("Content-Type: application/json", is_windows=True) == '"Content-Type: application/json"'


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_files_of_windows_are_read(encoding: str, cli: Cli, mock: Mock, tmp_path: Path) -> None:
    config_path().parent.mkdir(parents=True)
    config_path().write_bytes("[default]\r\nmodel = 模型\r\nbackend = openai\r\n".encode(encoding))
    (tmp_path / "key").write_bytes("windows-key\r\n".encode(encoding))
    (tmp_path / "key").chmod(0o600)
    assert cli("chat", "--api-key-file", "key", "hi").err == ""
    assert mock.requests[-1].json["model"] == "模型"
    assert mock.requests[-1].headers["Authorization"] == "Bearer windows-key"
