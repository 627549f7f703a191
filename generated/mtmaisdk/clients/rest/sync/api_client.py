"""Sends requests over urllib3."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from mtmaisdk.clients.rest.calls.build import build_request
from mtmaisdk.clients.rest.calls.call import Call
from mtmaisdk.clients.rest.calls.options import split_result
from mtmaisdk.clients.rest.calls.response import read_response
from mtmaisdk.clients.rest.calls.routing import ELSEWHERE, Routing
from mtmaisdk.clients.rest.configuration import Configuration
from mtmaisdk.clients.rest.contract.answers import ApiResponse
from mtmaisdk.clients.rest.exceptions import OpenApiException
from mtmaisdk.clients.rest.settings.hooks import run
from mtmaisdk.clients.rest.sync.closing import Closing
from mtmaisdk.clients.rest.transport.blocking.connections import Connections
from mtmaisdk.clients.rest.wire.headers import Headers

if TYPE_CHECKING:
    import urllib3

    from mtmaisdk.clients.rest.calls.opening import OpenedStream
    from mtmaisdk.clients.rest.calls.transfer import Transfer, TransferAnswer
    from mtmaisdk.clients.rest.contract.operation import Operation
    from mtmaisdk.clients.rest.contract.stream import StreamingOperation

R = TypeVar("R")
T = TypeVar("T")


class ApiClient(Closing):
    """A pool of connections to one server, for any number of threads.

    Close it, or use it as a context manager. A forked process gets connections of its own.

    Args:
        configuration: Address, credentials and transport settings.
        pool: A pool of your own to send with, which is never closed; its TLS settings and its proxy
            count instead of the configuration's.

    Raises:
        ValueError: A proxy's address is not one.
    """

    def __init__(self, configuration: Configuration | None = None, *, pool: urllib3.PoolManager | None = None) -> None:
        self.configuration = configuration or Configuration()
        if self.configuration.hooks is not None:
            self.configuration.hooks.check_blocking()
        self.connections = Connections(self.configuration, pool)
        self._routing = Routing()

    def __reduce__(self) -> tuple[Any, ...]:
        # Connections belong to this process; a copy makes its own.
        return type(self), (self.configuration,)

    def close(self) -> None:
        """Closes all connections; the client can be used again, with new ones."""
        self.connections.close()

    def call(self, operation: Operation[T], arguments: Mapping[str, Any]) -> T:
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
            return cast("T", self._try(call, self._open_stream))
        if result == "response":
            response = self._try(call, self._respond)
            call.end()
            return cast("T", response)
        data, response, body = self._try(call, self._answer)
        call.end(data)
        if result == "data":
            return cast("T", data)
        return cast("T", ApiResponse(response.status, Headers(response.headers), data, body))

    def _try(self, call: Call, attempt: Callable[[Call], R]) -> R:
        """Tries a call until it succeeds, or another try is of no use."""
        try:
            while True:
                try:
                    result = attempt(call)
                except OpenApiException as error:
                    delay = call.failed(error)
                    if call.hooks is not None and call.hooks.on_error is not None:
                        run("on_error", call.hooks.on_error, call.request, error)
                    if delay is None:
                        raise
                else:
                    call.succeeded()
                    return result
                time.sleep(delay)
        except BaseException as error:
            call.end(error=error)
            raise

    def _answer(self, call: Call) -> tuple[Any, urllib3.BaseHTTPResponse, bytes]:
        from mtmaisdk.clients.rest.transport.blocking.exchange import read

        response = self._send(call)
        body = read(call, response)
        data = read_response(call.operation, response.status, response.reason, response.headers, body)
        return data, response, body

    def _respond(self, call: Call) -> urllib3.BaseHTTPResponse:
        from mtmaisdk.clients.rest.transport.blocking.response import release

        response = self._send(call)
        try:
            call.check_refusal(response.status, response.reason, response.headers)
        except OpenApiException:
            release(response)
            raise
        return response

    def _open_stream(self, call: Call) -> OpenedStream[urllib3.BaseHTTPResponse]:
        from mtmaisdk.clients.rest.calls.opening import OpenedStream, events_of_body, has_stream
        from mtmaisdk.clients.rest.streaming.reader import StreamReader
        from mtmaisdk.clients.rest.transport.blocking.exchange import FAILURES, read

        operation = cast("StreamingOperation[Any, Any]", call.operation)
        events = None
        response = self._send(call)
        status, reason, headers = response.status, response.reason, response.headers
        if has_stream(status, headers):
            reader = StreamReader(operation.stream, status, reason, headers, self.configuration.max_event_size)
        else:
            reader, events = events_of_body(operation, status, reason, headers, read(call, response))
        return OpenedStream(response, status, headers, reader, call, FAILURES, events)

    def transfer(self, transfer: Transfer) -> TransferAnswer:
        """Sends what has nothing to do with the API's credentials.

        Raises:
            ApiException: It was refused.
            ApiConnectionException: The address could not be reached.
            ApiTimeoutException: There was no answer in time.
        """
        from mtmaisdk.clients.rest.calls.transfer import LoggedTransfer
        from mtmaisdk.clients.rest.transport.blocking.transfer import exchange

        transfer.headers.setdefault("User-Agent", self.configuration.user_agent)
        with LoggedTransfer(transfer) as logged:
            return logged.take(exchange(self.connections, transfer))

    def _send(self, call: Call) -> urllib3.BaseHTTPResponse:
        """Returns the response of the place where the request has to go."""
        from mtmaisdk.clients.rest.transport.blocking.exchange import send

        if call.request.routes:
            call.request = self._routing.first(call.request)
        while True:
            response = send(self.connections.pool(), call)
            again = None
            if response.status in ELSEWHERE or call.request.routes:
                again = self._routing.next(call.request, response.status, response.headers)
            if again is None:
                return response
            response.drain_conn()
            call.request = again
