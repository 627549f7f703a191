"""Every limit of time, and what it is called when it passes."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from support.peers import TLS, server_context
from support.scripted import MODELS, Step, Whole, answer, call, chat, chat_stream, list_models, scripted

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import ApiTimeoutException, Configuration, Timeouts, sync

KINDS = pytest.mark.parametrize("kind", ["async", "sync"])
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(MODELS)


@contextmanager
def unread() -> Iterator[str]:
    """A server that takes connections and reads nothing."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


@contextmanager
def full() -> Iterator[str]:
    """A server whose queue has no place for another connection."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        waiting = [socket.socket() for _ in range(4)]
        for client in waiting:
            client.setblocking(False)
            client.connect_ex(listener.getsockname())
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            for client in waiting:
                client.close()


async def late(kind: str, url: str, timeouts: Any, method: Any = list_models, **arguments: Any) -> ApiTimeoutException:
    begun = time.monotonic()
    with pytest.raises(ApiTimeoutException) as caught:
        await method(kind, Configuration(url, timeout=timeouts), **arguments)
    assert time.monotonic() - begun < 1.5
    assert "\n" not in str(caught.value)
    return caught.value


@KINDS
@pytest.mark.parametrize("method", [list_models, chat_stream])
async def test_limit_of_connecting(kind: str, method: Any) -> None:
    with full() as url:
        error = await late(kind, url, Timeouts(connect=0.2), method)
    assert error.phase == "connect"
    assert "not connected within 0.2 s" in str(error)


@KINDS
@pytest.mark.parametrize(
    ("steps", "timeouts", "phase", "said"),
    [
        ([0.3], Timeouts(first_byte=0.1), "wait", "no response within 0.1 s"),
        ([0.3], Timeouts(first_byte=0.1, idle=9), "wait", "no response within 0.1 s"),
        ([HEAD, MODELS[:5], 0.3], Timeouts(idle=0.1), "read", "stopped for 0.1 s"),
        ([0.3], 0.1, "total", "within 0.1 s in total"),
        ([0.3], (1, 0.1), "wait", "no response within 0.1 s"),
        (
            [HEAD, *[step for byte in MODELS for step in (bytes([byte]), 0.02)]],
            Timeouts(total=0.2),
            "total",
            "in total",
        ),
        ([HEAD, MODELS[:5], 0.3], Timeouts(total=0.1), "total", "in total"),
    ],
)
async def test_each_limit(kind: str, steps: list[Step], timeouts: Any, phase: str, said: str) -> None:
    with scripted(steps) as server:
        error = await late(kind, server.url, timeouts)
    assert error.phase == phase
    assert said in str(error)


@KINDS
async def test_an_answer_may_take_longer_than_each_of_its_pieces(kind: str) -> None:
    with scripted([0.2, HEAD, MODELS[:5], 0.2, MODELS[5:9], 0.2, MODELS[9:]]) as server:
        await list_models(kind, Configuration(server.url, timeout=Timeouts(first_byte=0.5, idle=0.5)))
    with scripted([HEAD[:20], 0.25, HEAD[20:] + MODELS]) as server:
        await list_models(kind, Configuration(server.url, timeout=Timeouts(first_byte=1, idle=0.1)))


@KINDS
@pytest.mark.parametrize(
    "head", [HEAD.replace(b"1.1", b"1.0"), HEAD.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")]
)
async def test_a_limit_on_a_connection_that_ends_with_the_answer(kind: str, head: bytes) -> None:
    with scripted([head + MODELS]) as server:
        await list_models(kind, Configuration(server.url, timeout=5, retries=0))


@KINDS
async def test_a_limit_on_a_stream_whose_connection_ends_with_it(kind: str) -> None:
    body = b'data: {"choices": [{"delta": {"content": "a"}}]}\n\ndata: [DONE]\n\n'
    head = b"HTTP/1.0 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: %d\r\n\r\n" % len(body)
    with scripted([head + body[:30], 0.15, body[30:-5], 0.02, body[-5:]]) as server:
        timeouts = Timeouts(total=5, idle=1)
        await chat_stream(kind, Configuration(server.url, timeout=timeouts, retries=0))


@KINDS
@pytest.mark.parametrize("method", [chat, chat_stream])
async def test_a_server_that_does_not_take_the_request(kind: str, method: Any) -> None:
    with unread() as url:
        error = await late(kind, url, Timeouts(write=0.2), method, user="a" * 2**24)
    assert error.phase == "write"
    assert "did not accept the request within 0.2 s" in str(error)


FILE = ("a.wav", b"RIFF" * 2**22)


async def transcribe(kind: str, configuration: Configuration, **options: Any) -> Any:
    return await call(kind, configuration, "OpenAIApi", "create_transcription", model="o", file=FILE, **options)


@KINDS
@pytest.mark.parametrize(
    ("method", "arguments"), [(chat, {"user": "a" * 2**24}), (transcribe, {})], ids=["body", "upload"]
)
@pytest.mark.parametrize(
    ("timeouts", "said"),
    [
        (Timeouts(connect=9, write=0.2), "did not accept the request within 0.2 s"),
        (Timeouts(connect=0.2, write=9, total=0.4), "no response within 0.4 s in total"),
    ],
    ids=["write", "total"],
)
async def test_limits_while_the_server_does_not_take_the_request(
    kind: str, method: Any, arguments: dict[str, Any], timeouts: Timeouts, said: str
) -> None:
    with unread() as url:
        error = await late(kind, url, timeouts, method, **arguments)
    assert said in str(error)


@pytest.mark.parametrize("tls", [False, True])
def test_the_limit_of_writing_holds_on_a_kept_connection(tls: bool) -> None:
    """After the first answer, the server reads no more."""
    context = server_context() if tls else None
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        done = threading.Event()

        def serve() -> None:
            connection, _ = listener.accept()
            if context is not None:
                connection = context.wrap_socket(connection, server_side=True)
            with connection:
                connection.recv(65536)
                connection.sendall(HEAD + MODELS)
                done.wait(3)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        url = f"http{'s' if tls else ''}://127.0.0.1:{listener.getsockname()[1]}"
        settings = Configuration(url, ssl_ca_cert=str(TLS / "authority.pem"), retries=0)
        with sync.ApiClient(settings) as client:
            api = sync.OpenAIApi(client)
            api.list_models()
            begun = time.monotonic()
            with pytest.raises(ApiTimeoutException, match=r"did not accept the request within 0\.2 s"):
                api.create_transcription(
                    model="o", file=FILE, _request_timeout=Timeouts(connect=9, first_byte=9, write=0.2)
                )
            assert time.monotonic() - begun < 1.5
        done.set()
        thread.join()


@KINDS
async def test_a_large_request_arrives_whole(kind: str) -> None:
    from support.scripted import CHAT

    with scripted(answer(200, CHAT)) as server:
        await chat(kind, Configuration(server.url, timeout=Timeouts(connect=0.5, write=1)), user="ab" * 2**20)
        head, _, body = server.requests[0].partition(b"\r\n\r\n")
    assert len(body) > 2**21
    assert b"content-length: %d" % len(body) in head.lower()
    assert b"transfer-encoding" not in head.lower()
    assert body.count(b"ab" * 2**20) == 1


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), 1e9, True, "1", (1,), (0, 1), Timeouts(write=0)])
def test_a_limit_that_is_none(timeout: Any) -> None:
    with pytest.raises(ValueError, match="timeout: "):
        Configuration(timeout=timeout)


@KINDS
@pytest.mark.parametrize(
    ("timeouts", "phase"),
    [(Timeouts(first_byte=0.1), "wait"), (Timeouts(connect=5, total=0.1), "total"), (0.1, "total")],
)
async def test_no_connection_is_free(kind: str, timeouts: Any, phase: str) -> None:
    with scripted(Whole([0.3, HEAD + MODELS])) as server:
        configuration = Configuration(server.url, max_connections=1)
        begun = time.monotonic()
        if kind == "async":
            async with rest.ApiClient(configuration) as client:
                api = rest.OpenAIApi(client)
                first = asyncio.create_task(api.list_models())
                await asyncio.sleep(0.05)
                with pytest.raises(ApiTimeoutException) as caught:
                    await api.list_models(_request_timeout=timeouts)
                took = time.monotonic() - begun
                await first
        else:
            with sync.ApiClient(configuration) as sync_client, ThreadPoolExecutor() as threads:
                sync_api = sync.OpenAIApi(sync_client)
                other = threads.submit(sync_api.list_models)
                time.sleep(0.05)
                with pytest.raises(ApiTimeoutException) as caught:
                    sync_api.list_models(_request_timeout=timeouts)
                took = time.monotonic() - begun
                other.result()
        assert len(server.requests) == 1
    assert (caught.value.phase, took < 0.27) == (phase, True)


def test_the_wait_for_a_connection_counts() -> None:
    with scripted(Whole([0.2, HEAD + MODELS])) as server:
        with sync.ApiClient(Configuration(server.url, max_connections=1)) as client, ThreadPoolExecutor() as threads:
            api = sync.OpenAIApi(client)
            other = threads.submit(api.list_models)
            time.sleep(0.02)
            begun = time.monotonic()
            with pytest.raises(ApiTimeoutException) as caught:
                api.list_models(_request_timeout=0.3)
            assert time.monotonic() - begun < 0.36
            other.result()
    assert caught.value.phase == "total"
