"""Saves a response that is a file, in chunks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtmaisdk.clients.rest.calls.limits import IdleLimit
from mtmaisdk.clients.rest.calls.response import is_page, read_response, seems_json, unexpected
from mtmaisdk.clients.rest.exceptions import OpenApiException
from mtmaisdk.clients.rest.transport import aio
from mtmaisdk.clients.rest.transport.aio.body import Body, release
from mtmaisdk.clients.rest.transport.aio.exchange import next_piece
from mtmaisdk.clients.rest.transport.aio.waiting import in_thread

if TYPE_CHECKING:
    from pathlib import Path

    from mtmaisdk.clients.rest.calls.call import Call
    from mtmaisdk.clients.rest.files.partial import PartialFile

_MAX_ERROR = 2**20
"""Bytes of an error that are read."""


async def save(file: PartialFile, call: Call, response: aio.ClientResponse) -> Path:
    """Writes the body of a response to a file and returns the file's path.

    Args:
        file: The file, open.
        call: The call, with a response.
        response: Its response.

    Raises:
        ApiException: The response is not a file.
        ApiConnectionException: The connection broke.
        ApiTimeoutException: The file did not arrive in time.
    """
    operation, head, body = call.operation, call.head, Body(response, IdleLimit(call))
    try:
        piece = await next_piece(call, body)
        if not piece or not head.is_success or seems_json(head, piece) or is_page(operation, head):
            error_body = bytearray(piece)
            while piece and len(error_body) < _MAX_ERROR:
                piece = await next_piece(call, body)
                error_body += piece
            read_response(operation, head, bytes(error_body))
            raise unexpected(operation, head, bytes(error_body))
        while piece:
            await in_thread(file.write, piece)
            piece = await next_piece(call, body)
    except OpenApiException as error:
        call.redact(error)
        raise
    finally:
        body.stop()
        release(response)
    return file.path
