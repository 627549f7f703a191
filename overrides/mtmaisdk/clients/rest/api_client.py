"""The client, which sends requests over aiohttp."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar, cast

from mtmaisdk.clients.rest.calls.build import build_call
from mtmaisdk.clients.rest.calls.call import Call
from mtmaisdk.clients.rest.calls.response import read_external, read_response
from mtmaisdk.clients.rest.calls.routing import Routing
from mtmaisdk.clients.rest.closing import AsyncClosing
from mtmaisdk.clients.rest.configuration import Configuration
from mtmaisdk.clients.rest.contract.answers import ApiResponse
from mtmaisdk.clients.rest.contract.operation import Operation
from mtmaisdk.clients.rest.exceptions import ApiConnectionException, OpenApiException
from mtmaisdk.clients.rest.settings.options import AnswerForm
from mtmaisdk.clients.rest.settings.request import Request
from mtmaisdk.clients.rest.settings.retries import Retries
from mtmaisdk.clients.rest.transport import aio
from mtmaisdk.clients.rest.transport.aio.connections import Connections
from mtmaisdk.clients.rest.transport.aio.waiting import call_hook, check_hooks, sleep
from mtmaisdk.clients.rest.wire.headers import Headers

R = TypeVar("R")
T = TypeVar("T")

_MAX_REDIRECT = 2**16
"""Bytes that are read of the body of a redirect."""


class ApiClient(AsyncClosing):
    """Sends requests to one server, for any number of tasks of one event loop.

    Close it, or use it as an async context manager. When its event loop has ended, it opens new connections in the
    next one; a forked process opens its own.

    Args:
        configuration: Address, credentials and transport settings.
        session: Your own session to send with; it is never closed, and its TLS settings, proxy and cookies take
            precedence over the configuration's.

    Raises:
        ValueError: The address of a proxy is invalid.
        TypeError: A hook does not fit this client.
    """

    def __init__(self, configuration: Configuration | None = None, *, session: aio.ClientSession | None = None) -> None:
        self.configuration = configuration or Configuration()
        check_hooks(self.configuration.hooks)
        self.connections = Connections(self.configuration, session)
        self._routing = Routing()

    def __reduce__(self) -> tuple[Any, ...]:
        # Connections belong to this process; a copy opens its own.
        return type(self), (self.configuration,)

    async def close(self) -> None:
        """Closes all connections; the client can be used again, with new ones."""
        await self.connections.close()

    async def call(self, operation: Operation[T], arguments: Mapping[str, Any], form: AnswerForm = "data") -> T:
        """Calls an operation with the local variables of its method.

        Raises:
            TypeError, ValueError: An argument is invalid; nothing was sent.
            ApiException: The server refused, or its response does not match the operation.
            ApiConnectionException: The server could not be reached.
            ApiTimeoutException: The server did not respond in time.
        """
        call = build_call(operation, arguments, form, self.configuration)
        if form == "stream":
            return cast("T", await self._try(call, self._open_stream))
        if form in ("response", "opened"):
            response = await self._try(call, self._respond)
            call.end()
            return cast("T", response if form == "response" else (call, response))
        data, body = await self._try(call, self._answer)
        call.end(data)
        if form == "data":
            return cast("T", data)
        return cast("T", ApiResponse(call.head.status, Headers(call.head.headers), data, body))

    async def send_external(
        self, request: Request, retries: Retries | None = None, max_size: int = 2**20
    ) -> ApiResponse[dict[str, Any]]:
        """Sends a request to an address outside the API; see `Request.external`.

        By default it is never retried, and the rest of a body after `max_size` bytes stays unread. The data of the
        response is empty unless it is a JSON object.

        Raises:
            ApiException: The request was refused.
            ApiConnectionException: The address could not be reached.
            ApiTimeoutException: There was no response in time.
        """
        request.headers.setdefault("User-Agent", self.configuration.user_agent)

        async def attempt(call: Call) -> ApiResponse[dict[str, Any]]:
            body = await aio.read(call, await self._send(call), max_size)
            return read_external(call.head, body)

        return await self._try(Call(request, retries or Retries(0), self.configuration), attempt)

    async def _try(
        self, call: Call, attempt: Callable[[Call], Awaitable[R]], failed: OpenApiException | None = None
    ) -> R:
        """Attempts a call until it succeeds or may not be retried; `failed` is the error of an attempt before."""
        try:
            while True:
                try:
                    if failed is not None:
                        raise failed
                    call.begin()
                    result = await attempt(call)
                except OpenApiException as error:
                    failed = None
                    delay = call.failed(error)
                    if call.hooks is not None and call.hooks.on_error is not None:
                        await call_hook("on_error", call.hooks.on_error, call.request, error)
                    if delay is None:
                        raise
                else:
                    call.succeeded()
                    return result
                await sleep(delay)
        except BaseException as error:
            call.end(error=error)
            raise

    async def _answer(self, call: Call) -> tuple[Any, bytes]:
        body = await aio.read(call, await self._send(call))
        data = read_response(call.operation, call.head, body, call.packed, call.request.body)
        if call.was_refused:
            self._routing.plain.add(call.operation.path)
        return data, body

    async def _respond(self, call: Call) -> aio.ClientResponse:
        response = await self._send(call)
        try:
            call.check_refusal()
        except OpenApiException:
            aio.release(response)
            raise
        return response

    async def _open_stream(self, call: Call) -> Any:
        from mtmaisdk.clients.rest.calls import opening

        response = await self._send(call)
        retry = partial(self._try, call, self._open_stream)
        opened = opening.OpenedStream(response, call, opening.reader_of(call, self.configuration.max_event_size), retry)
        is_stream = opening.has_stream(call.head) or opening.begins_stream(call, b"")
        while is_stream is None and (piece := await aio.read_piece(call, response)):
            # Blanks before the first event say nothing.
            opened.begin = (opened.begin + piece).lstrip()
            is_stream = opening.begins_stream(call, opened.begin)
        if not is_stream:
            body = opened.begin + await aio.read(call, response)
            opened.whole_answer = opening.events_of_body(call, opened.reader, body)
        return opened

    async def _send(self, call: Call) -> aio.ClientResponse:
        """Returns the response, after redirects."""
        hooks = call.hooks
        self._routing.begin(call)
        if call.ask_key is not None:
            call.use_key(await call_hook("access_token", call.ask_key))
        while True:
            if hooks is not None and hooks.before_request is not None:
                await call_hook("before_request", hooks.before_request, call.request)
                call.request.check_headers()
            response = await aio.send(self.connections, call)
            if hooks is not None and hooks.after_response is not None:
                try:
                    await call_hook("after_response", hooks.after_response, call.request, call.head)
                except BaseException:
                    aio.release(response)
                    raise
            if not self._routing.redirects(call, call.head):
                return response
            # Read to its end, the response leaves its connection for the next request.
            with suppress(ApiConnectionException):
                await aio.read(call, response, _MAX_REDIRECT)
