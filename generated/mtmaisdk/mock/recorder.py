"""Stands between a program and a server: passes all on as it comes, and hands out what went over the wire."""

from __future__ import annotations

import base64
import logging
import re
import time
import zlib
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from ipaddress import ip_address
from ssl import SSLContext
from typing import Any
from urllib.request import getproxies, proxy_bypass

import aiohttp
from aiohttp import web
from multidict import CIMultiDict, CIMultiDictProxy
from yarl import URL

from mtmaisdk.mock.exchange import Exchange

MAX_RECORDED = 32 * 2**20
"""Bytes of a body, decompressed; a larger one is passed on, but its exchange is not recorded."""

_PAUSE = 0.05
_CODINGS = ("gzip", "x-gzip", "deflate")
_UNDONE_BY_AIOHTTP = ("gzip", "deflate", "br", "zstd")
_HOP_BY_HOP = re.compile(
    "connection|keep-alive|proxy-.*|te|trailers?|transfer-encoding|upgrade|http2-settings|expect|host", re.IGNORECASE
)
_SET_BY_CLIENT = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")
_SET_BY_SERVER = ("Content-Type", "Date", "Server")
_HEAD: dict[str, Any] = {"max_line_size": 2**16, "max_field_size": 2**16}
_log = logging.getLogger("mtmaisdk.mock")


def make_recorder(
    upstream: str, on_exchange: Callable[[Exchange], None], *, tls: SSLContext | None = None, proxy: str | None = None
) -> web.Application:
    """Returns an application that passes each request on to a server, and its answer back, as they come.

    Bodies are passed on byte for byte; a copy is recorded, decompressed. An answer that ends early is recorded as cut,
    whether the server or the client ended it, so that a replay gives the same program the same events. Not recorded
    are requests that got no answer, bodies above `MAX_RECORDED` and what cannot be decompressed; a warning is logged.

    Args:
        upstream: Address of the server; the path of each request is added to its own.
        on_exchange: Called with each exchange when its answer has ended.
        tls: How the server's certificate is checked; by default as the system does.
        proxy: Address of an HTTP proxy, empty for none; by default the environment's.

    Raises:
        ValueError: The address is not that of a server.
    """
    recorder = Recorder(upstream, on_exchange, tls=tls, proxy=proxy)
    # A compressed request stays so, and a client that leaves ends its request to the server.
    app = web.Application(handler_args={"auto_decompress": False, "handler_cancellation": True, **_HEAD})
    app.router.add_route("*", "/{path:.*}", recorder.handle)
    app.on_response_prepare.append(_remove_additions)
    app.on_cleanup.append(recorder.close)
    return app


class Recorder:
    """Answers requests as `make_recorder` says.

    Where an application `decompresses` requests, they are compressed again.
    """

    def __init__(
        self,
        upstream: str,
        on_exchange: Callable[[Exchange], None],
        *,
        tls: SSLContext | None = None,
        proxy: str | None = None,
        decompresses: bool = False,
    ) -> None:
        self._address = address = URL(upstream.rstrip("/"))
        if address.scheme not in ("http", "https") or not address.host:
            raise ValueError(f"{upstream!r} is not an address such as https://api.example.com")
        if address.user or address.password or address.query_string or address.fragment:
            raise ValueError("the address of a server must not contain credentials, a query or a fragment")
        self._on_exchange = on_exchange
        self._decompresses = decompresses
        self._tls = tls
        self._proxy, self._for_proxy = _read_proxy(_proxy_of(address) if proxy is None else proxy)
        self._session: aiohttp.ClientSession | None = None

    async def close(self, _: web.Application) -> None:
        """Closes the connections to the server."""
        if self._session is not None:
            await self._session.close()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Passes a request on, and its answer back."""
        if request.headers.get("Upgrade", "").lower() == "websocket":
            return web.json_response({"message": "WebSocket connections cannot be recorded"}, status=501)
        if not request.raw_path.startswith("/"):
            return web.json_response({"message": "not a proxy: use this address in place of the server's"}, status=501)
        headers, compress = _end_to_end(request.headers), None
        coding = headers.get("Content-Encoding", "").lower()
        if self._decompresses and coding in _UNDONE_BY_AIOHTTP:
            del headers["Content-Encoding"]
            headers.popall("Content-Length", None)
            compress = coding if coding in _CODINGS else None
        sent = _Copy(headers)
        if accepted := ",".join(headers.popall("Accept-Encoding", [])):
            known = [each for each in accepted.split(",") if each.partition(";")[0].strip().lower() in _CODINGS]
            headers["Accept-Encoding"] = ",".join(known).strip() or "identity"
        self._session = self._session or _new_session(self._tls)
        if self._address.scheme == "http":
            headers.update(self._for_proxy)
        asked = self._session.request(
            request.method,
            URL(f"{self._address}{request.raw_path}", encoded=True),
            headers=headers,
            data=_pass_on(request, sent) if request.body_exists else None,
            compress=compress,
            proxy=self._proxy,
            proxy_headers=self._for_proxy,
            allow_redirects=False,
        )
        try:
            answer = await asked
        except (aiohttp.ClientError, OSError) as error:
            message = f"{self._address} cannot be reached: {error or type(error).__name__}"
            _log.warning("%s %s: not recorded: %s", request.method, request.path, message)
            return web.json_response({"message": message}, status=502)
        async with answer:
            return await self._answer(request, sent, answer)

    async def _answer(self, request: web.Request, sent: _Copy, answer: aiohttp.ClientResponse) -> web.StreamResponse:
        response = _Passed(answer)
        came = _Copy(response.given)
        is_cut = True
        try:
            await response.prepare(request)
            # aiohttp sends the headers only with the first write.
            await response.write(b"")
            # `iter_chunks` does not end where there is no body.
            while not answer.content.at_eof():
                piece, _ = await answer.content.readchunk()
                came.add(piece)
                if piece:
                    await response.write(piece)
            is_cut = False
        except (aiohttp.ClientError, ConnectionError):
            if request.transport is not None:
                request.transport.close()
        finally:
            self._record(request, sent, answer, came, is_cut)
        return response

    def _record(
        self, request: web.Request, sent: _Copy, answer: aiohttp.ClientResponse, came: _Copy, is_cut: bool
    ) -> None:
        came.add_pause()
        exchange = Exchange(
            method=request.method,
            path=request.raw_path,
            request_headers=sent.headers,
            request_body=b"".join(piece for piece in sent.pieces if isinstance(piece, bytes)),
            status=answer.status,
            headers=came.headers,
            pieces=came.pieces,
            is_cut=is_cut,
        )
        try:
            if problem := sent.problem or came.problem:
                _log.warning("%s %s: not recorded: a body %s", request.method, request.path, problem)
            else:
                self._on_exchange(exchange)
        except Exception:
            # The program gets its answer nonetheless.
            _log.exception("%s %s: not recorded", request.method, request.path)


class _Passed(web.StreamResponse):
    """A response with the headers of the server only."""

    def __init__(self, answer: aiohttp.ClientResponse) -> None:
        self.given = _end_to_end(answer.headers)
        super().__init__(status=answer.status, reason=answer.reason, headers=self.given)


class _Copy:
    """The pieces of a body, decompressed if the coding is known, and the pauses between them.

    Attributes:
        headers: The headers that describe the copy.
        problem: Why the body cannot be recorded, empty if it can.
    """

    def __init__(self, headers: CIMultiDict[str]) -> None:
        self.pieces: list[bytes | float] = []
        self.problem = ""
        self._coding = headers.get("Content-Encoding", "").lower()
        coded = ("content-encoding", "content-length") if self._coding in _CODINGS else ()
        self.headers = [(name, value) for name, value in headers.items() if name.lower() not in coded]
        self._decompressor: Any = None
        self._size = 0
        self._last = time.monotonic()

    def add(self, piece: bytes) -> None:
        if self.problem:
            return
        plain = self._decompress(piece) if self._coding in _CODINGS else piece
        self._size += len(plain)
        if self._size > MAX_RECORDED:
            self.problem = f"exceeds {MAX_RECORDED // 2**20} MiB"
            self.pieces.clear()
        elif plain:
            self.add_pause()
            self.pieces.append(plain)

    def add_pause(self) -> None:
        now = time.monotonic()
        if now - self._last >= _PAUSE:
            self.pieces.append(round(now - self._last, 2))
        self._last = now

    def _decompress(self, piece: bytes) -> bytes:
        plain = b""
        while piece and not self.problem and len(plain) <= MAX_RECORDED:
            if self._decompressor is None or self._decompressor.eof:
                # Some servers send deflate without its header; gzip may have several parts.
                has_header = self._coding != "deflate" or piece[0] & 0xF == 8
                self._decompressor = zlib.decompressobj(zlib.MAX_WBITS | 32 if has_header else -zlib.MAX_WBITS)
            try:
                plain += self._decompressor.decompress(piece, MAX_RECORDED + 1)
            except zlib.error:
                self.problem = "cannot be decompressed"
            piece = self._decompressor.unused_data
        return plain


def _end_to_end(headers: CIMultiDictProxy[str]) -> CIMultiDict[str]:
    """Returns the headers that are not those of one connection."""
    own = {name.strip().lower() for value in headers.getall("Connection", ()) for name in value.split(",")}
    kept = (
        (name, value) for name, value in headers.items() if not _HOP_BY_HOP.fullmatch(name) and name.lower() not in own
    )
    return CIMultiDict(kept)


def _proxy_of(address: URL) -> str:
    host = address.host or ""
    with suppress(ValueError):
        if host == "localhost" or ip_address(host).is_loopback:
            return ""
    return "" if proxy_bypass(host) else getproxies().get(address.scheme, "")


def _read_proxy(address: str) -> tuple[URL | None, dict[str, str]]:
    """Returns the address of a proxy without credentials, as errors show it, and the headers with them."""
    if not address:
        return None, {}
    proxy = URL(address if "://" in address else f"http://{address}")
    pair = base64.b64encode(f"{proxy.user}:{proxy.password or ''}".encode()).decode()
    return proxy.with_user(None), {"Proxy-Authorization": f"Basic {pair}"} if proxy.user else {}


async def _pass_on(request: web.Request, copy: _Copy) -> AsyncIterator[bytes]:
    async for piece in request.content.iter_any():
        copy.add(piece)
        yield piece


async def _remove_additions(_: web.Request, response: web.StreamResponse) -> None:
    if isinstance(response, _Passed):
        for name in _SET_BY_SERVER:
            if name not in response.given:
                response.headers.pop(name, None)


def _new_session(tls: SSLContext | None) -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        # A connection that is kept may be closed when the next request goes out.
        connector=aiohttp.TCPConnector(force_close=True, limit=0, ssl=tls or True),
        auto_decompress=False,
        cookie_jar=aiohttp.DummyCookieJar(),
        skip_auto_headers=_SET_BY_CLIENT,
        timeout=aiohttp.ClientTimeout(total=None, sock_connect=30),
        middlewares=[_send_once],
        **_HEAD,
    )


async def _send_once(request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    try:
        return await handler(request)
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as error:
        # aiohttp would send the request again.
        raise aiohttp.ClientError(str(error)) from error
