"""Serves the contract's own examples on one port."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from mtmaisdk.mock.contract import Example, Operation, load
from mtmaisdk.mock.framing import write_stream

EXAMPLE_HEADER = "X-Mock-Example"
"""Request header that asks for one example: its status, a blank, and its name."""

MAX_BODY = 20 * 2**20
"""Bytes; FastGPT's limit."""


@dataclass(frozen=True)
class ReceivedRequest:
    """A request as it arrived.

    Attributes:
        method: The HTTP method.
        path: Path and query as sent, percent-encoded.
        headers: The headers.
        body: The body.
    """

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


REQUESTS: web.AppKey[list[ReceivedRequest]] = web.AppKey("requests", list)


def make_app() -> web.Application:
    """Returns an application with a route for each operation of the contract.

    `app[REQUESTS]` lists what it received.
    """
    app = web.Application(client_max_size=MAX_BODY)
    app[REQUESTS] = []
    for operation in load():
        app.router.add_route(operation.http_method, operation.path, _handler(operation))
    return app


def _handler(operation: Operation) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def handle(request: web.Request) -> web.StreamResponse:
        body = await request.read()
        request.app[REQUESTS].append(ReceivedRequest(request.method, request.raw_path, request.headers, body))
        wanted = request.headers.get(EXAMPLE_HEADER)
        if wanted is not None:
            return _answer_with_example(operation, wanted)
        if operation.stream is not None and _asks_for_stream(operation.stream, request.content_type, body):
            return await _answer_with_stream(request, operation.stream)
        answers = [example for example in operation.response_examples if 200 <= example.status < 300]
        if answers:
            return _answer(answers[0])
        if operation.stream is not None:
            return await _answer_with_stream(request, operation.stream)
        return web.Response(status=204)

    return handle


def _answer_with_example(operation: Operation, wanted: str) -> web.Response:
    for example in operation.response_examples:
        if wanted in (f"{example.status} {example.name}", f"{example.status} {example.name} {example.media_type}"):
            return _answer(example)
    return web.json_response({"message": f"{operation.id} has no example {wanted!r}"}, status=400)


def _answer(example: Example) -> web.Response:
    value = example.value
    if example.media_type.endswith("json"):
        body = json.dumps(value, ensure_ascii=False).encode()
    else:
        body = value if isinstance(value, bytes) else str(value).encode()
    headers = {"Content-Type": example.media_type} if example.media_type else {}
    return web.Response(status=example.status, body=body, headers=headers)


def _asks_for_stream(stream: Mapping[str, Any], content_type: str, body: bytes) -> bool:
    wanted = stream.get("request")
    if wanted is None:
        return False
    if content_type.startswith("multipart/"):
        return all(f'name="{name}"\r\n\r\n{json.dumps(value)}\r\n'.encode() in body for name, value in wanted.items())
    try:
        given = json.loads(body)
    except ValueError:
        return False
    return isinstance(given, dict) and all(given.get(name) == value for name, value in wanted.items())


async def _answer_with_stream(request: web.Request, stream: Mapping[str, Any]) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream; charset=utf-8"})
    await response.prepare(request)
    for piece in write_stream(stream):
        await response.write(piece)
    await response.write_eof()
    return response
