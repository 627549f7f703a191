"""The response that a method of `AsyncChatClient` returns."""

from __future__ import annotations

from collections.abc import AsyncIterator

from typing_extensions import Self

from mtmaisdk.clients.rest.calls.call import Call
from mtmaisdk.clients.rest.transport import aio
from mtmaisdk.fastgpt.base_response import BaseResponse, LineDecoder


class AsyncResponse(BaseResponse):
    """A response; with `stream=True` it is open until its lines have been read or it is closed."""

    def __init__(self, call: Call, response: aio.ClientResponse) -> None:
        super().__init__(call.head, str(call.request))
        self._call = call
        self._response = response

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self.close()

    async def read(self) -> bytes:
        """Returns the whole body.

        Raises:
            ApiConnectionException: The connection broke.
            ApiTimeoutException: The server was silent for too long.
        """
        self._content = b"".join([piece async for piece in self._pieces()])
        return self._content

    async def iter_lines(self) -> AsyncIterator[str]:
        """Yields the lines of the body as they arrive, without line endings.

        Raises:
            ApiConnectionException: The connection broke.
            ApiTimeoutException: The server was silent for too long.
        """
        decoder = LineDecoder()
        async for piece in self._pieces():
            for line in decoder.feed(piece):
                yield line
        if last := decoder.finish():
            yield last

    def close(self) -> None:
        """Closes the connection; not needed once the body has been read."""
        from mtmaisdk.clients.rest.transport.aio.body import release

        release(self._response)

    async def _pieces(self) -> AsyncIterator[bytes]:
        from mtmaisdk.clients.rest.methods.download import pieces

        if self._content is not None:
            yield self._content
            return
        async for piece in pieces(self._call, self._response, "the connection broke during the response"):
            yield piece
