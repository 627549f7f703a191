"""Reads the body of a response piece by piece, and saves one that is a file."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path

from mtmaisdk.clients.rest.calls.call import MAX_ERROR, Call
from mtmaisdk.clients.rest.calls.limits import IdleLimit
from mtmaisdk.clients.rest.calls.response import is_page, read_response, seems_json, unexpected
from mtmaisdk.clients.rest.exceptions import OpenApiException
from mtmaisdk.clients.rest.files.partial import PartialFile
from mtmaisdk.clients.rest.transport import aio
from mtmaisdk.clients.rest.transport.aio.body import Body, release
from mtmaisdk.clients.rest.transport.aio.exchange import next_piece
from mtmaisdk.clients.rest.transport.aio.waiting import in_thread


async def pieces(call: Call, response: aio.ClientResponse, begin: bytes = b"") -> AsyncGenerator[bytes, None]:
    """Yields the pieces of a body as they arrive, after what was read before, and releases the response."""
    body = Body(response, IdleLimit(call))
    try:
        if begin:
            yield begin
        while piece := await next_piece(call, body):
            yield piece
    finally:
        body.stop()
        release(response)


async def save(file: PartialFile, call: Call, response: aio.ClientResponse) -> Path:
    """Writes the body of a response to a file, which is open, and returns the file's path."""
    operation, head = call.operation, call.head
    begin = await aio.read_piece(call, response)
    if begin and head.is_success and not seems_json(head, begin) and not is_page(operation, head):
        async with aclosing(pieces(call, response, begin)) as body:
            async for piece in body:
                await in_thread(file.write, piece)
        return file.path
    error_body = begin + await aio.read(call, response, MAX_ERROR)
    try:
        read_response(operation, head, error_body)
        raise unexpected(operation, head, error_body)
    except OpenApiException as error:
        call.redact(error)
        raise
