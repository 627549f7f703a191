"""Saves an answer that is a file, piece by piece."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from mtmaisdk.clients.rest.calls.response import is_page, read_response, seems_json, unexpected
from mtmaisdk.clients.rest.exceptions import ApiConnectionException, ApiTimeoutException, OpenApiException
from mtmaisdk.clients.rest.settings.timeouts import Timeouts

if TYPE_CHECKING:
    from pathlib import Path

    import aiohttp

    from mtmaisdk.clients.rest.contract.operation import Operation
    from mtmaisdk.clients.rest.files.partial import PartialFile


PIECE = 2**16
_LARGEST_ERROR = 2**20


class Download:
    """Tells the start of a file from an error, and an error from its start.

    Args:
        operation: What was called.
        status: The HTTP status.
        reason: The HTTP reason phrase.
        headers: The response headers.
    """

    def __init__(self, operation: Operation[Any], status: int, reason: str | None, headers: Mapping[str, str]) -> None:
        self._answer = operation, status, reason, headers
        self._error: bytes | None = None
        self._is_empty = True

    def of_file(self, piece: bytes) -> bool:
        """Takes the next piece of the body, and returns whether it belongs to the file."""
        operation, status, _, headers = self._answer
        if self._is_empty and (not 200 <= status < 300 or seems_json(headers, piece) or is_page(operation, headers)):
            self._error = b""
        self._is_empty = False
        if self._error is not None and len(self._error) < _LARGEST_ERROR:
            self._error += piece
        return self._error is None

    def finish(self) -> None:
        """Ends the body.

        Raises:
            ApiException: It was no file.
        """
        operation, status, reason, headers = self._answer
        if self._error is not None or self._is_empty:
            read_response(operation, status, reason, headers, self._error or b"")
            raise unexpected(operation, status, reason, headers, self._error or b"")


@contextmanager
def redacting(operation: Operation[Any], api: Any, options: Mapping[str, Any]) -> Iterator[None]:
    """Takes out of an error the credentials that the server repeated in it.

    Args:
        operation: What is called.
        api: The object whose method it is.
        options: The method's keyword arguments.
    """
    try:
        yield
    except OpenApiException as error:
        configuration = api.api_client.configuration
        given = {name: value for name, value in (options.get("_headers") or {}).items() if value is not None}
        error.redact(configuration.secrets({**configuration.auth_headers(operation.auth), **given}))
        raise


def timeouts_of(api: Any, options: Mapping[str, Any]) -> Timeouts:
    """Returns how long a call with these options may take.

    Raises:
        ValueError: A limit is not a positive number.
    """
    limits = options.get("_request_timeout")
    timeouts: Timeouts = api.api_client.configuration.timeouts if limits is None else Timeouts.parse(limits)
    return timeouts


async def save(
    operation: Operation[Any], file: PartialFile, ask: Callable[..., Any], *args: Any, **kwargs: Any
) -> Path:
    """Calls `ask`, writes the body of the answer to a file and returns the file's path.

    Raises:
        ApiException: The answer is not a file.
        ApiConnectionException: The connection broke.
        ApiTimeoutException: The server fell silent.
    """
    import aiohttp

    with file, redacting(operation, args[0], kwargs):
        idle = timeouts_of(args[0], kwargs).idle
        response: aiohttp.ClientResponse = await ask(*args, **kwargs)
        download = Download(operation, response.status, response.reason, response.headers)
        try:
            while piece := await asyncio.wait_for(response.content.readany(), idle):
                if download.of_file(piece):
                    await asyncio.to_thread(file.write, piece)
        except asyncio.TimeoutError as error:
            raise ApiTimeoutException(f"{operation.name}: the file did not arrive in time", "read") from error
        except aiohttp.ClientError as error:
            raise ApiConnectionException(f"{operation.name}: the file is not whole: {error}", "read") from error
        finally:
            # A response that was read to its end is back in the pool, and this does nothing.
            response.close()
        download.finish()
    return file.path
