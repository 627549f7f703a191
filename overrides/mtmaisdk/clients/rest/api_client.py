"""Sends requests over aiohttp."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar, cast

from typing_extensions import Self

from mtmaisdk.clients.rest.api_response import ApiResponse
from mtmaisdk.clients.rest.configuration import Configuration
from mtmaisdk.clients.rest.connections import Connections
from mtmaisdk.clients.rest.exceptions import ApiConnectionException, ApiTimeoutException
from mtmaisdk.clients.rest.request import Request, build_request
from mtmaisdk.clients.rest.response import read_response
from mtmaisdk.clients.rest.result import split_result
from mtmaisdk.clients.rest.routing import ELSEWHERE, Routing

if TYPE_CHECKING:
    import aiohttp

    from mtmaisdk.clients.rest.operation import Operation
    from mtmaisdk.clients.rest.stream_declaration import StreamingOperation
    from mtmaisdk.clients.rest.stream_opening import Opening
    from mtmaisdk.clients.rest.transfer import Transfer, TransferAnswer

T = TypeVar("T")


class ApiClient:
    """A pool of connections to one server, for any number of tasks of one event loop.

    Close it, or use it as an async context manager. After its event loop has ended it opens new
    connections in the next one; a forked process gets its own.

    Args:
        configuration: Address, credentials and transport settings.
        session: A session of your own to send with, which is never closed; its connector, its proxy and
            its cookies count instead of the configuration's.

    Raises:
        ValueError: A proxy's address is not one.
    """

    def __init__(
        self, configuration: Configuration | None = None, *, session: aiohttp.ClientSession | None = None
    ) -> None:
        self.configuration = configuration or Configuration()
        self.connections = Connections(self.configuration, session)
        self._routing = Routing()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Closes all connections; the client can be used again, with new ones."""
        await self.connections.close()

    async def call(self, operation: Operation[T], arguments: Mapping[str, Any]) -> T:
        """Calls an operation with the local variables of its method.

        Raises:
            ApiException: The server refused, or its answer cannot be read.
            ApiConnectionException: The server could not be reached.
            ApiTimeoutException: The server did not answer in time.
        """
        values, options, result = split_result(arguments)
        request = build_request(operation, values, options, result, self.configuration)
        if result == "stream":
            return cast("T", await self._open_stream(cast("StreamingOperation[Any, Any]", operation), request))
        with _errors_of(request):
            response = await self._send(request, wait=request.timeouts.read)
            if result == "response":
                return cast("T", response)
            body = await response.read()
        data = read_response(operation, response.status, response.reason, response.headers, body)
        return data if result == "data" else cast("T", ApiResponse(response.status, response.headers, data, body))

    async def _open_stream(
        self, operation: StreamingOperation[Any, Any], request: Request
    ) -> Opening[aiohttp.ClientResponse]:
        import aiohttp

        from mtmaisdk.clients.rest.stream_opening import Opening, events_of_body, has_stream
        from mtmaisdk.clients.rest.stream_reader import StreamReader

        events = None
        begun = monotonic()
        with _errors_of(request):
            # For the head alone: what follows is watched event by event.
            sending = self._send(request, wait=None)
            response = await asyncio.wait_for(sending, request.timeouts.first_event)
            status, reason, headers = response.status, response.reason, response.headers
            if has_stream(status, headers):
                largest = self.configuration.max_event_size
                reader = StreamReader(operation.stream, status, reason, headers, largest)
            else:
                reader, events = events_of_body(operation, status, reason, headers, await response.read())
        broken = (aiohttp.ClientError, asyncio.TimeoutError, OSError)
        return Opening(response, status, headers, reader, request.timeouts, begun, broken, events)

    async def transfer(self, transfer: Transfer) -> TransferAnswer:
        """Sends what has nothing to do with the API's credentials.

        Raises:
            ApiException: It was refused.
            ApiConnectionException: The address could not be reached.
            ApiTimeoutException: There was no answer in time.
        """
        import aiohttp
        from yarl import URL

        from mtmaisdk.clients.rest.transfer import LARGEST_ANSWER, TransferAnswer

        timeouts, options = transfer.timeouts, self.connections.transfer_options(transfer.url)
        options["headers"].update(transfer.headers)
        options["headers"].setdefault("User-Agent", self.configuration.user_agent)
        with _errors_of(transfer):
            async with self.connections.transfers().request(
                transfer.method,
                URL(transfer.url, encoded=True),
                data=transfer.body,
                timeout=aiohttp.ClientTimeout(
                    total=timeouts.total, sock_connect=timeouts.connect, sock_read=timeouts.read
                ),
                allow_redirects=False,
                **options,
            ) as response:
                body = bytearray()
                async for piece in response.content.iter_any():
                    body += piece
                    if len(body) > LARGEST_ANSWER:
                        response.close()
                        break
        answer = TransferAnswer(response.status, response.reason, response.headers, bytes(body))
        answer.raise_for_failure()
        return answer

    async def _send(self, request: Request, wait: float | None) -> aiohttp.ClientResponse:
        if request.routes:
            request = self._routing.first(request)
        while True:
            response = await self._send_once(request, wait)
            again = None
            if response.status in ELSEWHERE or request.routes:
                again = self._routing.next(request, response.status, response.headers)
            if again is None:
                return response
            response.release()
            request = again

    async def _send_once(self, request: Request, wait: float | None) -> aiohttp.ClientResponse:
        import aiohttp
        from yarl import URL

        return await self.connections.session().request(
            request.method,
            URL(request.url, encoded=True),
            data=request.body,
            headers=request.headers,
            timeout=aiohttp.ClientTimeout(
                total=request.timeouts.total, sock_connect=request.timeouts.connect, sock_read=wait
            ),
            # Which are followed is decided above.
            allow_redirects=False,
            # Even where a given session would.
            raise_for_status=False,
            **self.connections.options,
        )


@contextmanager
def _errors_of(request: Request | Transfer) -> Iterator[None]:
    import aiohttp

    try:
        yield
    except asyncio.TimeoutError as error:
        raise ApiTimeoutException(f"{request}: no answer in time") from error
    except (aiohttp.ClientError, OSError) as error:
        raise ApiConnectionException(f"{request}: {error}") from error
