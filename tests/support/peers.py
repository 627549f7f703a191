"""Servers that tell what reached them."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from aiohttp import web

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import Configuration, sync
from support import ROOT

TLS = ROOT / "tests" / "data" / "tls"
MODELS = b'{"object": "list", "data": []}'


class Recorder:
    """A server that answers with what a function makes of each request, and keeps the requests."""

    def __init__(self, answer: Callable[[web.Request], web.Response]) -> None:
        self._answer = answer
        self.requests: list[tuple[str, str]] = []
        self.bodies: list[bytes] = []
        self.headers: list[Any] = []
        self.app = web.Application(client_max_size=2**30)
        self.app.router.add_route("*", "/{path:.*}", self._handle)

    async def _handle(self, request: web.Request) -> web.Response:
        self.requests.append((request.method, request.path_qs))
        self.headers.append(request.headers)
        self.bodies.append(await request.read())
        return self._answer(request)


class Peer:
    """Answers every request with the same JSON, and keeps the heads of the requests and their senders."""

    def __init__(self, answer: bytes, tls: ssl.SSLContext | None) -> None:
        self.heads: list[str] = []
        self.senders: list[int] = []
        self.certificates: list[Any] = []
        self._answer = answer
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", 0))
        scheme = "http" if tls is None else "https"
        self.authority = f"127.0.0.1:{self._listener.getsockname()[1]}"
        self.url = f"{scheme}://{self.authority}"

    def serve(self) -> None:
        while True:
            try:
                connection, sender = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=(connection, sender[1]), daemon=True).start()

    def stop(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _talk(self, connection: socket.socket, sender: int) -> None:
        try:
            if self._tls is not None:
                connection = self._tls.wrap_socket(connection, server_side=True)
                self.certificates.append(connection.getpeercert())  # type: ignore[attr-defined]
            with connection:
                received = b""
                while piece := connection.recv(65536):
                    received += piece
                    if received.endswith(b"\r\n\r\n"):
                        self.heads.append(received.decode())
                        self.senders.append(sender)
                        received = b""
                        connection.sendall(self._answer)
        except OSError:
            connection.close()


@contextmanager
def peer(
    body: bytes = MODELS, status: str = "200 OK", headers: str = "", tls: ssl.SSLContext | None = None
) -> Iterator[Peer]:
    """Runs such a server."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n{headers}\r\n"
    server = Peer(head.encode() + body, tls)
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stop()
        thread.join()


def server_context(client_needs_certificate: bool = False) -> ssl.SSLContext:
    """TLS as a server of the tests' own authority has it."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=str(TLS / "authority.pem"))
    context.load_cert_chain(TLS / "server.pem")
    if client_needs_certificate:
        context.verify_mode = ssl.CERT_REQUIRED
    return context


async def list_models(kind: str, configuration: Configuration, times: int = 1) -> None:
    """Makes the simplest call, on a client of its own."""
    if kind == "async":
        async with rest.ApiClient(configuration) as client:
            for _ in range(times):
                await rest.OpenAIApi(client).list_models()
    else:
        with sync.ApiClient(configuration) as sync_client:
            for _ in range(times):
                sync.OpenAIApi(sync_client).list_models()
