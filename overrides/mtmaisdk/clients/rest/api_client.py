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
from mtmaisdk.clients.rest.exceptions import ApiConnectionException, ApiTimeoutException
from mtmaisdk.clients.rest.request import Request, build_request
from mtmaisdk.clients.rest.response import read_response
from mtmaisdk.clients.rest.result import split_result

if TYPE_CHECKING:
    import aiohttp

    from mtmaisdk.clients.rest.operation import Operation
    from mtmaisdk.clients.rest.stream_declaration import StreamingOperation
    from mtmaisdk.clients.rest.stream_opening import Opening

T = TypeVar("T")

_READ_BUFFER = 2**16
"""Bytes; larger buffers cost memory per stream and gain nothing."""


class ApiClient:
    """A pool of connections to one server, for any number of tasks of one event loop.

    Close it, or use it as an async context manager.

    Args:
        configuration: Address, credentials and transport settings.
    """

    def __init__(self, configuration: Configuration | None = None) -> None:
        self.configuration = configuration or Configuration()
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Closes all connections; the client can be used again, with new ones."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

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

    async def _send(self, request: Request, wait: float | None) -> aiohttp.ClientResponse:
        import aiohttp
        from yarl import URL

        return await self._open_session().request(
            request.method,
            URL(request.url, encoded=True),
            data=request.body,
            headers=request.headers,
            timeout=aiohttp.ClientTimeout(
                total=request.timeouts.total, sock_connect=request.timeouts.connect, sock_read=wait
            ),
            # A redirect of an API call is a wrong address; following it could hand out credentials.
            allow_redirects=False,
        )

    def _open_session(self) -> aiohttp.ClientSession:
        if self._session is None:
            import aiohttp

            configuration = self.configuration
            # Plain http pays for no TLS context.
            ssl = configuration.ssl_context() if configuration.host.startswith("https") else False
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=configuration.max_connections, ssl=ssl),
                cookie_jar=aiohttp.DummyCookieJar(),
                proxy=configuration.proxy,
                read_bufsize=_READ_BUFFER,
                # aiohttp would invent one for a request without a body.
                skip_auto_headers=("Content-Type",),
            )
        return self._session


@contextmanager
def _errors_of(request: Request) -> Iterator[None]:
    import aiohttp

    try:
        yield
    except asyncio.TimeoutError as error:
        raise ApiTimeoutException(f"{request}: no answer in time") from error
    except (aiohttp.ClientError, OSError) as error:
        raise ApiConnectionException(f"{request}: {error}") from error
