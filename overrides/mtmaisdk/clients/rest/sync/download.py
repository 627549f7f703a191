"""Saves an answer that is a file, piece by piece, blocking."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any

from mtmaisdk.clients.rest.exceptions import ApiConnectionException, ApiTimeoutException
from mtmaisdk.clients.rest.methods.download import PIECE, Download, redacting, timeouts_of
from mtmaisdk.clients.rest.transport.blocking.response import release, socket_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import urllib3

    from mtmaisdk.clients.rest.contract.operation import Operation
    from mtmaisdk.clients.rest.files.partial import PartialFile


def save(operation: Operation[Any], file: PartialFile, ask: Callable[..., Any], *args: Any, **kwargs: Any) -> Path:
    """Calls `ask`, writes the body of the answer to a file and returns the file's path.

    Raises:
        ApiException: The answer is not a file.
        ApiConnectionException: The connection broke.
        ApiTimeoutException: The server fell silent.
    """
    import urllib3.exceptions

    with file, redacting(operation, args[0], kwargs):
        timeouts, begun = timeouts_of(args[0], kwargs), monotonic()
        response: urllib3.BaseHTTPResponse = ask(*args, **kwargs)
        download = Download(operation, response.status, response.reason, response.headers)
        try:
            sock = socket_of(response)
            while True:
                left = None if timeouts.total is None else begun + timeouts.total - monotonic()
                if left is not None and left <= 0:
                    raise ApiTimeoutException(f"{operation.name}: the file did not arrive in time", "total")
                if sock is not None:
                    sock.settimeout(min((limit for limit in (left, timeouts.idle) if limit is not None), default=None))
                piece = response.read1(PIECE, decode_content=True)
                if not piece:
                    break
                if download.of_file(piece):
                    file.write(piece)
        except urllib3.exceptions.TimeoutError as error:
            raise ApiTimeoutException(f"{operation.name}: the file did not arrive in time", "read") from error
        except urllib3.exceptions.HTTPError as error:
            raise ApiConnectionException(f"{operation.name}: the file is not whole: {error}", "read") from error
        finally:
            release(response)
        download.finish()
    return file.path
