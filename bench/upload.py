"""Uploads a file of 1 GiB and fails where that takes more than 64 MiB of memory."""

from __future__ import annotations

import asyncio
import multiprocessing
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from aiohttp import web

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import Configuration, sync
from mtmaisdk.mock.background import run_in_background

SIZE = 2**30
MOST = 64 * 2**20
WHERE = {"app_id": "app", "chat_id": "chat"}


def make_app(ticket: str) -> web.Application:
    """A server that gives a ticket for itself and throws away what comes."""

    async def presign(request: web.Request) -> web.Response:
        url = f"{request.url.origin()}/store"
        form = {"fields": {"key": "k"}} if ticket == "form" else {"key": "k"}
        data = {**form, "url": url, "headers": {}, "previewUrl": url, "maxSize": SIZE}
        return web.json_response({"code": 200, "data": data})

    async def store(request: web.Request) -> web.Response:
        async for _ in request.content.iter_any():
            pass
        return web.Response()

    app = web.Application()
    app.router.add_post("/api/core/chat/file/presignChatFilePostUrl", presign)
    app.router.add_route("*", "/store", store)
    return app


def peak() -> int:
    """The most bytes of memory that this process had."""
    # In KiB but on macOS.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


async def upload(kind: str, url: str, file: Any) -> None:
    """Uploads a file with a client of that kind."""
    if kind == "async":
        async with rest.ApiClient(Configuration(url)) as client:
            await rest.FastGPTApi(client).upload_chat_file(**WHERE, file=file)
    else:
        with sync.ApiClient(Configuration(url)) as sync_client:
            sync.FastGPTApi(sync_client).upload_chat_file(**WHERE, file=file)


def measure(kind: str, url: str, path: Path) -> tuple[float, int]:
    """Returns seconds, and bytes that the upload took beyond one of four bytes."""
    asyncio.run(upload(kind, url, ("small", b"RIFF")))
    before, begun = peak(), time.perf_counter()
    asyncio.run(upload(kind, url, path))
    return time.perf_counter() - begun, peak() - before


def main() -> int:
    """Prints a line for each way, and returns how many took too much."""
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "large.bin")
        with path.open("wb") as file:
            file.truncate(SIZE)
        for ticket in ("form", "put"):
            with run_in_background(make_app(ticket)) as url:
                for kind in ("async", "sync"):
                    # A process of its own: the most memory of a process never falls.
                    with multiprocessing.get_context("spawn").Pool(1) as pool:
                        seconds, taken = pool.apply(measure, (kind, url, path))
                    failed += taken > MOST
                    print(f"{ticket:5} {kind:6} 1 GiB in {seconds:5.1f} s, {taken / 2**20:5.1f} MiB of memory")
    return failed


if __name__ == "__main__":
    sys.exit(main())
