# Derived from fastgpt/async_response.py by tools/derive_blocking.py; not to be edited.

"""The response that a method of `ChatClient` returns."""

from __future__ import annotations

from collections.abc import Iterator

from typing_extensions import Self

from mtmaisdk.clients.rest.calls.call import Call
from mtmaisdk.clients.rest.transport import blocking
from mtmaisdk.fastgpt.base_response import BaseResponse, LineDecoder


class Response(BaseResponse):
    """A response; with `stream=True` it is open until its lines have been read or it is closed."""

    def __init__(self, call: Call, response: blocking.BaseHTTPResponse) -> None:
        super().__init__(call.head, str(call.request))
        self._call = call
        self._response = response

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self) -> bytes:
        """Returns the whole body.

        Raises:
            ApiConnectionException: The connection broke.
            ApiTimeoutException: The server was silent for too long.
        """
        self._content = b"".join([piece for piece in self._pieces()])
        return self._content

    def iter_lines(self) -> Iterator[str]:
        """Yields the lines of the body as they arrive, without line endings.

        Raises:
            ApiConnectionException: The connection broke.
            ApiTimeoutException: The server was silent for too long.
        """
        decoder = LineDecoder()
        for piece in self._pieces():
            for line in decoder.feed(piece):
                yield line
        if last := decoder.finish():
            yield last

    def close(self) -> None:
        """Closes the connection; not needed once the body has been read."""
        from mtmaisdk.clients.rest.transport.blocking.body import release

        release(self._response)

    def _pieces(self) -> Iterator[bytes]:
        from mtmaisdk.clients.rest.sync.methods.download import pieces

        if self._content is not None:
            yield self._content
            return
        for piece in pieces(self._call, self._response, "the connection broke during the response"):
            yield piece
