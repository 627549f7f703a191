"""Sends requests over urllib3."""

from __future__ import annotations

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
from mtmaisdk.clients.rest.routing import ELSEWHERE, Routing
from mtmaisdk.clients.rest.sync.connections import Connections

if TYPE_CHECKING:
    import urllib3

    from mtmaisdk.clients.rest.operation import Operation
    from mtmaisdk.clients.rest.stream_declaration import StreamingOperation
    from mtmaisdk.clients.rest.stream_opening import Opening
    from mtmaisdk.clients.rest.transfer import Transfer, TransferAnswer

T = TypeVar("T")


class ApiClient:
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
        self.connections = Connections(self.configuration, pool)
        self._routing = Routing()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

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
        if result == "stream":
            return cast("T", self._open_stream(cast("StreamingOperation[Any, Any]", operation), request))
        with _errors_of(request):
            response = self._send(request, wait=request.timeouts.read, preload_content=result != "response")
        if result == "response":
            return cast("T", response)
        body = response.data
        data = read_response(operation, response.status, response.reason, response.headers, body)
        return data if result == "data" else cast("T", ApiResponse(response.status, response.headers, data, body))

    def _open_stream(
        self, operation: StreamingOperation[Any, Any], request: Request
    ) -> Opening[urllib3.BaseHTTPResponse]:
        import urllib3

        from mtmaisdk.clients.rest.stream_opening import Opening, events_of_body, has_stream
        from mtmaisdk.clients.rest.stream_reader import StreamReader

        events = None
        begun = monotonic()
        with _errors_of(request):
            response = self._send(request, wait=request.timeouts.first_event, preload_content=False)
            status, reason, headers = response.status, response.reason, response.headers
            if has_stream(status, headers):
                largest = self.configuration.max_event_size
                reader = StreamReader(operation.stream, status, reason, headers, largest)
            else:
                reader, events = events_of_body(operation, status, reason, headers, response.data)
        broken = (urllib3.exceptions.HTTPError, OSError)
        return Opening(response, status, headers, reader, request.timeouts, begun, broken, events)

    def transfer(self, transfer: Transfer) -> TransferAnswer:
        """Sends what has nothing to do with the API's credentials.

        Raises:
            ApiException: It was refused.
            ApiConnectionException: The address could not be reached.
            ApiTimeoutException: There was no answer in time.
        """
        import urllib3

        from mtmaisdk.clients.rest.transfer import LARGEST_ANSWER, TransferAnswer

        timeouts = transfer.timeouts
        with _errors_of(transfer):
            response = self.connections.transfers(transfer.url).urlopen(
                transfer.method,
                transfer.url,
                body=transfer.body,
                headers={"User-Agent": self.configuration.user_agent, **transfer.headers},
                timeout=urllib3.Timeout(total=timeouts.total, connect=timeouts.connect, read=timeouts.read),
                redirect=False,
                retries=False,
                preload_content=False,
            )
            body = response.read(LARGEST_ANSWER)
            # What was not read to its end cannot be used again.
            response.close() if len(body) == LARGEST_ANSWER else response.release_conn()
        answer = TransferAnswer(response.status, response.reason, response.headers, body)
        answer.raise_for_failure()
        return answer

    def _send(self, request: Request, wait: float | None, preload_content: bool) -> urllib3.BaseHTTPResponse:
        if request.routes:
            request = self._routing.first(request)
        while True:
            response = self._send_once(request, wait, preload_content)
            again = None
            if response.status in ELSEWHERE or request.routes:
                again = self._routing.next(request, response.status, response.headers)
            if again is None:
                return response
            response.drain_conn()
            request = again

    def _send_once(self, request: Request, wait: float | None, preload_content: bool) -> urllib3.BaseHTTPResponse:
        import urllib3

        return self.connections.pool().urlopen(
            request.method,
            request.url,
            body=request.body,
            headers=request.headers,
            timeout=urllib3.Timeout(total=request.timeouts.total, connect=request.timeouts.connect, read=wait),
            # Which are followed is decided above.
            redirect=False,
            retries=False,
            preload_content=preload_content,
        )


@contextmanager
def _errors_of(request: Request | Transfer) -> Iterator[None]:
    import urllib3.exceptions

    try:
        yield
    except (urllib3.exceptions.HTTPError, OSError) as error:
        # urllib3 counts a refused connection as a timeout.
        late = isinstance(error, urllib3.exceptions.TimeoutError)
        if late and not isinstance(error, urllib3.exceptions.NewConnectionError):
            raise ApiTimeoutException(f"{request}: no answer in time") from error
        raise ApiConnectionException(f"{request}: {error}") from error
