"""The clients that are compared: each reads a stream, or gets one plain answer."""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any

MESSAGES = [{"role": "user", "content": "你好"}]
REQUEST = {"model": "o", "messages": MESSAGES, "stream": True}
PLAIN_REQUEST = {"model": "o", "messages": MESSAGES}


def ours_async(url: str) -> tuple[Callable[[], Awaitable[int]], Callable[[], Awaitable[Any]]]:
    from mtmaisdk.clients.rest import ApiClient, Configuration, OpenAIApi

    api = OpenAIApi(ApiClient(Configuration(url, access_token="k", max_connections=1000)))

    async def stream() -> int:
        count = 0
        async with api.create_chat_completion_stream(model="o", messages=MESSAGES) as events:
            async for _ in events:
                count += 1
        return count

    async def plain() -> Any:
        return await api.create_chat_completion(model="o", messages=MESSAGES)

    return stream, plain


def ours_sync(url: str) -> tuple[Callable[[], int], Callable[[], Any]]:
    from mtmaisdk.clients.rest import Configuration
    from mtmaisdk.clients.rest.sync import ApiClient, OpenAIApi

    api = OpenAIApi(ApiClient(Configuration(url, access_token="k")))

    def stream() -> int:
        count = 0
        with api.create_chat_completion_stream(model="o", messages=MESSAGES) as events:
            for _ in events:
                count += 1
        return count

    return stream, lambda: api.create_chat_completion(model="o", messages=MESSAGES)


def bare_aiohttp(url: str) -> tuple[Callable[[], Awaitable[int]], Callable[[], Awaitable[Any]]]:
    """aiohttp, the same decoder, and one validation of the same model for each event."""
    import aiohttp

    from mtmaisdk.clients.rest.models import ChatCompletion, ChatCompletionChunk
    from mtmaisdk.clients.rest.sse import SSEDecoder

    for model in (ChatCompletion, ChatCompletionChunk):
        model.model_rebuild()
    read, read_plain = (model.__pydantic_validator__.validate_json for model in (ChatCompletionChunk, ChatCompletion))
    session: aiohttp.ClientSession | None = None
    headers = {"Authorization": "Bearer k", "Content-Type": "application/json"}

    def open_session() -> aiohttp.ClientSession:
        nonlocal session
        if session is None:
            session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=1000), cookie_jar=aiohttp.DummyCookieJar(), read_bufsize=2**16
            )
        return session

    async def stream() -> int:
        count, decoder = 0, SSEDecoder()
        data = json.dumps(REQUEST, ensure_ascii=False).encode()
        async with open_session().post(f"{url}/v1/chat/completions", data=data, headers=headers) as response:
            while chunk := await response.content.readany():
                for event in decoder.feed(chunk):
                    if event.raw != b"[DONE]":
                        read(event.raw)
                        count += 1
        return count

    async def plain() -> Any:
        data = json.dumps(PLAIN_REQUEST, ensure_ascii=False).encode()
        async with open_session().post(f"{url}/v1/chat/completions", data=data, headers=headers) as response:
            return read_plain(await response.read())

    return stream, plain


def bare_urllib3(url: str) -> tuple[Callable[[], int], Callable[[], Any]]:
    """urllib3, the same decoder, and one validation of the same model for each event."""
    import urllib3

    from mtmaisdk.clients.rest.models import ChatCompletion, ChatCompletionChunk
    from mtmaisdk.clients.rest.sse import SSEDecoder

    for model in (ChatCompletion, ChatCompletionChunk):
        model.model_rebuild()
    read, read_plain = (model.__pydantic_validator__.validate_json for model in (ChatCompletionChunk, ChatCompletion))
    pool = urllib3.PoolManager()
    headers = {"Authorization": "Bearer k", "Content-Type": "application/json"}

    def stream() -> int:
        count, decoder = 0, SSEDecoder()
        data = json.dumps(REQUEST, ensure_ascii=False).encode()
        response = pool.urlopen(
            "POST", f"{url}/v1/chat/completions", body=data, headers=headers, preload_content=False, retries=False
        )
        for chunk in response.stream(2**16):
            for event in decoder.feed(chunk):
                if event.raw != b"[DONE]":
                    read(event.raw)
                    count += 1
        response.release_conn()
        return count

    def plain() -> Any:
        data = json.dumps(PLAIN_REQUEST, ensure_ascii=False).encode()
        response = pool.urlopen("POST", f"{url}/v1/chat/completions", body=data, headers=headers, retries=False)
        return read_plain(response.data)

    return stream, plain


def openai_async(url: str) -> tuple[Callable[[], Awaitable[int]], Callable[[], Awaitable[Any]]]:
    import openai

    client = openai.AsyncOpenAI(base_url=f"{url}/v1", api_key="k")

    async def stream() -> int:
        count = 0
        async for _ in await client.chat.completions.create(model="o", messages=MESSAGES, stream=True):  # type: ignore[call-overload]
            count += 1
        return count

    async def plain() -> Any:
        return await client.chat.completions.create(model="o", messages=MESSAGES)  # type: ignore[call-overload]

    return stream, plain


def openai_sync(url: str) -> tuple[Callable[[], int], Callable[[], Any]]:
    import openai

    client = openai.OpenAI(base_url=f"{url}/v1", api_key="k")

    def stream() -> int:
        return sum(1 for _ in client.chat.completions.create(model="o", messages=MESSAGES, stream=True))  # type: ignore[call-overload]

    return stream, lambda: client.chat.completions.create(model="o", messages=MESSAGES)  # type: ignore[call-overload]


def stock_async(url: str) -> tuple[None, Callable[[], Awaitable[Any]]]:
    """What openapi-generator's own templates make of the contract; it has no streams."""
    import stock_async as stock
    from stock_async.models import CreateChatCompletionRequest

    api = stock.OpenAIApi(stock.ApiClient(stock.Configuration(url, access_token="k")))

    async def plain() -> Any:
        return await api.create_chat_completion(CreateChatCompletionRequest.from_dict(PLAIN_REQUEST))

    return None, plain


def stock_sync(url: str) -> tuple[None, Callable[[], Any]]:
    """The same over urllib3."""
    import stock_sync as stock
    from stock_sync.models import CreateChatCompletionRequest

    api = stock.OpenAIApi(stock.ApiClient(stock.Configuration(url, access_token="k")))
    return None, lambda: api.create_chat_completion(CreateChatCompletionRequest.from_dict(PLAIN_REQUEST))


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Runs one client in this process and prints its CPU and wall seconds for each unit, and its memory."""
    name, url, what, units, streams = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
    make: Callable[[str], Any] = globals()[name]
    is_async = not name.endswith(("sync", "urllib3")) or name.endswith("async")

    async def run_async() -> tuple[float, float, int]:
        stream, plain = make(url)
        if what == "many":
            await stream()
            before, begin, memory = _cpu(), time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            counts = await asyncio.gather(*(stream() for _ in range(streams)))
            assert sum(counts) == units * streams, counts
            grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory
            return _cpu() - before, time.perf_counter() - begin, grown
        work = stream if what == "stream" else plain
        await work()
        before, begin = _cpu(), time.perf_counter()
        for _ in range(streams):
            result = await work()
            assert what != "stream" or result == units, result
        return _cpu() - before, time.perf_counter() - begin, 0

    def run_sync() -> tuple[float, float, int]:
        stream, plain = make(url)
        work = stream if what == "stream" else plain
        work()
        before, begin = _cpu(), time.perf_counter()
        for _ in range(streams):
            result = work()
            assert what != "stream" or result == units, result
        return _cpu() - before, time.perf_counter() - begin, 0

    cpu, wall, grown = asyncio.run(run_async()) if is_async else run_sync()
    total = units * streams
    print(json.dumps({"cpu": cpu / total, "wall": wall / total, "grown_kib": grown}))


if __name__ == "__main__":
    main()
