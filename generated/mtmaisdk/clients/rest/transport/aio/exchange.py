"""Sends the request of a call over aiohttp, and reads its response."""

from __future__ import annotations

from mtmaisdk.clients.rest.calls.call import Call
from mtmaisdk.clients.rest.calls.limits import IdleLimit
from mtmaisdk.clients.rest.exceptions import OpenApiException
from mtmaisdk.clients.rest.transport import aio
from mtmaisdk.clients.rest.transport.aio.body import Body, arrived, release
from mtmaisdk.clients.rest.transport.aio.connections import Connections
from mtmaisdk.clients.rest.transport.aio.request import FAILURES, failure, send_request


async def send(connections: Connections, call: Call) -> aio.ClientResponse:
    """Sends the request of a call once and returns the response as soon as its head has arrived."""
    try:
        response = await send_request(connections, call)
    except FAILURES as error:
        raise failure(error, call, has_head=False) from error
    try:
        call.answered(response.status, response.reason, response.headers)
    except OpenApiException:
        release(response)
        raise
    return response


async def read(call: Call, response: aio.ClientResponse, most: int | None = None) -> bytes:
    """Returns the body of a response up to `most` bytes and a piece; by default all, or 1 MiB of a refusal."""
    if (piece := arrived(response)) is not None:
        call.is_enough(len(piece), most)
        return piece
    body, whole = Body(response, IdleLimit(call)), bytearray()
    try:
        while piece := await next_piece(call, body):
            whole += piece
            if call.is_enough(len(whole), most):
                break
        return bytes(whole)
    finally:
        body.stop()
        release(response)


async def read_piece(call: Call, response: aio.ClientResponse) -> bytes:
    """Returns the next piece of the body of a response, which stays open; empty at the end."""
    body = Body(response, IdleLimit(call))
    try:
        return await next_piece(call, body)
    except BaseException:
        release(response)
        raise
    finally:
        body.stop()


async def next_piece(call: Call, body: Body) -> bytes:
    """Returns the next piece of a body, empty at the end."""
    try:
        return await body.read()
    except FAILURES as error:
        raise (call.timeout_error("idle") if body.is_late(error) else failure(error, call, has_head=True)) from error
