"""A FastGPT that gives upload tickets, and the object store that they are for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from typing import Any

from aiohttp import web

from mtmaisdk.mock.background import run_in_background

KEY = "chat/a/u/c/file_x1.pdf"
TICKETS = ("form", "put", "preview", "parts")


@dataclass
class Sent:
    """A request that reached the store."""

    method: str
    path: str
    headers: Any
    body: bytes


@dataclass
class Store:
    """What to answer, and what was asked."""

    ticket: str
    max_size: int = 2**30
    part_size: int = 1000
    failing: dict[str, int] = field(default_factory=dict)
    """How often a request to a path fails."""
    sent: list[Sent] = field(default_factory=list)
    presigned: list[dict[str, Any]] = field(default_factory=list)
    api_headers: list[Any] = field(default_factory=list)
    linked: list[dict[str, Any]] = field(default_factory=list)
    url: str = ""
    store_url: str = ""
    keeps: bool = True
    changed: dict[str, Any] = field(default_factory=dict)
    """What is different in the ticket."""

    async def presign(self, request: web.Request) -> web.Response:
        self.presigned.append(await request.json())
        self.api_headers.append(request.headers)
        if self._fails(request):
            return envelope(None, code=514, status=500)
        store = self.store_url
        return envelope(
            {
                "form": {"url": f"{store}/bucket", "fields": {"key": KEY, "policy": "签=="}, "maxSize": self.max_size},
                "put": {
                    "url": f"{store}/bucket/{KEY}?X-Amz-Signature=SIGNATURE%2F",
                    "key": KEY,
                    "headers": {"Content-Type": "application/pdf", "x-oss-meta-a": "1"},
                    "maxSize": self.max_size,
                },
                "preview": {
                    "url": f"{store}/api/system/file/upload/JWT",
                    "key": KEY,
                    "headers": {"content-type": "application/pdf"},
                    "previewUrl": "/api/system/file/download/JWT",
                    "maxSize": self.max_size,
                },
                "parts": {
                    "uploadMode": "multipart",
                    "url": f"{store}/u/TOKEN",
                    "key": KEY,
                    "headers": {"content-type": "application/pdf"},
                    "previewUrl": f"{store}/d/ALIAS",
                    "completeUrl": f"{store}/u/TOKEN/complete",
                    "abortUrl": f"{store}/u/TOKEN/abort",
                    "partSize": self.part_size,
                    "maxRetry": 3,
                },
            }[self.ticket]
            | self.changed
        )

    async def link(self, request: web.Request) -> web.Response:
        self.linked.append(await request.json())
        return (
            envelope(None, code=507002, status=500)
            if self._fails(request)
            else envelope(f"{self.store_url}/read?X-Amz=1")
        )

    async def receive(self, request: web.Request) -> web.Response:
        body = b""
        async for piece in request.content.iter_any():
            if self.keeps:
                body += piece
        self.sent.append(Sent(request.method, request.path_qs, request.headers, body))
        if self._fails(request):
            return web.Response(status=503, text="<Error><Code>SlowDown</Code></Error>")
        if "partNumber" in request.query:
            return envelope({"etag": f"etag-{request.query['partNumber']}"})
        return envelope({"key": KEY}) if request.path.startswith(("/u/", "/api/")) else web.Response(status=200)

    def _fails(self, request: web.Request) -> bool:
        left = self.failing.get(request.path, 0)
        self.failing[request.path] = left - 1
        return left > 0

    @property
    def content(self) -> bytes:
        """The uploaded file."""
        if self.ticket != "form":
            return b"".join(sent.body for sent in self.sent if sent.method == "PUT")
        (sent,) = self.sent
        head = b"Content-Type: " + sent.headers["Content-Type"].encode() + b"\r\n\r\n"
        *fields, file = message_from_bytes(head + sent.body).get_payload()  # type: ignore[misc]
        assert [field.get_param("name", header="content-disposition") for field in fields] == ["key", "policy"]
        assert fields[1].get_payload(decode=True) == "签==".encode()
        content: bytes = file.get_payload(decode=True)
        return content


def envelope(data: Any, code: int = 200, status: int = 200) -> web.Response:
    content = {"code": code, "statusText": "", "message": "" if code == 200 else "refused", "data": data}
    return web.Response(text=json.dumps(content), status=status, content_type="application/json")


@contextmanager
def storing(ticket: str, **settings: Any) -> Iterator[Store]:
    """Runs both; the store has another address than FastGPT."""
    store = Store(ticket, **settings)
    fastgpt, objects = web.Application(), web.Application(client_max_size=2**31)
    fastgpt.router.add_post("/api/core/chat/file/presignChatFilePostUrl", store.presign)
    fastgpt.router.add_post("/api/core/chat/file/presignChatFileGetUrl", store.link)
    objects.router.add_route("*", "/{path:.*}", store.receive)
    with run_in_background(fastgpt) as store.url, run_in_background(objects) as store.store_url:
        yield store
