"""The verdict on a stream: whether the answer is complete, truncated, failed or missing, and the exceptions for it."""

from __future__ import annotations

from pydantic_core import to_json

from mtmaisdk.clients.rest.contract.lenient import what_is_wrong
from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.contract.stream import StreamDeclaration
from mtmaisdk.clients.rest.decoding.event import ServerSentEvent
from mtmaisdk.clients.rest.exceptions import (
    EmptyStreamException,
    StreamDecodeException,
    StreamException,
    StreamTruncatedException,
    reason_of,
)
from mtmaisdk.clients.rest.streaming.assembler import StreamAssembler
from mtmaisdk.clients.rest.wire.error_body import failure_message, read_error_body
from mtmaisdk.clients.rest.wire.headers import ResponseHead
from mtmaisdk.clients.rest.wire.json_text import decode
from mtmaisdk.clients.rest.wire.text import printable

# Some gateways send the status in a comment: `:HTTP_STATUS/429` (DashScope).
_STATUS_COMMENT = "HTTP_STATUS/"


class Verdict:
    """Collects what tells a complete answer from a broken one, and creates the exceptions of one stream."""

    def __init__(self, declaration: StreamDeclaration, head: ResponseHead, assembler: StreamAssembler) -> None:
        self._declaration = declaration
        self._head = head
        self._assembler = assembler
        self._status_comment: int | None = None
        self.ended = False
        """Whether the end marker arrived."""
        self.has_terminal = False
        """Whether an event arrived that ends the answer."""
        self.cause: BaseException | None = None
        """What broke the connection, if anything."""

    @property
    def is_complete(self) -> bool:
        """Whether the answer ended, by end marker, terminal event or finish reason."""
        ended = self.ended and not self._declaration.marks_end
        return ended or self.has_terminal or self._assembler.finished

    def take_comment(self, text: str) -> None:
        """Records the status that a comment contains, if any."""
        status = text.removeprefix(_STATUS_COMMENT)
        if status != text and len(status) == 3 and status.isascii() and status.isdigit():
            self._status_comment = int(status)

    def with_partial(self, error: StreamException) -> StreamException:
        """Adds the answer so far to an exception and returns it."""
        error.partial = self._assembler.result()
        return error

    def server_error(self, data: bytes) -> StreamException:
        """Returns the exception for an error that the server reports in an event with this data."""
        text = data.decode("utf-8", "replace")
        error = self._create(StreamException, read_error_body(text).message or text[:200], text)
        if self._status_comment is not None:
            error.status = self._status_comment
        return error

    def decode_error(self, event: ServerSentEvent, cause: ValueError) -> StreamException:
        """Returns the exception for an event that cannot be read."""
        message = f"an event cannot be read, {what_is_wrong(cause)}: {printable(event.data, 200)}"
        return self._create(StreamDecodeException, message, event.data)

    def truncated(self, message: str, body: str | None = None) -> StreamException:
        """Returns the exception of a truncated answer."""
        error = self._create(StreamTruncatedException, message, body)
        error.__cause__ = self.cause
        return error

    def check(self, is_empty: bool, framing: str, lacking: bytes) -> None:
        """Raises an error unless the answer is complete; called once the body has ended.

        `lacking` is the data of an event that may say why there is no part of the answer; empty if others arrived.
        """
        if self.cause is not None and not self.is_complete:
            raise self.truncated(f"the connection broke within the stream: {reason_of(self.cause)}")
        if is_empty:
            raise self._create(EmptyStreamException, "the stream ended without an event")
        text = decode(lacking)
        if text and self.cause is None and not self._has_part(text):
            said = read_error_body(text).message or f"an event is: {printable(text, 200)}"
            raise self._create(EmptyStreamException, f"the stream has no part of an answer: {said}", text)
        if not self.is_complete and self._declares_end(framing):
            raise self.truncated("the stream ended before the answer did")
        if self._assembler.failed is not None:
            raise self.failed()

    def failed(self) -> StreamException:
        """Returns the exception of an answer whose own end says that it failed."""
        failed, rule = self._assembler.failed, self._assembler.failure
        # The model's own: pydantic before 2.14 does not encode a model with a deferred build in any other way.
        body: str = failed.to_json() if isinstance(failed, Model) else to_json(failed).decode()
        if rule is None:
            message: str | None = failure_message(body)
        elif (message := read_error_body(body).message) is None:
            result = self._assembler.result()
            said = printable(result.text or result.reasoning, 200)
            message = rule.message(failed) + (f": {said}" if said else "")
        return self._create(StreamException, message or "", body)

    def _create(self, kind: type[StreamException], message: str, body: str | None = None) -> StreamException:
        head = self._head
        return self.with_partial(kind(head.status, head.reason, body=body, headers=head.headers, message=message))

    def _has_part(self, last: str) -> bool:
        """Whether any event, the last of which has this data, had a part of the answer."""
        path, result = self._declaration.events[0].text, self._assembler.result()
        if path is None or "." in path:
            return self._assembler.has_answer
        # An answer outside of a list begins with any event.
        return any((result.text, result.reasoning, result.usage)) or f'"{path}"' in last

    def _declares_end(self, framing: str) -> bool:
        """Whether the protocol tells the end of an answer from the end of the body."""
        declaration = self._declaration
        if declaration.end_optional or framing != declaration.framing:
            # A server that uses an alternative framing does not know the declared end marker.
            return False
        return declaration.end is not None or any(
            event.terminal or event.finish_reason is not None for event in declaration.events
        )
