"""Creates the exceptions of a stream, each with the response's head and the partial answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from mtmaisdk.clients.rest.contract.lenient import MismatchError
from mtmaisdk.clients.rest.exceptions import (
    ApiException,
    StreamDecodeException,
    StreamException,
    UnexpectedResponseException,
)
from mtmaisdk.clients.rest.wire.error_body import read_error_body

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.contract.answers import StreamResult
    from mtmaisdk.clients.rest.decoding.event import ServerSentEvent
    from mtmaisdk.clients.rest.wire.headers import ResponseHead


# Some gateways send the status in a comment: `:HTTP_STATUS/429` (DashScope).
_STATUS_COMMENT = "HTTP_STATUS/"


class StreamFailures:
    """Creates the exceptions of one stream.

    Args:
        head: The head of the response.
        snapshot: Returns the answer so far.
    """

    def __init__(self, head: ResponseHead, snapshot: Callable[[], StreamResult]) -> None:
        self._head = head
        self._snapshot = snapshot
        self._status_comment: int | None = None

    def take_comment(self, text: str) -> None:
        """Records the status that a comment contains, if any."""
        status = text.removeprefix(_STATUS_COMMENT)
        if status != text and len(status) == 3 and status.isascii() and status.isdigit():
            self._status_comment = int(status)

    def create(self, kind: type[StreamException], message: str, body: str | None = None) -> StreamException:
        """Returns an exception of this class."""
        head = self._head
        return self.with_partial(kind(head.status, head.reason, body=body, headers=head.headers, message=message))

    def server_error(self, data: bytes) -> StreamException:
        """Returns the exception for an error that the server reports in an event with this data."""
        text = data.decode("utf-8", "replace")
        error = self.create(StreamException, read_error_body(text).message or text[:200], text)
        if self._status_comment is not None:
            error.status = self._status_comment
        return error

    def decode_error(self, event: ServerSentEvent, cause: ValueError) -> StreamException:
        """Returns the exception for an event that cannot be read."""
        message = shown(f"an event cannot be read, {what_is_wrong(cause)}", event.data)
        return self.create(StreamDecodeException, message, event.data)

    def refusal(self, body: bytes, content: Any) -> ApiException:
        """Returns the exception for a body that is an error and not a stream; `content` is its JSON value."""
        text = body.decode("utf-8", "replace")
        return ApiException.from_response(self._head, text, content)

    def not_a_stream_error(self, body: bytes, cause: ValueError | None = None) -> UnexpectedResponseException:
        """Returns the exception for a body that is neither a stream nor an answer."""
        text = body.decode("utf-8", "replace")
        because = f", {what_is_wrong(cause)}" if cause is not None else ""
        message = shown(f"neither a stream nor an answer{because}", text)
        head = self._head
        return UnexpectedResponseException(head.status, head.reason, body=text, headers=head.headers, message=message)

    def with_partial(self, error: StreamException) -> StreamException:
        """Adds the answer so far to an exception and returns it."""
        error.partial = self._snapshot()
        return error


def what_is_wrong(cause: ValueError) -> str:
    """Returns why JSON was not read: the place that does not match the contract, or that it is not JSON."""
    return str(cause) if isinstance(cause, MismatchError) else "it is not valid JSON"


def shown(what: str, text: str) -> str:
    """Returns a message with the beginning of the text that it is about."""
    return f"{what}: {' '.join(text.split())[:200]}"
