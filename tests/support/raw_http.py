"""Talks HTTP without a client, to see every byte."""

from __future__ import annotations

import json
import socket
from typing import Any
from urllib.parse import urlsplit

CHAT = "/v1/chat/completions"
MTMAI_CHAT = "/api/v1/tenants/707d0855-80ab-4e1f-a156-f1c4546cbf52/chat"
MESSAGES = [{"role": "user", "content": "你好"}]
STREAMED = {"model": "o", "messages": MESSAGES, "stream": True}


def request_bytes(path: str, body: Any = None, *, method: str = "POST", **headers: str) -> bytes:
    """Returns a request; `body` is sent as JSON unless it is bytes."""
    content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
    fields = {
        "Host": "localhost",
        "Connection": "close",
        "Authorization": "Bearer KEY",
        "Content-Type": "application/json",
        "Content-Length": str(len(content)),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + content


def connect(url: str, timeout: float = 10) -> socket.socket:
    """Returns a connection to a server."""
    parts = urlsplit(url)
    assert parts.hostname is not None
    assert parts.port is not None
    return socket.create_connection((parts.hostname, parts.port), timeout=timeout)


def exchange(url: str, sent: bytes) -> bytes:
    """Returns all that the server sends until it closes the connection."""
    with connect(url) as connection:
        connection.sendall(sent)
        received = b""
        while piece := connection.recv(65536):
            received += piece
        return received


class Answer:
    """An answer taken apart.

    Attributes:
        status: The status.
        headers: The headers under names in small letters.
        body: The body, out of its chunks.
        is_whole: The body came to its proper end.
    """

    def __init__(self, received: bytes) -> None:
        head, _, rest = received.partition(b"\r\n\r\n")
        lines = head.decode().split("\r\n")
        self.status = int(lines[0].split()[1])
        self.headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:])}
        self.body, self.is_whole = rest, len(rest) == int(self.headers.get("content-length", -1))
        if self.headers.get("transfer-encoding") == "chunked":
            self.body, self.is_whole = _unchunk(rest)

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def _unchunk(rest: bytes) -> tuple[bytes, bool]:
    body = b""
    while rest:
        size, _, rest = rest.partition(b"\r\n")
        if size == b"0":
            return body, True
        body += rest[: int(size, 16)]
        rest = rest[int(size, 16) + 2 :]
    return body, False


def call(url: str, path: str, body: Any = None, *, method: str = "POST", **headers: str) -> Answer:
    """Returns what the server answers."""
    return Answer(exchange(url, request_bytes(path, body, method=method, **headers)))
