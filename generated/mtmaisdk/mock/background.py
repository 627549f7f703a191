"""Runs a server for blocking callers: in its own thread, or until Ctrl-C."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from aiohttp import web

from mtmaisdk.mock.server import make_app


@contextmanager
def run_in_background(app: web.Application | None = None) -> Iterator[str]:
    """Serves on a free port of the loopback address while the context is open.

    Args:
        app: What to serve; by default every operation of the contract.

    Yields:
        The server's base address.
    """
    loop = asyncio.new_event_loop()
    runner = web.AppRunner(app if app is not None else make_app(), access_log=None, shutdown_timeout=1)
    thread = threading.Thread(target=loop.run_forever, name="mtmaisdk.mock", daemon=True)
    thread.start()
    try:
        yield asyncio.run_coroutine_threadsafe(_start(runner), loop).result()
    finally:
        asyncio.run_coroutine_threadsafe(_end(runner), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def serve(app: web.Application, host: str, port: int, announce: Callable[[str], None]) -> None:
    """Serves until Ctrl-C; `announce` is called with the base address once it is ready.

    Raises:
        OSError: It cannot listen there.
    """
    family, name = (socket.AF_INET6, f"[{host}]") if ":" in host else (socket.AF_INET, host)
    listening = socket.create_server((host, port), family=family)
    url = f"http://{name}:{listening.getsockname()[1]}"
    web.run_app(app, sock=listening, access_log=None, print=lambda *_: announce(url), shutdown_timeout=1)


async def _start(runner: web.AppRunner) -> str:
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, chosen = runner.addresses[0][:2]
    return f"http://{host}:{chosen}"


async def _end(runner: web.AppRunner) -> None:
    await runner.cleanup()
    # aiohttp leaves a connection's task pending that ended while the server was closed.
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)
