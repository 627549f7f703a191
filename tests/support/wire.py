"""A server that writes exactly the bytes it is told to."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import Configuration, sync
from mtmaisdk.clients.rest.contract.answers import StreamResult
from mtmaisdk.clients.rest.contract.stream import StreamingOperation
from mtmaisdk.mock.contract import load
from support.contract_calls import stream_arguments

EVENT_STREAM = "text/event-stream; charset=utf-8"
MESSAGES = [{"role": "user", "content": "你好"}]
Step = bytes | float


class WireServer:
    """Answers each request with the same head and steps: bytes to send as one chunk, or seconds to wait."""

    def __init__(self, steps: Sequence[Step], status: str, headers: dict[str, str], clean: bool) -> None:
        self.steps = steps
        self.clean = clean
        lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers.items())]
        self.head = ("\r\n".join([*lines, "Transfer-Encoding: chunked"]) + "\r\n\r\n").encode()
        self.left_early = threading.Semaphore(0)
        self.connections = 0
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=600)
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def stop(self) -> None:
        # Closing alone does not wake the thread that accepts.
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _talk(self, connection: socket.socket) -> None:
        with connection:
            try:
                while self._read_request(connection):
                    connection.sendall(self.head)
                    for step in self.steps:
                        if isinstance(step, bytes):
                            connection.sendall(b"%x\r\n%s\r\n" % (len(step), step))
                        else:
                            time.sleep(step)
                    if not self.clean:
                        return
                    connection.sendall(b"0\r\n\r\n")
            except OSError:
                self.left_early.release()

    def _read_request(self, connection: socket.socket) -> bool:
        received = b""
        while b"\r\n\r\n" not in received:
            piece = connection.recv(65536)
            if not piece:
                return False
            received += piece
        head, _, body = received.partition(b"\r\n\r\n")
        length = next(
            (int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0
        )
        while len(body) < length:
            body += connection.recv(65536)
        return True


@contextmanager
def serving(
    *steps: Step,
    status: str = "200 OK",
    content_type: str | None = EVENT_STREAM,
    headers: dict[str, str] | None = None,
    clean: bool = True,
) -> Iterator[WireServer]:
    """Runs such a server; `clean` closes the body as HTTP wants it."""
    all_headers = {**({"Content-Type": content_type} if content_type else {}), **(headers or {})}
    server = WireServer([step for step in steps if step != b""], status, all_headers, clean)
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stop()
        thread.join()


class Outcome:
    """What came of a stream: its events, its result, or its error."""

    def __init__(self) -> None:
        self.events: list[Any] = []
        self.result: StreamResult | None = None
        self.error: Exception | None = None

    @property
    def whole(self) -> StreamResult:
        if self.error is not None:
            raise self.error
        assert self.result is not None
        return self.result


async def stream(kind: str, configuration: Configuration, api: str, method: str, /, **arguments: Any) -> Outcome:
    """Reads a stream to its end on the async or the sync client."""
    outcome = Outcome()
    try:
        if kind == "async":
            async with (
                rest.ApiClient(configuration) as client,
                getattr(getattr(rest, api)(client), method)(**arguments) as events,
            ):
                async for event in events:
                    outcome.events.append(event)
                outcome.result = await events.final()
        else:
            with (
                sync.ApiClient(configuration) as sync_client,
                getattr(getattr(sync, api)(sync_client), method)(**arguments) as sync_events,
            ):
                for event in sync_events:
                    outcome.events.append(event)
                outcome.result = sync_events.final()
    except Exception as error:
        outcome.error = error
    return outcome


NAMED: dict[str, tuple[str, str, dict[str, Any]]] = {
    "openai": ("OpenAIApi", "create_chat_completion_stream", {"model": "o", "messages": MESSAGES}),
    "completion": ("OpenAIApi", "create_completion_stream", {"model": "o", "prompt": "p"}),
    "speech": ("OpenAIApi", "create_speech_stream", {"model": "tts-1", "input": "a", "voice": "alloy"}),
    "transcription": ("OpenAIApi", "create_transcription_stream", {"file": b"RIFF", "model": "whisper-1"}),
    "image": ("OpenAIApi", "create_image_stream", {"prompt": "a"}),
    "image-edit": ("OpenAIApi", "edit_image_stream", {"image": b"PNG", "prompt": "a"}),
    "fastgpt": ("FastGPTApi", "create_chat_completion_stream", {"messages": MESSAGES}),
    "responses": ("OpenAIApi", "create_response_stream", {"model": "o", "input": "你好"}),
    "messages": ("MessagesApi", "create_message_stream", {"model": "o", "max_tokens": 9, "messages": MESSAGES}),
    "chatchat": ("ChatchatApi", "chat_stream", {"query": "你好"}),
    "mtmai-call": ("ChatApi", "chat_call_model_stream", {"tenant": "t"}),
    "mtmai": ("ChatApi", "chat_chat_stream", {"tenant": "t", "chat_req": {"messages": []}}),
    "mtmai-completions": (
        "ChatApi",
        "chat_completions_stream",
        {"tenant": "t", "chat_completions_req": {"messages": []}},
    ),
}
"""Calls of streams that tests speak of by a short name."""

CALLS = NAMED | {
    operation.id: (f"{operation.tag}Api", f"{operation.method}_stream", stream_arguments(operation))
    for operation in load()
    if operation.stream is not None
    if (f"{operation.tag}Api", f"{operation.method}_stream") not in {call[:2] for call in NAMED.values()}
}
"""A call of every stream; of one without a short name as its example has it."""


async def answer_of(
    kind: str, backend: str, server: WireServer, settings: dict[str, Any] | None = None, /, **more: Any
) -> Outcome:
    """Streams the backend's chat operation from the server."""
    api, method, arguments = CALLS[backend]
    return await stream(kind, Configuration(server.url, **(settings or {})), api, method, **{**arguments, **more})


async def texts(kind: str, url: str, backend: str = "openai") -> list[str]:
    """The pieces of text of an answer."""
    api, method, arguments = CALLS[backend]
    if kind == "async":
        async with (
            rest.ApiClient(Configuration(url)) as client,
            getattr(getattr(rest, api)(client), method)(**arguments) as events,
        ):
            return [text async for text in events.text()]
    with (
        sync.ApiClient(Configuration(url)) as sync_client,
        getattr(getattr(sync, api)(sync_client), method)(**arguments) as sync_events,
    ):
        return list(sync_events.text())


def operation_of(backend: str) -> StreamingOperation[Any, Any]:
    """What the stream of a backend declares."""
    api, method, _ = CALLS[backend]
    module = getattr(rest, api).__module__.rpartition(".")[2]
    operations = import_module(f"mtmaisdk.clients.rest.operations.{module}")
    operation: StreamingOperation[Any, Any] = getattr(operations, method.removesuffix("_stream").upper())
    return operation
