"""The common base of async and blocking responses."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.decoding.decoder import BoundedDecoder
from mtmaisdk.clients.rest.exceptions import ApiException
from mtmaisdk.clients.rest.wire.headers import Headers, ResponseHead
from mtmaisdk.clients.rest.wire.json_text import parse_json


class BaseResponse:
    """A response as HTTP libraries present it.

    Attributes:
        status_code: The HTTP status.
        reason: The HTTP reason phrase.
        headers: The response headers; names are case-insensitive.
    """

    def __init__(self, head: ResponseHead, request: str) -> None:
        self._head = head
        self._request = request
        self.status_code = head.status
        self.reason = head.reason
        self.headers = Headers(head.headers)
        self._content: bytes | None = None

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
            ValueError: The body is not JSON, or nested too deeply.
        """
        return parse_json(self.content)

    def raise_for_status(self) -> None:
        """Raises an exception for an error status.

        Raises:
            ApiException: The status is not 2xx; the subclass depends on it.
        """
        if not self._head.is_success:
            error = ApiException.from_response(self._head, "" if self._content is None else self.text, None)
            error.request = self._request
            raise error


class LineDecoder(BoundedDecoder[str]):
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
