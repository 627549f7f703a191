"""A server that answers one request after the other with the bytes of a script."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import Configuration, sync

Step = bytes | float
MESSAGES = [{"role": "user", "content": "你好"}]
MODELS = b'{"object":"list","data":[]}'
CHAT = (
    b'{"id":"chat-1","object":"chat.completion","created":1,"model":"o-2","choices":[{"index":0,"message":'
    b'{"role":"assistant","content":"hi"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":4,'
    b'"total_tokens":7}}'
)
EVENTS = (
    b'data: {"id":"chat-1","object":"chat.completion.chunk","created":1,"model":"o-2","choices":[{"index":0,"delta":'
    b'{"content":"hi"},"finish_reason":null}]}\n\n'
    b'data: {"id":"chat-1","object":"chat.completion.chunk","created":1,"model":"o-2","choices":[{"index":0,"delta":{},'
    b'"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":4,"total_tokens":7}}\n\n'
    b"data: [DONE]\n\n"
)
CLOSE: list[Step] = []
"""No answer: the connection is closed."""


class Whole(list[Step]):
    """Steps after which the connection stays open."""


def answer(status: int, body: bytes = b"{}", **headers: str) -> list[Step]:
    """An answer with these headers; `_` stands for `-` in their names."""
    given = {"Content-Type": "application/json", "Content-Length": str(len(body))}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status} Reason", *(f"{name}: {value}" for name, value in given.items())]
    return Whole(["\r\n".join([*lines, "", ""]).encode() + body])


class Script:
    """What the server answers, and what it was asked."""

    def __init__(self, answers: Sequence[list[Step]]) -> None:
        self.answers = answers
        self.requests: list[bytes] = []
        self.times: list[float] = []
        self.left = threading.Semaphore(0)
        """Counts the connections that a client closed."""
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def stop(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _talk(self, connection: socket.socket) -> None:
        with connection:
            try:
                while request := _read_request(connection):
                    with self._lock:
                        number = len(self.requests)
                        self.requests.append(request)
                        self.times.append(time.monotonic())
                    steps = self.answers[min(number, len(self.answers) - 1)]
                    for step in steps:
                        if isinstance(step, bytes):
                            connection.sendall(step)
                        else:
                            time.sleep(step)
                    if not isinstance(steps, Whole):
                        return
                self.left.release()
            except OSError:
                return


def _read_request(connection: socket.socket) -> bytes:
    received = b""
    while b"\r\n\r\n" not in received:
        piece = connection.recv(65536)
        if not piece:
            return b""
        received += piece
    head, _, body = received.partition(b"\r\n\r\n")
    lengths = [int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    while len(body) < (lengths[0] if lengths else 0):
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


@contextmanager
def scripted(*answers: list[Step]) -> Iterator[Script]:
    """Runs a server that gives these answers, the last one again and again."""
    script = Script(answers)
    thread = threading.Thread(target=script.serve, daemon=True)
    thread.start()
    try:
        yield script
    finally:
        script.stop()
        thread.join()


async def call(kind: str, configuration: Configuration, api: str, method: str, /, **arguments: Any) -> Any:
    """Calls a method of the async or the sync client; a stream is read to its end and gives its result."""
    if kind == "async":
        async with rest.ApiClient(configuration) as client:
            called = getattr(getattr(rest, api)(client), method)(**arguments)
            if not method.endswith("_stream"):
                return await called
            async with called as stream:
                return await stream.final()
    with sync.ApiClient(configuration) as sync_client:
        called = getattr(getattr(sync, api)(sync_client), method)(**arguments)
        if not method.endswith("_stream"):
            return called
        with called as stream:
            return stream.final()


async def list_models(kind: str, configuration: Configuration, **options: Any) -> Any:
    """A call that may be repeated."""
    return await call(kind, configuration, "OpenAIApi", "list_models", **options)


async def chat(kind: str, configuration: Configuration, **options: Any) -> Any:
    """A call that costs."""
    return await call(
        kind, configuration, "OpenAIApi", "create_chat_completion", model="o", messages=MESSAGES, **options
    )


async def chat_stream(kind: str, configuration: Configuration, **options: Any) -> Any:
    """The same as a stream."""
    return await call(
        kind, configuration, "OpenAIApi", "create_chat_completion_stream", model="o", messages=MESSAGES, **options
    )
