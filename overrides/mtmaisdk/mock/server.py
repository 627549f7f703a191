"""The application: a route for each operation of the contract, on one port."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any
from uuid import uuid4

from aiohttp import web

from mtmaisdk.mock.backends import Backends
from mtmaisdk.mock.contract import Operation, load
from mtmaisdk.mock.delivery import STOPPING, close, respond, wait
from mtmaisdk.mock.fault_plan import FaultPlan
from mtmaisdk.mock.faults import FAULT_HEADER, Faults
from mtmaisdk.mock.operation_handler import EXAMPLE_HEADER, OperationHandler
from mtmaisdk.mock.problem import MALFORMED, Problem
from mtmaisdk.mock.received import ReceivedRequest
from mtmaisdk.mock.refusals import TOO_LARGE, Dialect, dialect_at, dialect_of, whole

__all__ = ["EXAMPLE_HEADER", "FAULT_PLAN", "MAX_BODY", "MISMATCHES", "REQUESTS", "ReceivedRequest", "make_app"]

MAX_BODY = 20 * 2**20
"""Bytes; FastGPT's limit."""

REQUESTS: web.AppKey[list[ReceivedRequest]] = web.AppKey("requests", list)
"""What an application received."""

FAULT_PLAN: web.AppKey[FaultPlan] = web.AppKey("fault_plan", FaultPlan)
"""Which faults its requests meet."""

MISMATCHES: web.AppKey[list[str]] = web.AppKey("mismatches", list)
"""What did not fit the contract of what it was to send; filled where `check_responses` is set."""

_RECORDS = web.AppKey("records", bool)
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def make_app(
    *,
    api_key: str | None = None,
    fault: str = "",
    latency: float = 0,
    tokens_per_second: float | None = None,
    check_responses: bool = False,
    record: bool = True,
    backends: Mapping[str, Any] | None = None,
) -> web.Application:
    """Returns an application with a route for each operation of the contract.

    Args:
        api_key: The one key that may call; any does without it.
        fault: The faults of all requests that ask for no other, as in `status=429;times=2`.
        latency: Seconds before each answer.
        tokens_per_second: Events of a stream in a second.
        check_responses: Checks everything against the contract before it is sent. What does not fit is put into
            `app[MISMATCHES]`, and answered with status 500, or by closing the connection of a stream.
        record: Keeps what is received in `app[REQUESTS]`.
        backends: Backends by their family, in place of the package's own.

    Raises:
        ValueError: There is no such fault, or its value is none.
    """
    shape = {"slow-headers": latency} if latency else {}
    if tokens_per_second is not None:
        if not tokens_per_second > 0:
            raise ValueError(f"tokens_per_second is {tokens_per_second}, and has to be above 0")
        shape["tokens-per-second"] = tokens_per_second
    app = web.Application(client_max_size=MAX_BODY)
    app[REQUESTS] = []
    app[_RECORDS] = record
    app[FAULT_PLAN] = FaultPlan(fault, shape)
    app[MISMATCHES] = []
    app[STOPPING] = asyncio.Event()
    operations = load()
    own = Backends({operation.family for operation in operations}, backends)
    for operation in operations:
        handler = OperationHandler(
            operation, own.behaviour(operation), api_key, app[MISMATCHES] if check_responses else None
        )
        # Unlike a name alone, this takes braces as well.
        path = operation.path.replace("}", ":[^/]+}")
        app.router.add_route(operation.http_method, path, _handle(handler))
    for route in own.routes():
        handle = _handle_beside(route.handler, dialect_at(route.path, operations))
        app.router.add_routes([web.RouteDef(route.method, route.path, handle, route.kwargs)])
    app.middlewares.append(_refuse_unknown(operations))
    app.on_response_prepare.append(_add_request_id)
    app.on_shutdown.append(_stop_waiting)
    return app


def _handle(handler: OperationHandler) -> _Handler:
    operation = handler.operation

    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            body = await request.read()
        except web.HTTPRequestEntityTooLarge:
            _record(request, operation.id)
            return respond(dialect_of(operation).refuse(413, TOO_LARGE))
        except web.RequestPayloadError as error:
            _record(request, operation.id)
            # aiohttp puts status and line ends around what it says.
            problem = Problem("body", (), MALFORMED, str(error.__cause__ or error).rpartition("\n")[2].strip())
            return respond(whole(*dialect_of(operation).invalid([problem])))
        except ConnectionError:
            _record(request, operation.id)
            return close(request)
        _record(request, operation.id, body)
        return await _with_faults(request, lambda faults: handler.handle(request, body, faults))

    return handle


def _handle_beside(handler: Any, dialect: Dialect) -> _Handler:
    """Returns what handles an address beside the contract; the faults that come to it are those of status and time."""

    async def answer(request: web.Request, faults: Faults) -> web.StreamResponse:
        await wait(request, faults.get("slow-headers", 0))
        if "status" in faults:
            return respond(dialect.refuse(faults["status"], "The upload or download failed."))
        response: web.StreamResponse = await handler(request)
        return close(request) if "drop-answer" in faults else response

    async def handle(request: web.Request) -> web.StreamResponse:
        # Only the handler knows how to read the body; `note_body` adds it.
        _record(request)
        return await _with_faults(request, lambda faults: answer(request, faults))

    return handle


async def _with_faults(
    request: web.Request, answer: Callable[[Faults], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    try:
        faults = request.app[FAULT_PLAN].next_for(request.headers.get(FAULT_HEADER))
    except ValueError as error:
        return web.json_response({"message": f"{FAULT_HEADER}: {error}"}, status=400)
    try:
        return await answer(faults)
    except ConnectionError:
        return close(request)


def _refuse_unknown(operations: list[Operation]) -> Any:
    @web.middleware
    async def refuse(request: web.Request, handler: _Handler) -> web.StreamResponse:
        if request.match_info.http_exception is None:
            try:
                return await handler(request)
            except web.HTTPRequestEntityTooLarge:
                return respond(dialect_at(request.path, operations).refuse(413, TOO_LARGE))
        _record(request)
        dialect = dialect_at(request.path, operations)
        problem = request.match_info.http_exception
        is_route = isinstance(problem, web.HTTPMethodNotAllowed)
        if dialect.serves_files:
            is_route = request.method not in ("GET", "HEAD")
        answer = whole(*(dialect.no_method if is_route else dialect.no_route))
        if isinstance(problem, web.HTTPMethodNotAllowed) and answer.status == 405:
            answer = replace(answer, headers={"Allow": problem.headers["Allow"]})
        return respond(answer)

    return refuse


def note_body(request: web.Request, body: bytes) -> None:
    """Adds its body to a request to an address beside the contract."""
    requests = request.app[REQUESTS]
    for received in reversed(requests):
        if received.headers is request.headers:
            received.body = body
            return


def _record(request: web.Request, operation: str = "", body: bytes = b"") -> None:
    if request.app[_RECORDS]:
        received = ReceivedRequest(request.method, request.raw_path, request.headers, body, operation)
        request.app[REQUESTS].append(received)


async def _add_request_id(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.setdefault("X-Request-Id", f"req_{uuid4().hex}")


async def _stop_waiting(app: web.Application) -> None:
    app[STOPPING].set()
