# Derived from fastgpt/async_response.py by tools/derive_blocking.py; not to be edited.

"""The response that a method of `ChatClient` returns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from typing_extensions import Self

from mtmaisdk.clients.rest.calls.call import Call
from mtmaisdk.clients.rest.decoding.decoder import BoundedDecoder
from mtmaisdk.clients.rest.exceptions import ApiException
from mtmaisdk.clients.rest.transport import blocking
from mtmaisdk.clients.rest.wire.headers import Headers
from mtmaisdk.clients.rest.wire.json_text import parse_json


class Response:
    """A response as HTTP libraries present it; with `stream=True` it is open until its lines were read or it is closed.

    The names of its headers are case-insensitive.
    """

    def __init__(self, call: Call, response: blocking.BaseHTTPResponse) -> None:
        self._call = call
        self._response = response
        self._content: bytes | None = None
        self.status_code = call.head.status
        self.reason = call.head.reason
        self.headers = Headers(call.head.headers)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.status_code})"

    @property
    def content(self) -> bytes:
        """The body; a `RuntimeError` if it is a stream that has not been read."""
        if self._content is None:
            raise RuntimeError("the body is a stream: call iter_lines() or read()")
        return self._content

    @property
    def text(self) -> str:
        """The body as text."""
        return self.content.decode("utf-8", "replace")

    def json(self) -> Any:
        """Returns the body's JSON value; raises a `ValueError` if it is not JSON, or nested too deeply."""
        return parse_json(self.content)

    def raise_for_status(self) -> None:
        """Raises an `ApiException` if the status is not 2xx; the subclass depends on it."""
        if not self._call.head.is_success:
            error = ApiException.from_response(self._call.head, "" if self._content is None else self.text, None)
            error.request = str(self._call.request)
            raise error

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
        """Yields the lines of the body as they arrive, without line endings; raises the errors of `read`."""
        decoder = _LineDecoder()
        for piece in self._pieces():
            for line in decoder.feed(piece):
                yield line
        if last := decoder.finish():
            yield last

    def close(self) -> None:
        """Closes the connection; not needed once the body has been read."""
        blocking.release(self._response)

    def _pieces(self) -> Iterator[bytes]:
        from mtmaisdk.clients.rest.sync.methods.download import pieces

        if self._content is not None:
            yield self._content
            return
        for piece in pieces(self._call, self._response):
            yield piece


class _LineDecoder(BoundedDecoder[str]):
    """Splits a body into lines, at LF and CRLF only: JSON as raw UTF-8 may contain any other separator."""

    def _decode(self, chunk: bytes, events: list[str]) -> None:
        for line in self._split(chunk):
            self._check_size(len(line))
            events.append(_text(line))
        self._check_size(len(self._rest))

    def _decode_rest(self) -> str | None:
        return _text(self._take_rest()) or None


def _text(line: bytes) -> str:
    return line.removesuffix(b"\r").decode("utf-8", "replace")
