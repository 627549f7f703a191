"""The web server that relays a stream."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from fastapi.testclient import TestClient
from support import ROOT
from support.running_examples import command, environment

from mtmaisdk.mock.mock_server import MockServer

EVENT = b'data: {"choices": [{"index": 0, "delta": {"content": "\xe5\xa5\xbd"}, "finish_reason": null}]}\n\n'


@asynccontextmanager
async def relaying(backend: str) -> AsyncIterator[tuple[aiohttp.ClientSession, str]]:
    """A browser of sorts, and the relay's address."""
    process = await asyncio.create_subprocess_exec(
        *command("relay"),
        env=environment(MTMAI_BASE_URL=backend, MTMAI_API_KEY="KEY", PORT="0"),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stderr is not None
    try:
        said = ""
        while not (found := re.search(r"http://127\.0\.0\.1:\d+", said)):
            line = await asyncio.wait_for(process.stderr.readline(), 30)
            assert line, said
            said += line.decode()
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(10)) as browser:
            yield browser, found[0]
    finally:
        process.terminate()
        _, rest = await process.communicate()
    assert "Traceback" not in said + rest.decode(), said + rest.decode()


def events_in(body: str) -> list[tuple[str, Any]]:
    return [(name, json.loads(data)) for name, data in re.findall(r"event: (\w+)\ndata: (.+)\n\n", body)]


def test_the_guides_relay(mtmai_mock: MockServer) -> None:
    guide = (ROOT / "docs" / "guide" / "en" / "web-pages.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python web\n(.*?)```", guide, re.DOTALL)
    scope: dict[str, Any] = {}
    exec(compile(code.replace("http://127.0.0.1:9000", mtmai_mock.url), "guide", "exec"), scope)
    with TestClient(scope["app"]) as browser:
        events = events_in(browser.get("/chat", params={"question": "你好"}).text)
        mtmai_mock.fault("status=401")
        refused = events_in(browser.get("/chat", params={"question": "你好"}).text)
    assert "".join(data["text"] for name, data in events if name == "text").startswith("这是你的第 1 个问题")
    assert events[-1][0] == "end"
    assert [name for name, _ in refused] == ["error"]


async def test_a_stream_is_relayed(mtmai_mock: MockServer) -> None:
    async with relaying(mtmai_mock.url) as (browser, address):
        async with browser.get(address) as response:
            assert "new EventSource" in await response.text()
        async with browser.get(f"{address}/chat", params={"question": "你好"}) as response:
            assert response.content_type == "text/event-stream"
            events = events_in(await response.text())
        mtmai_mock.fault("status=401")
        async with browser.get(f"{address}/chat", params={"question": "你好"}) as response:
            assert response.status == 502
            assert (await response.json())["message"].startswith("(401)")
        mtmai_mock.fault("error-frame=error;error-after=4")
        async with browser.get(f"{address}/chat", params={"question": "你好"}) as response:
            broken = events_in(await response.text())
    assert "".join(data["text"] for name, data in events if name == "text").startswith("这是你的第 1 个问题：「你好」")
    assert [name for name, _ in events][-2:] == ["usage", "end"]
    assert {name for name, _ in broken} == {"text", "error"}


@pytest.mark.parametrize("is_silent", [True, False], ids=["silent", "sending"])
async def test_the_backend_is_left_when_the_browser_leaves(is_silent: bool) -> None:
    was_left = asyncio.Event()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + EVENT)
        sending = None if is_silent else asyncio.create_task(send_on(writer))
        # What is left of the request, and then the end of the connection.
        while await reader.read(1000):
            pass
        was_left.set()
        if sending is not None:
            sending.cancel()
        writer.close()

    async def send_on(writer: asyncio.StreamWriter) -> None:
        while True:
            writer.write(EVENT)
            await asyncio.sleep(0.01)

    backend = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with backend:
        port = backend.sockets[0].getsockname()[1]
        async with relaying(f"http://127.0.0.1:{port}") as (browser, address):
            response = await browser.get(f"{address}/chat", params={"question": "你好"})
            assert b"event: text" in await response.content.readline()
            assert not was_left.is_set()
            response.close()
            await asyncio.wait_for(was_left.wait(), 5)
