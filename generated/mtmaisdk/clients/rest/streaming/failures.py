"""Makes the exceptions of a stream, each with the response's head and the answer so far."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mtmaisdk.clients.rest.exceptions import StreamDecodeException, StreamException, UnexpectedResponseException
from mtmaisdk.clients.rest.wire.error_body import read_error_body

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.contract.answers import StreamResult
    from mtmaisdk.clients.rest.streaming.sse import ServerSentEvent
    from mtmaisdk.clients.rest.wire.headers import ResponseHead


# Some gateways write a status into a comment: `:HTTP_STATUS/429` (DashScope).
_STATUS_COMMENT = "HTTP_STATUS/"


class StreamFailures:
    """The failures of one stream.

    Args:
        head: The head of the response.
        snapshot: Returns the result so far.
    """

    def __init__(self, head: ResponseHead, snapshot: Callable[[], StreamResult]) -> None:
        self._head = head
        self._snapshot = snapshot
        self._status_comment: int | None = None

    def take_comment(self, text: str) -> None:
        """Remembers the status that a comment says."""
        status = text.removeprefix(_STATUS_COMMENT)
        if status != text and len(status) == 3 and status.isascii() and status.isdigit():
            self._status_comment = int(status)

    def make(self, kind: type[StreamException], message: str, body: str | None = None) -> StreamException:
        """Returns a failure of this kind."""
        head = self._head
        return self.with_partial(kind(head.status, head.reason, body=body, headers=head.headers, message=message))

    def server_error(self, data: bytes) -> StreamException:
        """Returns the failure that the server reports with this data."""
        text = data.decode("utf-8", "replace")
        error = self.make(StreamException, read_error_body(text).message or text[:200], text)
        if self._status_comment is not None:
            error.status = self._status_comment
        return error

    def decode_error(self, event: ServerSentEvent) -> StreamException:
        """Returns the failure of an event that cannot be read."""
        return self.make(StreamDecodeException, shown("an event cannot be read", event.data), event.data)

    def not_a_stream_error(self, body: bytes) -> UnexpectedResponseException:
        """Returns the failure of a body that is neither a stream nor an answer."""
        text = body.decode("utf-8", "replace")
        message = shown("neither a stream nor an answer", text)
        head = self._head
        return UnexpectedResponseException(head.status, head.reason, body=text, headers=head.headers, message=message)

    def with_partial(self, error: StreamException) -> StreamException:
        """Gives a failure the answer so far."""
        error.partial = self._snapshot()
        return error


def shown(what: str, text: str) -> str:
    """Returns a line that says what is wrong with a text, and how the text begins."""
    return f"{what}: {' '.join(text.split())[:200]}"
