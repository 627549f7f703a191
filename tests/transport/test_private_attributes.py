"""The undocumented attributes of other libraries that `transport` uses exist and work.

A failure names the library and the module that uses the attribute; docs/architecture.md lists them all.
"""

from __future__ import annotations

import asyncio
import inspect
import math
import time
from typing import Any

import aiohttp
import pytest
import urllib3
from support.scripted import CLOSE, Step, Whole, answer, scripted

from mtmaisdk.clients.rest import Configuration
from mtmaisdk.clients.rest.transport.aio.body import Body
from mtmaisdk.clients.rest.transport.aio.connections import Connections
from mtmaisdk.clients.rest.transport.blocking.connection import POOL_CLASSES, Connection
from mtmaisdk.clients.rest.transport.blocking.connections import Connections as BlockingConnections
from mtmaisdk.clients.rest.transport.blocking.response import Response, reader_of

CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


def attribute(value: Any, path: str, library: str, module: str) -> Any:
    """Returns an attribute of an attribute, or fails with a message that says what is gone."""
    found = value
    for name in path.split("."):
        assert hasattr(found, name), (
            f"{library} has no {type(value).__name__}.{path} any more ({name} is missing), "
            f"which transport/{module}.py uses"
        )
        found = getattr(found, name)
    return found


class NoLimit:
    def until(self) -> float:
        return math.inf


@pytest.mark.parametrize(("is_set", "requests"), [(False, 3), (True, 2)], ids=["by default", "as the client sets it"])
async def test_aiohttp_repeats_a_request_unless_told(is_set: bool, requests: int) -> None:
    with scripted(answer(200), CLOSE) as script:
        connections = Connections(Configuration(host=script.url))
        session = connections.session()
        assert attribute(session, "_retry_connection", "aiohttp", "aio/connections") is False
        session._retry_connection = not is_set
        try:
            async with session.get(script.url) as response:
                await response.read()
            # The server closes the connection that was kept open.
            with pytest.raises(aiohttp.ClientError):
                await session.get(script.url)
        finally:
            await connections.close()
    assert len(script.requests) == requests, (
        "aiohttp no longer heeds ClientSession._retry_connection, which transport/aio/connections.py sets"
    )


async def test_aiohttp_connects_by_a_method_that_can_be_limited() -> None:
    connections = Connections(Configuration())
    connector = connections.session().connector
    attribute(connector, "_create_connection", "aiohttp", "aio/connector")
    parameters = list(inspect.signature(aiohttp.TCPConnector._create_connection).parameters)
    assert parameters == ["self", "req", "traces", "timeout"], (
        "aiohttp calls TCPConnector._create_connection otherwise than transport/aio/connector.py overrides it"
    )
    await connections.close()


async def test_aiohttp_hands_out_what_arrived_before_the_connection_broke() -> None:
    steps: list[Step] = [CHUNKED + b"2\r\nab\r\n2\r\ncd\r\n"]
    with scripted(steps) as script:
        async with aiohttp.ClientSession() as session, session.get(script.url) as response:
            attribute(response.content, "_read_nowait", "aiohttp", "aio/body")
            body, read = Body(response, NoLimit()), b""
            # Everything has arrived, and the connection is closed, before the first read.
            while response.content.exception() is None:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
            with pytest.raises(aiohttp.ClientError):
                read += await body.read()
            read += body.unread()
    assert read == b"abcd", (
        "aiohttp's StreamReader._read_nowait, which transport/aio/body.py calls, gives something else"
    )


@pytest.mark.parametrize("connection", ["keep-alive", "close"])
def test_a_response_of_urllib3_knows_what_reads_its_socket(connection: str) -> None:
    head = f"HTTP/1.1 200 OK\r\nConnection: {connection}\r\nContent-Length: 4\r\n\r\nab"
    with scripted(Whole([head.encode(), 0.5])) as script:
        connections = BlockingConnections(Configuration(host=script.url))
        response = connections.pool().request("GET", script.url, preload_content=False)
        reader = reader_of(response)
        assert reader is not None, "urllib3: responses are made otherwise than blocking/connection.py expects"
        assert response.read1(2) == b"ab"
        # A limit that is set while the response is read holds for the next read.
        reader.wait_until(time.monotonic() + 0.05)
        begin = time.monotonic()
        with pytest.raises(urllib3.exceptions.ReadTimeoutError):
            response.read1(2)
        assert time.monotonic() - begin < 0.4
        response.close()
        connections.close()


def test_urllib3_makes_connections_and_responses_of_the_given_classes() -> None:
    chunks: list[Step] = Whole([CHUNKED + b"2\r\nab\r\n2\r\ncd\r\n0\r\n\r\n"])
    with scripted(chunks) as script:
        connections = BlockingConnections(Configuration(host=script.url))
        pool = connections.pool()
        found = attribute(pool, "pool_classes_by_scheme", "urllib3", "blocking/connections")
        assert found is POOL_CLASSES
        host_pool = pool.connection_from_url(script.url)
        assert isinstance(host_pool, POOL_CLASSES["http"]), (
            "urllib3 no longer heeds PoolManager.pool_classes_by_scheme, which transport/blocking/connections.py sets"
        )
        response = pool.request("GET", script.url, preload_content=False)
        assert isinstance(response.connection, Connection), (
            "urllib3 no longer heeds HTTPConnectionPool.ConnectionCls, which transport/blocking/connection.py sets"
        )
        assert isinstance(attribute(response, "_fp", "urllib3", "blocking/response"), Response), (
            "http.client no longer heeds HTTPConnection.response_class, which transport/blocking/connection.py sets"
        )
        response.close()
        connections.close()


def test_what_http_client_keeps_of_a_body_in_chunks() -> None:
    chunks: list[Step] = Whole([CHUNKED + b"2\r\nab\r\n4\r\ncdef\r\n0\r\n\r\n"])
    with scripted(chunks) as script:
        connections = BlockingConnections(Configuration(host=script.url))
        response: Any = connections.pool().request("GET", script.url, preload_content=False)
        body = response._fp
        for name in ("fp", "chunked", "chunk_left", "length", "will_close", "msg.set_raw"):
            attribute(body, name, "http.client", "blocking/response")
        assert (body.chunked, body.chunk_left, body.length, body.will_close) == (True, None, None, False)
        assert body.msg.items() == [("Transfer-Encoding", "chunked")]
        # What the standard library's own methods read goes through the same counts.
        body.fp.peek()
        assert body.read1(len("2__ab__4__cd")) == b"abcd"
        assert body.chunk_left == 2
        assert body.peek() == b"ef", "http.client counts chunks otherwise than transport/blocking/response.py"
        assert body.read(2) == b"ef"
        response.close()
        connections.close()
