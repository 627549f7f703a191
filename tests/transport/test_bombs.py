"""Whatever a server sends, memory stays bounded: endless bodies, and small ones that decompress to gigabytes."""

from __future__ import annotations

import gzip
import json
import socket
import subprocess
import sys
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from support import ROOT, posix

pytestmark = posix

PIECE = b"x" * 2**16
MIB = 2**20


def _head(status: str = "200 OK", kind: str = "application/json", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nConnection: close\r\n{more}\r\n".encode()


def _endless(head: bytes, first: bytes = b'{"a":"', piece: bytes = PIECE) -> Iterator[bytes]:
    yield head + first
    while True:
        yield piece


def _compressed(coding: str, first: bytes, kind: str = "application/json") -> Iterator[bytes]:
    """256 MiB in about 256 KiB."""
    coder = zlib.compressobj(9, zlib.DEFLATED, 31 if coding == "gzip" else 15)
    yield _head(kind=kind, more=f"Content-Encoding: {coding}\r\n") + coder.compress(first)
    for _ in range(256):
        if data := coder.compress(bytes(MIB)):
            yield data
    yield coder.flush()


def _nested() -> Iterator[bytes]:
    twice = gzip.compress(gzip.compress(bytes(32 * MIB), 9), 9)
    yield _head(more="Content-Encoding: gzip, gzip\r\n") + twice


STREAM = "text/event-stream"
# What the server sends by the first part of the path: the method that meets it, and the error that comes of it.
SCENARIOS: dict[str, tuple[str, str, Callable[[], Iterator[bytes]]]] = {
    "body": ("plain", "AnswerTooLargeException", partial(_endless, _head())),
    "gzip": ("plain", "AnswerTooLargeException", partial(_compressed, "gzip", b'{"a":"')),
    "deflate": ("plain", "AnswerTooLargeException", partial(_compressed, "deflate", b'{"a":"')),
    "nested": ("plain", "UnexpectedResponseException", _nested),
    "error": ("plain", "ServiceException", partial(_endless, _head("500 Oops"))),
    "chunk": (
        "plain",
        "AnswerTooLargeException",
        partial(_endless, _head(more="Transfer-Encoding: chunked\r\n"), b"fffffffffff\r\n"),
    ),
    "whole": ("stream", "AnswerTooLargeException", partial(_endless, _head())),
    "event": ("stream", "EventTooLargeException", partial(_endless, _head(kind=STREAM), b"data: ")),
    "gzip-event": ("stream", "EventTooLargeException", partial(_compressed, "gzip", b"data: ", STREAM)),
    "comment": ("stream", "EventTooLargeException", partial(_endless, _head(kind=STREAM), b": ")),
    "field": ("stream", "EventTooLargeException", partial(_endless, _head(kind=STREAM), b"x")),
    "refusal": ("stream", "ServiceException", partial(_endless, _head("500 Oops"))),
    "file": ("file", "UnexpectedResponseException", partial(_endless, _head())),
    "file-error": ("file", "ServiceException", partial(_endless, _head("500 Oops"))),
    "header": ("plain", "ApiConnectionException", partial(_endless, b"HTTP/1.1 200 OK\r\nX: ", b"")),
    "headers": ("plain", "ApiConnectionException", partial(_endless, b"HTTP/1.1 200 OK\r\n", b"", b"X: 1\r\n" * 10000)),
}

PROGRAM = """
import asyncio, json, resource, sys, tempfile
from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import Configuration, OpenApiException, sync

kind, url, scenarios = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
CHAT = {"model": "o", "messages": [{"role": "user", "content": "q"}]}
SPEECH = {"model": "o", "input": "q", "voice": "alloy"}
path = tempfile.mkdtemp() + "/speech"

def settings(name):
    return Configuration(f"{url}/{name}", retries=0, timeout=20, max_answer_size=2**23, max_event_size=2**23)

async def ask(name, method):
    async with rest.ApiClient(settings(name)) as client:
        api = rest.OpenAIApi(client)
        if method == "plain":
            await api.create_chat_completion(**CHAT)
        elif method == "file":
            await api.create_speech_to_file(path, **SPEECH)
        else:
            async with api.create_chat_completion_stream(**CHAT) as stream:
                await stream.final()

def ask_sync(name, method):
    with sync.ApiClient(settings(name)) as client:
        api = sync.OpenAIApi(client)
        if method == "plain":
            api.create_chat_completion(**CHAT)
        elif method == "file":
            api.create_speech_to_file(path, **SPEECH)
        else:
            with api.create_chat_completion_stream(**CHAT) as stream:
                stream.final()

def attempt(name, method):
    try:
        asyncio.run(ask(name, method)) if kind == "async" else ask_sync(name, method)
    except OpenApiException as error:
        return type(error).__name__
    return "no error"

def memory():
    # In KiB but on macOS.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (2**20 if sys.platform == "darwin" else 1024)

attempt("none", "plain"), attempt("none", "stream"), attempt("none", "file")
before, seen = memory(), {}
for name, method in scenarios:
    seen[name] = attempt(name, method), memory() - before
print(json.dumps(seen))
"""


@contextmanager
def bombing() -> Iterator[str]:
    """Runs a server that sends the scenario of a request's path for as long as the client reads."""

    def talk(connection: socket.socket) -> None:
        with connection:
            try:
                name = connection.recv(2**16).split(b"/", 2)[1].decode()
                for data in SCENARIOS[name][2]() if name in SCENARIOS else [_head("404 Not Found")]:
                    connection.sendall(data)
            except OSError:
                pass

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=talk, args=(connection,), daemon=True).start()

    listener = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


@pytest.mark.parametrize("kind", ["async", "sync"])
def test_memory_is_bounded_by_the_limits(kind: str) -> None:
    scenarios = json.dumps([(name, method) for name, (method, _, _) in SCENARIOS.items()])
    with bombing() as url:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", PROGRAM, kind, url, scenarios],
            capture_output=True,
            text=True,
            timeout=60,
            cwd=ROOT / "generated",
        )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert {name: error for name, (error, _) in seen.items()} == {
        name: error for name, (_, error, _) in SCENARIOS.items()
    }
    # The limits are 8 MiB; what is held besides is copies of that and buffers. Megabytes, growing from row to row.
    assert max(grown for _, grown in seen.values()) < 64, seen
