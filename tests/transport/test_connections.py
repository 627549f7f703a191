"""Who owns connections, how many there are, and where they may be used."""

from __future__ import annotations

import asyncio
import copy
import gc
import http.client
import logging
import pickle
import subprocess
import sys
import threading
import warnings
from typing import Any

import aiohttp
import pytest
import urllib3
from support import ROOT
from support.peers import TLS, list_models, peer, server_context
from support.scripted import CHAT, EVENTS, MESSAGES, MODELS, Whole, answer, chat, scripted
from urllib3.util import SKIP_HEADER

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import ApiConnectionException, Configuration, OpenApiException, Timeouts, sync
from mtmaisdk.clients.rest.exceptions import ClientStateException
from mtmaisdk.clients.rest.transport.blocking.connection import POOL_CLASSES

kinds = pytest.mark.parametrize("kind", ["async", "sync"])


@kinds
async def test_a_connection_is_used_again(kind: str) -> None:
    with peer() as server:
        await list_models(kind, Configuration(server.url), times=5)
    assert len(server.heads) == 5
    assert len(set(server.senders)) == 1


async def test_a_small_request_is_one_write(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[bytes] = []
    write = http.client.HTTPConnection.send

    def send(self: http.client.HTTPConnection, data: Any) -> None:
        sent.append(data)
        write(self, data)

    monkeypatch.setattr(http.client.HTTPConnection, "send", send)
    with scripted(answer(200, CHAT)) as server:
        await chat("sync", Configuration(server.url))
        await chat("sync", Configuration(server.url), user="a" * 2**17)
    assert sent[0] == server.requests[0]
    assert b"".join(sent[1:]) == server.requests[1]


HEADERS: dict[str, Any] = {
    "none": {},
    "ordinary": {"Authorization": "Bearer KEY", "X-Empty": "", "X-Tab": "a\tb", "X-Latin": "é", "X-Bytes": b"a"},
    "urllib3's own": {"User-Agent": "me", "Accept-Encoding": SKIP_HEADER, "Host": "other.example"},
    "two lines": {"X-Two": "a\r\nX-Other: b"},
    "a folded line": {"X-Two": "a\r\n b"},
    "not Latin-1": {"X-Chinese": "你好"},
}


@pytest.mark.parametrize("headers", HEADERS.values(), ids=HEADERS)
@pytest.mark.parametrize("body", [None, b"{}"], ids=["no body", "body"])
def test_a_head_is_what_urllib3_sends(headers: dict[str, Any], body: Any) -> None:
    """Its lines are joined without the checks of `http.client`."""

    def sent(kind: type[urllib3.HTTPConnectionPool]) -> list[Any]:
        with scripted(answer(200, CHAT)) as server:
            port = server.url.rpartition(":")[2]
            with kind("127.0.0.1", int(port)) as pool:
                try:
                    # The second time on the same connection.
                    for _ in range(2):
                        pool.request("POST", "/a", body=body, headers=headers, retries=False)
                except ValueError as error:
                    return [type(error)]
            lines = [request.replace(port.encode(), b"PORT").split(b"\r\n") for request in server.requests]
            return [(first, sorted(others)) for first, *others in lines]

    assert sent(POOL_CLASSES["http"]) == sent(urllib3.HTTPConnectionPool)


@pytest.mark.parametrize("path", ["", "/a%20b", "/a/../b"])
def test_the_path_of_the_host_is_kept(path: str) -> None:
    with scripted(answer(200, MODELS)) as server:
        with sync.ApiClient(Configuration(server.url + path)) as client:
            sync.OpenAIApi(client).list_models()
            # A further host has a pool of its own.
            client.configuration.host = server.url.replace("127.0.0.1", "localhost") + path
            sync.OpenAIApi(client).list_models()
        paths = [request.split()[1].decode() for request in server.requests]
    expected = f"{path.replace('/a/..', '')}/v1/models"
    assert paths == [expected, expected]


async def test_async_connections_are_bounded() -> None:
    with peer() as server:
        async with rest.ApiClient(Configuration(server.url, max_connections=2)) as client:
            await asyncio.gather(*(rest.OpenAIApi(client).list_models() for _ in range(10)))
    assert len(server.heads) == 10
    assert len(set(server.senders)) <= 2


BODIES = {
    "chunks": b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(EVENTS), EVENTS),
    "a length": b"Content-Length: %d\r\n\r\n%s" % (len(EVENTS), EVENTS),
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
async def test_closing_the_client_closes_the_connections_of_finished_streams(body: bytes) -> None:
    with scripted(Whole([b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n" + body])) as server:
        client = rest.ApiClient(Configuration(server.url))
        async with rest.OpenAIApi(client).create_chat_completion_stream(model="o", messages=MESSAGES) as stream:
            await stream.final()
        await client.close()
        assert await asyncio.to_thread(server.left.acquire, timeout=2)
        sync_client = sync.ApiClient(Configuration(server.url))
        with sync.OpenAIApi(sync_client).create_chat_completion_stream(model="o", messages=MESSAGES) as sync_stream:
            sync_stream.final()
        sync_client.close()
        # The streams are still held.
        assert await asyncio.to_thread(server.left.acquire, timeout=2)


def test_threads_that_begin_together_share_one_pool() -> None:
    with peer() as server, sync.ApiClient(Configuration(server.url, max_connections=1)) as client:
        barrier = threading.Barrier(8)

        def call() -> None:
            barrier.wait()
            sync.OpenAIApi(client).list_models()

        threads = [threading.Thread(target=call) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(server.heads) == 8
    assert len(set(server.senders)) == 1


async def test_a_closed_client_opens_new_connections() -> None:
    with peer() as server:
        async with rest.ApiClient(Configuration(server.url)) as client:
            await rest.OpenAIApi(client).list_models()
            await client.close()
            await client.close()
            await rest.OpenAIApi(client).list_models()
        with sync.ApiClient(Configuration(server.url)) as sync_client:
            sync.OpenAIApi(sync_client).list_models()
            sync_client.close()
            sync.OpenAIApi(sync_client).list_models()
    assert len(set(server.senders)) == 4


# What an event loop leaves open when it ends, Python itself warns about.
@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
def test_one_client_in_one_event_loop_after_the_other() -> None:
    with peer() as server:
        client = rest.ApiClient(Configuration(server.url))
        for _ in range(3):
            asyncio.run(_list_models(client))
        asyncio.run(client.close())
        gc.collect()
    assert len(set(server.senders)) == 3


async def _list_models(client: rest.ApiClient) -> None:
    await rest.OpenAIApi(client).list_models()


async def test_two_event_loops_at_a_time_are_an_error() -> None:
    with peer() as server:
        async with rest.ApiClient(Configuration(server.url)) as client:
            await _list_models(client)
            with pytest.raises(ClientStateException, match="another event loop"):
                await asyncio.to_thread(asyncio.run, _list_models(client))
            # The loop that has the connections goes on with them.
            await _list_models(client)
    assert len(set(server.senders)) == 1


async def test_a_client_is_closed_from_another_event_loop() -> None:
    with peer() as server:
        client = rest.ApiClient(Configuration(server.url))
        await _list_models(client)
        await asyncio.to_thread(asyncio.run, client.close())
        await _list_models(client)
        await client.close()
    assert len(set(server.senders)) == 2


async def test_a_given_session_is_used_and_not_closed() -> None:
    with peer() as server:
        async with aiohttp.ClientSession(headers={"X-Own": "1"}, raise_for_status=True) as session:
            async with rest.ApiClient(Configuration(server.url), session=session) as client:
                await _list_models(client)
            assert not session.closed
            await _list_models(client)
            with pytest.raises(ClientStateException, match="another event loop"):
                await asyncio.to_thread(asyncio.run, _list_models(client))
        with pytest.raises(ClientStateException, match="closed"):
            await _list_models(client)
    assert all("X-Own: 1" in head for head in server.heads)
    assert len(server.heads) == 2


async def test_a_refusal_stays_a_refusal_on_a_given_session_that_raises_by_itself() -> None:
    with peer(body=b'{"error": {"message": "no key"}}', status="401 Unauthorized") as server:
        async with aiohttp.ClientSession(raise_for_status=True) as session:
            client = rest.ApiClient(Configuration(server.url), session=session)
            with pytest.raises(rest.ApiException, match="no key") as caught:
                await _list_models(client)
    assert caught.value.status == 401


def test_a_given_pool_is_used_and_not_closed() -> None:
    with peer() as server:
        pool = urllib3.PoolManager(maxsize=1)
        for _ in range(2):
            with sync.ApiClient(Configuration(server.url), pool=pool) as client:
                sync.OpenAIApi(client).list_models()
        pool.clear()
    assert len(set(server.senders)) == 1


async def test_without_a_context_manager_there_is_one_warning(caplog: pytest.LogCaptureFixture) -> None:
    with peer() as server:
        api = rest.OpenAIApi(rest.ApiClient(Configuration(server.url)))
        await api.list_models()
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            del api
            gc.collect()
            await asyncio.sleep(0.01)
        assert [str(warning.message) for warning in warned] == [
            "ApiClient was not closed: use `async with`, or await close()"
        ]
        sync_api = sync.OpenAIApi(sync.ApiClient(Configuration(server.url)))
        sync_api.list_models()
        del sync_api
        gc.collect()
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


FORK = """
import asyncio, os, sys
from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import Configuration, sync

configuration = Configuration(sys.argv[1])
async def call(client):
    await rest.OpenAIApi(client).list_models()

def in_child(use):
    child = os.fork()
    if child == 0:
        try:
            use()
        except BaseException as error:
            print(type(error).__name__, error, flush=True)
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

with sync.ApiClient(configuration) as blocking:
    sync.OpenAIApi(blocking).list_models()
    assert in_child(sync.OpenAIApi(blocking).list_models) == 0
    sync.OpenAIApi(blocking).list_models()

import aiohttp, urllib3
given = sync.ApiClient(configuration, pool=urllib3.PoolManager())
sync.OpenAIApi(given).list_models()
assert in_child(sync.OpenAIApi(given).list_models) == 1

loop = asyncio.new_event_loop()
client = rest.ApiClient(configuration)
loop.run_until_complete(call(client))
assert in_child(lambda: asyncio.run(call(client))) == 0
loop.run_until_complete(call(client))
loop.run_until_complete(client.close())
loop.close()
"""


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="there is no fork")
def test_a_forked_process_has_connections_of_its_own() -> None:
    with peer() as server:
        script = [sys.executable, "-W", "ignore", "-c", FORK, server.url]
        run = subprocess.run(script, capture_output=True, text=True, cwd=ROOT / "generated", timeout=30)
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == (
        "ClientStateException the given pool belongs to the parent process: create both after the fork"
    )
    assert run.stderr == ""
    parent, child, again, given, first, second, third = server.senders
    # The parent's connection outlives the child.
    assert parent == again != child
    assert first == third != second
    assert given not in (parent, child)


@kinds
@pytest.mark.filterwarnings("ignore:Unverified HTTPS request")
async def test_a_certificate_of_an_own_authority(kind: str) -> None:
    with peer(tls=server_context()) as server:
        await list_models(kind, Configuration(server.url, ssl_ca_cert=str(TLS / "authority.pem")))
        await list_models(kind, Configuration(server.url, verify_ssl=False))
        assert len(server.heads) == 2
        with pytest.raises(ApiConnectionException, match=r"(?i)certificate"):
            await list_models(kind, Configuration(server.url))


@kinds
# Python 3.10 warns about each TLS connection that the server has ended (python/cpython#90476). Only asyncio and aiohttp
# know its transport, so that the client cannot close it.
@pytest.mark.filterwarnings("ignore:unclosed transport:ResourceWarning")
async def test_a_client_certificate(kind: str) -> None:
    settings: dict[str, Any] = {"ssl_ca_cert": str(TLS / "authority.pem")}
    with peer(tls=server_context(client_needs_certificate=True)) as server:
        await list_models(kind, Configuration(server.url, cert_file=str(TLS / "client.pem"), **settings))
        assert server.certificates[0]["subject"] == ((("commonName", "Test client"),),)
        with pytest.raises(ApiConnectionException):
            await list_models(kind, Configuration(server.url, **settings))
    # The warning is raised here, and not in another test.
    gc.collect()


@kinds
@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"ssl_ca_cert": "no-such-file.pem"}, "ssl_ca_cert: 'no-such-file.pem'"),
        ({"cert_file": "no-such-file.pem"}, "cert_file: 'no-such-file.pem'"),
        ({"key_file": "key.pem"}, "key_file"),
    ],
)
async def test_a_file_that_cannot_be_used_is_named(kind: str, settings: dict[str, str], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        await list_models(kind, Configuration("https://127.0.0.1:9", **settings))


def test_a_tls_context_is_made_once_and_not_copied() -> None:
    configuration = Configuration("https://localhost", ssl_ca_cert=str(TLS / "authority.pem"))
    context = configuration.ssl_context()
    assert configuration.ssl_context() is context
    for other in (copy.deepcopy(configuration), pickle.loads(pickle.dumps(configuration))):
        assert other.ssl_context() is not context
    configuration.verify_ssl = False
    assert configuration.ssl_context() is not context


def test_credentials_in_an_address_are_those_of_a_user() -> None:
    configuration = Configuration("http://user:SECRET@localhost")
    assert (configuration.host, configuration.username, configuration.password) == (
        "http://localhost",
        "user",
        "SECRET",
    )
    assert "SECRET" not in repr(configuration)


class _OwnError(Exception):
    pass


def _refuse(*_: object) -> None:
    raise _OwnError


ENDS: dict[str, tuple[int, bytes, dict[str, Any]]] = {
    "left early": (200, EVENTS[:-20], {}),
    "unreadable": (200, b"data: {\n\n", {}),
    "event hook": (200, EVENTS[:-20], {"on_event": _refuse}),
    "response hook": (200, EVENTS[:-20], {"after_response": _refuse}),
    "refused": (401, b"{", {}),
}


@kinds
@pytest.mark.parametrize("way", ENDS)
async def test_a_call_that_ends_early_frees_its_connection(kind: str, way: str) -> None:
    status, body, hooks = ENDS[way]
    head = f"HTTP/1.1 {status} R\r\nContent-Type: text/event-stream\r\nContent-Length: 99999\r\n\r\n".encode()
    asked: dict[str, Any] = {"model": "o", "messages": MESSAGES}
    ended: list[Exception] = []
    with scripted([head + body, 0.3]) as server:
        limits = Timeouts(first_byte=0.3, idle=0.05)
        configuration = Configuration(server.url, max_connections=1, timeout=limits, **hooks)
        async with rest.ApiClient(configuration) as client:
            with sync.ApiClient(configuration) as sync_client:
                for _ in range(3):
                    try:
                        if kind == "async":
                            async with rest.OpenAIApi(client).create_chat_completion_stream(**asked) as stream:
                                async for _event in stream:
                                    break
                        else:
                            with sync.OpenAIApi(sync_client).create_chat_completion_stream(**asked) as sync_stream:
                                next(iter(sync_stream))
                    except (_OwnError, OpenApiException) as error:
                        ended.append(error)
        # None waited for a connection in vain.
        assert len(server.requests) == 3
    assert len(ended) == (0 if way == "left early" else 3)
