"""The application: a route for each operation of the contract."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from mtmaisdk.mock.backends import Backends, errors_at, errors_of
from mtmaisdk.mock.browser import allow_reading, guard
from mtmaisdk.mock.contract import Operation, load
from mtmaisdk.mock.delivery import STOPPING, close, respond, wait
from mtmaisdk.mock.error_format import TOO_LARGE, ErrorFormat, error_answer
from mtmaisdk.mock.fault_plan import FaultPlan
from mtmaisdk.mock.faults import FAULT_HEADER, Faults
from mtmaisdk.mock.operation_handler import OperationHandler
from mtmaisdk.mock.problem import MALFORMED, Problem
from mtmaisdk.mock.received import ReceivedRequest
from mtmaisdk.mock.script_plan import ScriptPlan
from mtmaisdk.mock.scripted_delivery import send_scripted
from mtmaisdk.mock.site import MISSING, SITE, file_at

MAX_BODY = 20 * 2**20
"""Bytes; FastGPT's limit."""

FAULT_PLAN: web.AppKey[FaultPlan] = web.AppKey("fault_plan", FaultPlan)
"""The faults of an application's requests."""

REQUESTS: web.AppKey[list[ReceivedRequest]] = web.AppKey("requests", list)
"""The requests that an application received, oldest first."""

MISMATCHES: web.AppKey[list[str]] = web.AppKey("mismatches", list)
"""Answers that did not match the contract; filled if `check_responses` is set."""

SCRIPT: web.AppKey[ScriptPlan] = web.AppKey("script", ScriptPlan)
"""What an application answers in place of its backends."""

_IS_RECORDING = web.AppKey("is_recording", bool)


def make_app(
    *,
    api_key: str | None = None,
    fault: str = "",
    latency: float = 0,
    tokens_per_second: float | None = None,
    check_responses: bool = False,
    record: bool = True,
    backends: Mapping[str, Any] | None = None,
    allow_hosts: Collection[str] = (),
    site: Path = SITE,
    script: Path | None = None,
    strict: bool = False,
    models: Sequence[str] = (),
) -> web.Application:
    """Returns an application with a route for each operation of the contract.

    Args:
        api_key: The only valid key; by default any is accepted.
        fault: The faults of all requests that ask for no others, as in `status=429;times=2`.
        latency: Seconds to wait before each response.
        tokens_per_second: Events per second of a stream.
        check_responses: Checks each answer against the contract before it is sent. A mismatch is added to
            `app[MISMATCHES]`, and answered with status 500, or by closing the connection of a stream.
        record: Records the received requests in `app[REQUESTS]`.
        backends: Objects that answer, by backend, in place of the package's own.
        allow_hosts: Names under which the server may be reached besides addresses and `localhost`.
        site: Folder of the site that is served at `/`.
        script: A file with answers, read again when it changes; see `script`.
        strict: Refuses requests for which there is no scripted answer.
        models: The models that exist; others get status 404. By default any is answered.

    Raises:
        ValueError: A fault is unknown, or its value is invalid; the script is invalid.
        OSError: The script cannot be read.
    """
    shape = {"slow-headers": latency} if latency else {}
    if tokens_per_second is not None:
        if not tokens_per_second > 0:
            raise ValueError(f"tokens_per_second is {tokens_per_second}; it must be above 0")
        shape["tokens-per-second"] = tokens_per_second
    app = web.Application(client_max_size=MAX_BODY)
    app[REQUESTS] = []
    app[_IS_RECORDING] = record
    app[FAULT_PLAN] = FaultPlan(fault, shape)
    app[MISMATCHES] = []
    app[SCRIPT] = ScriptPlan(script, strict)
    app[STOPPING] = asyncio.Event()
    operations = load()
    mismatches = app[MISMATCHES] if check_responses else None
    own = Backends({operation.backend for operation in operations}, backends)
    for operation in operations:
        handler = OperationHandler(operation, own.behaviour(operation), api_key, mismatches, models)
        for method, path in own.routes_of(operation):
            # By default aiohttp's parameters do not match braces.
            app.router.add_route(method, path.replace("}", ":[^/]+}"), _handle(handler))
    for route in own.routes():
        handle = _handle_uncontracted(route.handler, errors_at(route.path, operations))
        app.router.add_routes([web.RouteDef(route.method, route.path, handle, route.kwargs)])
    app.middlewares.extend([guard(allow_hosts), _record_instead, _refuse_unknown(operations, site)])
    app.on_response_prepare.extend([_add_request_id, allow_reading])
    app.on_shutdown.append(_stop_waiting)
    app.on_cleanup.extend([own.close, _stop_recording])
    return app


def _handle(handler: OperationHandler) -> Handler:
    operation = handler.operation

    async def handle(request: web.Request) -> web.StreamResponse:
        body = b""
        try:
            body = await request.read()
        except web.HTTPRequestEntityTooLarge:
            return respond(errors_of(operation).answer(413, TOO_LARGE))
        except web.RequestPayloadError as error:
            # aiohttp adds the status and line ends to its message.
            problem = Problem("body", (), MALFORMED, str(error.__cause__ or error).rpartition("\n")[2].strip())
            return respond(error_answer(*errors_of(operation).invalid([problem])))
        except ConnectionError:
            return close(request)
        finally:
            received = _record(request, operation.id, body)
        find = partial(request.app[SCRIPT].answer_to, received, operation)
        return await _with_faults(request, lambda faults: handler.handle(request, body, faults, find))

    return handle


def _handle_uncontracted(handler: Any, errors: ErrorFormat) -> Handler:
    """Returns the handler of a route outside of the contract; only faults of status and time apply to it."""

    async def handle(request: web.Request) -> web.StreamResponse:
        received = _record(request)

        async def answer(faults: Faults) -> web.StreamResponse:
            if "status" in faults:
                return respond(errors.answer(faults["status"], "The upload or download failed."))
            try:
                response: web.StreamResponse = await handler(request)
            finally:
                # Only the handler knows how to read the body; what it has read by `read` is kept.
                received.body = await request.read()
            return close(request) if "drop-answer" in faults else response

        return await _with_faults(request, answer)

    return handle


def _record(request: web.Request, operation: str = "", body: bytes = b"") -> ReceivedRequest:
    received = ReceivedRequest(request.method, request.raw_path, request.headers, body, operation)
    if request.app[_IS_RECORDING]:
        request.app[REQUESTS].append(received)
    return received


async def _with_faults(
    request: web.Request, answer: Callable[[Faults], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    try:
        faults = request.app[FAULT_PLAN].next_for(request.headers.get(FAULT_HEADER))
    except ValueError as error:
        return web.json_response({"message": f"{FAULT_HEADER}: {error}"}, status=400)
    try:
        await wait(request, faults.get("slow-headers", 0))
        return await answer(faults)
    except ConnectionError:
        return close(request)


@web.middleware
async def _record_instead(request: web.Request, handler: Handler) -> web.StreamResponse:
    recorder = request.app[SCRIPT].recorder
    return await (recorder.handle(request) if recorder else handler(request))


def _refuse_unknown(operations: list[Operation], site: Path) -> Middleware:
    @web.middleware
    async def refuse(request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.match_info.http_exception is None:
            try:
                return await handler(request)
            except web.HTTPRequestEntityTooLarge:
                return respond(errors_at(request.path, operations).answer(413, TOO_LARGE))
        page = _page(request, site)
        if page is not None:
            return page
        received = _record(request, body=await request.read())
        if sent := await send_scripted(request, request.app[SCRIPT].answer_to(received), None, {}):
            return sent
        errors = errors_at(request.path, operations)
        problem = request.match_info.http_exception
        is_route = isinstance(problem, web.HTTPMethodNotAllowed)
        if errors.serves_files:
            is_route = request.method not in ("GET", "HEAD")
        answer = error_answer(*(errors.no_method if is_route else errors.no_route))
        if isinstance(problem, web.HTTPMethodNotAllowed) and answer.status == 405:
            answer = replace(answer, headers={"Allow": problem.headers["Allow"]})
        return respond(answer)

    return refuse


def _page(request: web.Request, site: Path) -> web.StreamResponse | None:
    if request.method not in ("GET", "HEAD"):
        return None
    found = file_at(site, request.path)
    if found is not None and found.is_dir():
        return web.Response(status=302, headers={"Location": f"{request.path}/"})
    if found is not None:
        return web.FileResponse(found)
    is_first = request.path == "/" and "text/html" in request.headers.get("Accept", "")
    return web.Response(text=MISSING, status=404) if is_first else None


async def _add_request_id(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.setdefault("X-Request-Id", f"req_{uuid4().hex}")


async def _stop_waiting(app: web.Application) -> None:
    app[STOPPING].set()


async def _stop_recording(app: web.Application) -> None:
    if recorder := app[SCRIPT].recorder:
        await recorder.close(app)
