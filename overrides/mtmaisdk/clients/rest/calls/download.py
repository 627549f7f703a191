"""Tells the start of a file from an error returned in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtmaisdk.clients.rest.calls.response import is_page, read_response, seems_json, unexpected

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.calls.call import Call

_LARGEST_ERROR = 2**20
"""Bytes of an error that are kept."""


class Download:
    """The body of one response that should be a file.

    Args:
        call: The call, answered.
    """

    def __init__(self, call: Call) -> None:
        self._call = call
        self._error: bytes | None = None
        self._is_empty = True

    def is_content(self, piece: bytes) -> bool:
        """Takes the next piece of the body and returns whether it belongs to the file."""
        operation, head = self._call.operation, self._call.head
        if self._is_empty and (not head.is_success or seems_json(head, piece) or is_page(operation, head)):
            self._error = b""
        self._is_empty = False
        if self._error is not None and len(self._error) < _LARGEST_ERROR:
            self._error += piece
        return self._error is None

    def finish(self) -> None:
        """Ends the body.

        Raises:
            ApiException: The response was an error, or empty.
        """
        if self._error is not None or self._is_empty:
            operation, head, body = self._call.operation, self._call.head, self._error or b""
            read_response(operation, head, body)
            raise unexpected(operation, head, body)
