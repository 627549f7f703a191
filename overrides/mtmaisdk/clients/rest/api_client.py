"""Sends requests over aiohttp."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from mtmaisdk.clients.rest.calls.build import build_request
from mtmaisdk.clients.rest.calls.call import Call
from mtmaisdk.clients.rest.calls.options import split_result
from mtmaisdk.clients.rest.calls.response import read_response
from mtmaisdk.clients.rest.calls.routing import ELSEWHERE, Routing
from mtmaisdk.clients.rest.closing import AsyncClosing
from mtmaisdk.clients.rest.configuration import Configuration
from mtmaisdk.clients.rest.contract.answers import ApiResponse
from mtmaisdk.clients.rest.exceptions import OpenApiException
from mtmaisdk.clients.rest.settings.hooks import run_async
from mtmaisdk.clients.rest.transport.aio.connections import Connections
from mtmaisdk.clients.rest.wire.headers import Headers

if TYPE_CHECKING:
    import aiohttp

    from mtmaisdk.clients.rest.calls.opening import OpenedStream
    from mtmaisdk.clients.rest.calls.transfer import Transfer, TransferAnswer
    from mtmaisdk.clients.rest.contract.operation import Operation
    from mtmaisdk.clients.rest.contract.stream import StreamingOperation

R = TypeVar("R")
T = TypeVar("T")


class ApiClient(AsyncClosing):
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

    def __reduce__(self) -> tuple[Any, ...]:
        # Connections belong to this process; a copy makes its own.
        return type(self), (self.configuration,)

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
        call = Call(operation, request, values, self.configuration)
        if result == "stream":
            return cast("T", await self._try(call, self._open_stream))
        if result == "response":
            response = await self._try(call, self._respond)
            call.end()
            return cast("T", response)
        data, response, body = await self._try(call, self._answer)
        call.end(data)
        if result == "data":
            return cast("T", data)
        return cast("T", ApiResponse(response.status, Headers(response.headers), data, body))

    async def _try(self, call: Call, attempt: Callable[[Call], Awaitable[R]]) -> R:
        """Tries a call until it succeeds, or another try is of no use."""
        try:
            while True:
                try:
                    result = await attempt(call)
                except OpenApiException as error:
                    delay = call.failed(error)
                    if call.hooks is not None and call.hooks.on_error is not None:
                        await run_async(call.hooks.on_error, call.request, error)
                    if delay is None:
                        raise
                else:
                    call.succeeded()
                    return result
                await asyncio.sleep(delay)
        except BaseException as error:
            call.end(error=error)
            raise

    async def _answer(self, call: Call) -> tuple[Any, aiohttp.ClientResponse, bytes]:
        from mtmaisdk.clients.rest.transport.aio.exchange import read

        response = await self._send(call, call.request.timeouts.first_byte)
        body = await read(call, response)
        data = read_response(call.operation, response.status, response.reason, response.headers, body)
        return data, response, body

    async def _respond(self, call: Call) -> aiohttp.ClientResponse:
        response = await self._send(call, call.request.timeouts.first_byte)
        try:
            call.check_refusal(response.status, response.reason, response.headers)
        except OpenApiException:
            response.close()
            raise
        return response

    async def _open_stream(self, call: Call) -> OpenedStream[aiohttp.ClientResponse]:
        from mtmaisdk.clients.rest.calls.opening import OpenedStream, events_of_body, has_stream
        from mtmaisdk.clients.rest.streaming.reader import StreamReader
        from mtmaisdk.clients.rest.transport.aio.exchange import FAILURES, read

        operation = cast("StreamingOperation[Any, Any]", call.operation)
        events = None
        # For the head alone: what follows is watched event by event.
        response = await self._send(call, None, call.request.timeouts.first_byte)
        status, reason, headers = response.status, response.reason, response.headers
        if has_stream(status, headers):
            reader = StreamReader(operation.stream, status, reason, headers, self.configuration.max_event_size)
        else:
            reader, events = events_of_body(operation, status, reason, headers, await read(call, response))
        return OpenedStream(response, status, headers, reader, call, FAILURES, events)

    async def transfer(self, transfer: Transfer) -> TransferAnswer:
        """Sends what has nothing to do with the API's credentials.

        Raises:
            ApiException: It was refused.
            ApiConnectionException: The address could not be reached.
            ApiTimeoutException: There was no answer in time.
        """
        from mtmaisdk.clients.rest.calls.transfer import LoggedTransfer
        from mtmaisdk.clients.rest.transport.aio.transfer import exchange

        transfer.headers.setdefault("User-Agent", self.configuration.user_agent)
        with LoggedTransfer(transfer) as logged:
            return logged.take(await exchange(self.connections, transfer))

    async def _send(self, call: Call, wait: float | None, head: float | None = None) -> aiohttp.ClientResponse:
        """Returns the response of the place where the request has to go."""
        from mtmaisdk.clients.rest.transport.aio.exchange import send

        if call.request.routes:
            call.request = self._routing.first(call.request)
        while True:
            response = await send(self.connections, call, wait, head)
            again = None
            if response.status in ELSEWHERE or call.request.routes:
                again = self._routing.next(call.request, response.status, response.headers)
            if again is None:
                return response
            response.release()
            call.request = again
