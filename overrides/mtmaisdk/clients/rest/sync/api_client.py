"""Sends requests over urllib3."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar, cast

from typing_extensions import Self

from mtmaisdk.clients.rest.api_response import ApiResponse
from mtmaisdk.clients.rest.call import Call
from mtmaisdk.clients.rest.configuration import Configuration
from mtmaisdk.clients.rest.exceptions import OpenApiException
from mtmaisdk.clients.rest.headers import Headers
from mtmaisdk.clients.rest.hooks import run
from mtmaisdk.clients.rest.request import build_request
from mtmaisdk.clients.rest.response import read_response
from mtmaisdk.clients.rest.result import split_result

if TYPE_CHECKING:
    import urllib3

    from mtmaisdk.clients.rest.operation import Operation
    from mtmaisdk.clients.rest.stream_declaration import StreamingOperation
    from mtmaisdk.clients.rest.stream_opening import Opening

R = TypeVar("R")
T = TypeVar("T")


class ApiClient:
    """A pool of connections to one server, for any number of threads.

    Close it, or use it as a context manager.

    Args:
        configuration: Address, credentials and transport settings.
    """

    def __init__(self, configuration: Configuration | None = None) -> None:
        self.configuration = configuration or Configuration()
        if self.configuration.hooks is not None:
            self.configuration.hooks.check_blocking()
        self._pool: urllib3.PoolManager | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        # Connections belong to this process; a copy makes its own.
        return type(self), (self.configuration,)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes all connections; the client can be used again, with new ones."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.clear()

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
        from mtmaisdk.clients.rest.sync.urllib3_exchange import read, send

        response = send(self._open_pool(), call)
        body = read(call, response)
        data = read_response(call.operation, response.status, response.reason, response.headers, body)
        return data, response, body

    def _respond(self, call: Call) -> urllib3.BaseHTTPResponse:
        from mtmaisdk.clients.rest.sync.urllib3_exchange import send

        response = send(self._open_pool(), call)
        try:
            call.check_refusal(response.status, response.reason, response.headers)
        except OpenApiException:
            response.close()
            raise
        return response

    def _open_stream(self, call: Call) -> Opening[urllib3.BaseHTTPResponse]:
        from mtmaisdk.clients.rest.stream_opening import Opening, events_of_body, has_stream
        from mtmaisdk.clients.rest.stream_reader import StreamReader
        from mtmaisdk.clients.rest.sync.urllib3_exchange import FAILURES, read, send

        operation = cast("StreamingOperation[Any, Any]", call.operation)
        events = None
        response = send(self._open_pool(), call)
        status, reason, headers = response.status, response.reason, response.headers
        if has_stream(status, headers):
            reader = StreamReader(operation.stream, status, reason, headers, self.configuration.max_event_size)
        else:
            reader, events = events_of_body(operation, status, reason, headers, read(call, response))
        return Opening(response, status, headers, reader, call, FAILURES, events)

    def _open_pool(self) -> urllib3.PoolManager:
        if self._pool is None:
            import urllib3

            from mtmaisdk.clients.rest.sync.paced_connection import POOL_CLASSES

            configuration = self.configuration
            options: dict[str, Any] = {"maxsize": configuration.max_connections, "block": True}
            if configuration.host.startswith("https"):
                # Plain http pays for no TLS context.
                options["ssl_context"] = configuration.ssl_context()
            if configuration.proxy:
                self._pool = urllib3.ProxyManager(configuration.proxy, **options)
            else:
                self._pool = urllib3.PoolManager(**options)
            self._pool.pool_classes_by_scheme = POOL_CLASSES
        return self._pool
