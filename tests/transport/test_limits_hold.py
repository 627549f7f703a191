"""Every limit of time ends every kind of call on time and by its name, in whatever phase a server drips."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import pytest
from support.scripted import MESSAGES

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import Configuration, Timeouts, sync
from mtmaisdk.clients.rest.exceptions import ApiTimeoutException
from mtmaisdk.clients.rest.settings.request import Request

LIMIT = 0.3
LATE = 1.2
"""Seconds after which a limit was not kept; on a busy machine a call takes longer than its limit."""
STEP = 0.04
"""Seconds between two bytes."""

HEAD = b"HTTP/1.1 %s\r\nContent-Type: %s\r\nTransfer-Encoding: chunked\r\n\r\n"
EVENT = b'data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"o","choices":[{"index":0,"delta":{"content":"hi"}}]}\n\n'  # noqa: E501
FIRST = {"stream": EVENT, "download": b"ID3"}
TYPES = {"stream": b"text/event-stream", "download": b"audio/mpeg"}


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(data), data)


@dataclass
class Phase:
    """A phase of a response in which the server drips.

    Attributes:
        before: Returns what is sent at once, for a way of calling.
        dripped: What follows byte by byte, again and again.
        limits: The limits that end it.
    """

    before: Callable[[str], bytes]
    dripped: bytes
    limits: tuple[str, ...]


def head(way: str, status: bytes = b"200 OK") -> bytes:
    return HEAD % (status, TYPES.get(way, b"application/json") if status == b"200 OK" else b"application/json")


def begun(way: str) -> bytes:
    return head(way) + chunk(FIRST.get(way, b"{"))


FRAMING = ("idle", "total")
PHASES = {
    "tunnel": Phase(lambda _: b"", b"HTTP/1.1 200 Connection establishe" + b"d" * 50, ("connect", "total")),
    "tunnel-header": Phase(lambda _: b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n", ("connect", "total")),
    "status": Phase(lambda _: b"", b"HTTP/1.1 200 O" + b"K" * 90, ("first_byte", "total")),
    "header": Phase(lambda _: b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n", ("first_byte", "total")),
    "interim": Phase(lambda _: b"", b"HTTP/1.1 102 Processing\r\n\r\n", ("first_byte", "total")),
    "size": Phase(begun, b"0" * 14, FRAMING),
    "extension": Phase(lambda way: begun(way) + b"5;", b"x", FRAMING),
    "data": Phase(lambda way: begun(way) + b"ffff\r\n", b" ", ("total",)),
    "comments": Phase(lambda way: begun(way) + b"ffff\r\n", b":\n", ("total",)),
    "trailer": Phase(lambda way: begun(way) + b"0\r\n", b"X-A: b\r\n", FRAMING),
    "redirect": Phase(lambda way: head(way, b"307 A\r\nLocation: /redirect/plain/x") + b"ffff\r\n", b" ", ("total",)),
    "error": Phase(lambda way: head(way, b"400 Bad") + b"ffff\r\n", b" ", ("total",)),
    "error-size": Phase(lambda way: head(way, b"500 Bad") + chunk(b"{"), b"0" * 14, FRAMING),
}  # fmt: skip
WAYS = ("plain", "stream", "download", "upload", "external")
SAID = {
    "connect": "not connected within 0.3 s",
    "first_byte": "no response within 0.3 s",
    "idle": "the response stopped for 0.3 s|no event of the stream within 0.3 s",
    "total": "no response within 0.3 s in total|the stream did not end within 0.3 s in total",
}
CASES = {
    # The bytes of a stream do not extend its wait for an event.
    way: [(phase, limit) for phase, found in PHASES.items() for limit in found.limits]
    + ([("data", "idle"), ("comments", "idle")] if way == "stream" else [])
    for way in WAYS
}


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Drips in the phase, and for the way, that the path or the host of a tunnel names."""
    try:
        request = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"(?i)content-length: (\d+)", request)
        if length:
            await reader.readexactly(int(length[1]))
        found = re.match(rb"[A-Z]+ /?([a-z-]+)[./]([a-z]+)", request)
        assert found is not None, request
        phase = PHASES[found[1].decode()]
        writer.write(phase.before(found[2].decode()))
        deadline = monotonic() + 3
        while monotonic() < deadline:
            for byte in phase.dripped:
                writer.write(bytes([byte]))
                await writer.drain()
                await asyncio.sleep(STEP)
    except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
        pass
    finally:
        writer.close()


@contextmanager
def dripping() -> Iterator[str]:
    """Runs the server in a thread of its own."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    server = asyncio.run_coroutine_threadsafe(asyncio.start_server(answer, "127.0.0.1", backlog=500), loop).result()
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        asyncio.run_coroutine_threadsafe(_stop(server), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _stop(server: asyncio.Server) -> None:
    server.close()
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def configured(url: str, way: str, phase: str, limit: str) -> Configuration:
    timeouts = Timeouts(**{"connect": 30, "first_byte": 30, "idle": 30, limit: LIMIT})
    if not phase.startswith("tunnel"):
        return Configuration(f"{url}/{phase}/{way}", timeout=timeouts, retries=0)
    configuration = Configuration(f"https://{phase}.{way}", proxy=url, timeout=timeouts, retries=0, verify_ssl=False)
    # To create it takes longer than some limits.
    configuration.ssl_context(way != "external")
    return configuration


async def call_async(way: str, configuration: Configuration, folder: Path) -> None:
    async with rest.ApiClient(configuration) as client:
        api = rest.OpenAIApi(client)
        if way == "plain":
            await api.create_chat_completion(model="o", messages=MESSAGES)
        elif way == "stream":
            async with api.create_chat_completion_stream(model="o", messages=MESSAGES) as stream:
                await stream.final()
        elif way == "download":
            await api.create_speech_to_file(folder, model="o", input="hi", voice="a")
        elif way == "upload":
            await api.create_transcription(file=("a.wav", b"RIFF" * 2**15), model="o")
        else:
            await client.send_external(
                Request.external("PUT", configuration.host, b"a", timeouts=configuration.timeouts)
            )


def call_blocking(way: str, configuration: Configuration, folder: Path) -> None:
    with sync.ApiClient(configuration) as client:
        api = sync.OpenAIApi(client)
        if way == "plain":
            api.create_chat_completion(model="o", messages=MESSAGES)
        elif way == "stream":
            with api.create_chat_completion_stream(model="o", messages=MESSAGES) as stream:
                stream.final()
        elif way == "download":
            api.create_speech_to_file(folder, model="o", input="hi", voice="a")
        elif way == "upload":
            api.create_transcription(file=("a.wav", b"RIFF" * 2**15), model="o")
        else:
            client.send_external(Request.external("PUT", configuration.host, b"a", timeouts=configuration.timeouts))


def judged(limit: str, began: float, error: BaseException | None) -> str | None:
    """Returns what is wrong with the end of a call."""
    took = monotonic() - began
    if not isinstance(error, ApiTimeoutException) or not re.search(f"(?:{SAID[limit]})$", error.message):
        return f"{error!r}"
    return None if LIMIT * 0.9 <= took < LATE else f"after {took:.2f} s"


@pytest.mark.parametrize("way", WAYS)
async def test_of_the_async_client(way: str, tmp_path: Path) -> None:
    async def one(limit: str, configuration: Configuration, path: Path) -> str | None:
        began, ended = monotonic(), None
        try:
            await call_async(way, configuration, path)
        except Exception as error:
            ended = error
        return judged(limit, began, ended)

    with dripping() as url:
        prepared = [
            (limit, configured(url, way, phase, limit), tmp_path / f"{phase}-{limit}") for phase, limit in CASES[way]
        ]
        found = await asyncio.gather(*(one(*case) for case in prepared))
    assert not {case: wrong for case, wrong in zip(CASES[way], found, strict=True) if wrong}


@pytest.mark.parametrize("way", WAYS)
def test_of_the_blocking_client(way: str, tmp_path: Path) -> None:
    def one(case: tuple[str, Configuration, Path]) -> str | None:
        limit, configuration, path = case
        began, ended = monotonic(), None
        try:
            call_blocking(way, configuration, path)
        except Exception as error:
            ended = error
        return judged(limit, began, ended)

    with dripping() as url, ThreadPoolExecutor(len(CASES[way])) as threads:
        prepared = [
            (limit, configured(url, way, phase, limit), tmp_path / f"{phase}-{limit}") for phase, limit in CASES[way]
        ]
        found = list(threads.map(one, prepared))
    assert not {case: wrong for case, wrong in zip(CASES[way], found, strict=True) if wrong}
