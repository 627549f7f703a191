"""A response as users of HTTP libraries know it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from typing_extensions import Self

from mtmaisdk.clients.rest.exceptions import ApiConnectionException, ApiException
from mtmaisdk.clients.rest.streaming.decoder import BoundedDecoder
from mtmaisdk.clients.rest.transport.blocking.body import release
from mtmaisdk.clients.rest.wire.headers import ResponseHead

if TYPE_CHECKING:
    import aiohttp
    import urllib3

_PIECE = 2**16


class BaseResponse:
    """What is known of a response: its head, and its body where it has been read.

    Attributes:
        status_code: The HTTP status.
        reason: The HTTP reason phrase.
        headers: The response headers; names compare without regard to case.
    """

    def __init__(self, status_code: int, reason: str | None, headers: Mapping[str, str], content: bytes | None) -> None:
        self.status_code = status_code
        self.reason = reason
        self.headers = headers
        self._content = content

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.status_code})"

    @property
    def content(self) -> bytes:
        """The body.

        Raises:
            RuntimeError: The body is a stream that has not been read.
        """
        if self._content is None:
            raise RuntimeError("the body is a stream: call iter_lines() or read()")
        return self._content

    @property
    def text(self) -> str:
        """The body as text."""
        return self.content.decode("utf-8", "replace")

    def json(self) -> Any:
        """Returns the body's JSON value.

        Raises:
            ValueError: It is none.
        """
        return json.loads(self.content)

    def raise_for_status(self) -> None:
        """Does nothing where the status says success.

        Raises:
            ApiException: Of the subclass of the status.
        """
        if not 200 <= self.status_code < 300:
            body = self.text if self._content is not None else ""
            raise ApiException.from_response(ResponseHead(self.status_code, self.headers, self.reason), body, None)


class Response(BaseResponse):
    """A response; one to `stream=True` is open until its lines have been read or it is closed."""

    def __init__(self, response: urllib3.BaseHTTPResponse) -> None:
        super().__init__(response.status, response.reason, response.headers, None)
        self._response = response

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self) -> bytes:
        """Returns the whole body.

        Raises:
            ApiConnectionException: The connection broke.
        """
        if self._content is None:
            self._content = b"".join(self._pieces())
        return self._content

    def iter_lines(self) -> Iterator[str]:
        """Yields the lines of the body as they arrive, without their ends.

        Raises:
            ApiConnectionException: The connection broke.
        """
        decoder = LineDecoder()
        for piece in self._pieces() if self._content is None else [self._content]:
            yield from decoder.feed(piece)
        if last := decoder.finish():
            yield last

    def close(self) -> None:
        """Closes the connection; a response that was read does not need it."""
        release(self._response)

    def _pieces(self) -> Iterator[bytes]:
        import urllib3

        response = self._response
        try:
            while piece := response.read1(_PIECE, decode_content=True):
                yield piece
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise ApiConnectionException(f"the connection broke within the answer: {error}") from error
        finally:
            self.close()


class AsyncResponse(BaseResponse):
    """A response; one to `stream=True` is open until its lines have been read or it is closed."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        super().__init__(response.status, response.reason, response.headers, None)
        self._response = response

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self.close()

    async def read(self) -> bytes:
        """Returns the whole body.

        Raises:
            ApiConnectionException: The connection broke.
        """
        if self._content is None:
            self._content = b"".join([piece async for piece in self._pieces()])
        return self._content

    async def iter_lines(self) -> AsyncIterator[str]:
        """Yields the lines of the body as they arrive, without their ends.

        Raises:
            ApiConnectionException: The connection broke.
        """
        decoder = LineDecoder()
        if self._content is not None:
            for line in decoder.feed(self._content):
                yield line
        else:
            async for piece in self._pieces():
                for line in decoder.feed(piece):
                    yield line
        if last := decoder.finish():
            yield last

    aiter_lines = iter_lines

    def close(self) -> None:
        """Closes the connection; a response that was read does not need it."""
        self._response.close()

    async def _pieces(self) -> AsyncIterator[bytes]:
        import asyncio

        import aiohttp

        try:
            while piece := await self._response.content.readany():
                yield piece
        except (aiohttp.ClientError, asyncio.TimeoutError, OSError) as error:
            raise ApiConnectionException(f"the connection broke within the answer: {error}") from error
        finally:
            # One that was read to its end is back in the pool, and this does nothing.
            self._response.close()


class LineDecoder(BoundedDecoder[str]):
    """Cuts a body into lines, at LF and CRLF only: JSON as raw UTF-8 may hold any other separator."""

    def _decode(self, chunk: bytes, events: list[str]) -> None:
        for line in self._split(chunk):
            self._check_size(len(line))
            events.append(_text(line))
        self._check_size(self._line_size)

    def _decode_rest(self) -> str | None:
        return _text(self._take_line()) or None


def _text(line: bytes) -> str:
    return line.removesuffix(b"\r").decode("utf-8", "replace")
