"""Sends answers with faults applied."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime

from aiohttp import web

from mtmaisdk.mock.behaviour import Whole
from mtmaisdk.mock.faults import Faults
from mtmaisdk.mock.faulty_body import changes_body, spoil
from mtmaisdk.mock.framing_writer import Frame, FramingWriter, Pause, to_json

STOPPING: web.AppKey[asyncio.Event] = web.AppKey("stopping", asyncio.Event)
"""Set when the server stops, which ends all waiting."""

_TICK = 0.05


async def send_whole(request: web.Request, answer: Whole, faults: Faults) -> web.StreamResponse:
    """Sends an answer that is not streamed."""
    whole = respond(answer, fault_headers(faults))
    if not changes_body(faults):
        return whole
    response = web.StreamResponse(status=answer.status, headers=whole.headers)
    return await send_body(request, response, [Frame(encode(answer))], faults, None)


def respond(answer: Whole, headers: Mapping[str, str] | None = None) -> web.Response:
    """Returns the response for an answer that is not streamed, with additional headers."""
    all_headers = {**answer.headers, **(headers or {})}
    if answer.media_type:
        all_headers["Content-Type"] = answer.media_type
    return web.Response(status=answer.status, body=encode(answer), headers=all_headers)


async def send_stream(
    request: web.Request, pieces: Iterable[bytes | Pause], framing: FramingWriter, faults: Faults
) -> web.StreamResponse:
    """Sends the frames of a stream, each in one write."""
    headers = {"Content-Type": framing.media_type, "Cache-Control": "no-cache", **fault_headers(faults)}
    return await send_body(request, web.StreamResponse(headers=headers), pieces, faults, framing)


def encode(answer: Whole) -> bytes:
    """Returns the body of an answer that is not streamed."""
    value = answer.value
    if isinstance(value, bytes):
        return value
    if isinstance(value, str) and not answer.media_type.partition(";")[0].endswith("json"):
        return value.encode(errors="replace")
    return to_json(value)


async def wait(request: web.Request, seconds: float) -> None:
    """Waits some seconds.

    Raises:
        ConnectionResetError: The client disconnected, or the server stops.
    """
    clock = asyncio.get_running_loop().time
    end = clock() + seconds
    while (left := end - clock()) > 0:
        if request.app[STOPPING].is_set() or request.transport is None or request.transport.is_closing():
            raise ConnectionResetError("the client disconnected, or the server stops")
        await asyncio.sleep(min(left, _TICK))


def close(request: web.Request) -> web.Response:
    """Closes the connection and returns a response that is not sent."""
    if request.transport is not None:
        request.transport.close()
    return web.Response()


async def send_body(
    request: web.Request,
    response: web.StreamResponse,
    pieces: Iterable[bytes | Pause],
    faults: Faults,
    framing: FramingWriter | None,
) -> web.StreamResponse:
    """Sends the pieces of a body with the faults applied; one that is not streamed has no framing."""
    await response.prepare(request)
    for piece in spoil(pieces, faults, framing):
        if isinstance(piece, bytes):
            await response.write(piece)
        elif isinstance(piece, Pause) and not piece.seconds:
            await asyncio.sleep(0)
        elif isinstance(piece, Pause):
            # aiohttp sends the headers only with the first write.
            await response.write(b"")
            await wait(request, piece.seconds)
        else:
            await response.write(b"")
            close(request)
            return response
    await response.write_eof()
    return response


def fault_headers(faults: Faults) -> dict[str, str]:
    """Returns the headers that faults add."""
    headers = {name: str(faults[name.lower()]) for name in ("Retry-After", "retry-after-ms") if name.lower() in faults}
    if "retry-after-date" in faults:
        date = datetime.now(timezone.utc) + timedelta(seconds=faults["retry-after-date"])
        headers["Retry-After"] = format_datetime(date, usegmt=True)
    return headers
