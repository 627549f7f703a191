"""The verdict at the end of a stream: whether the answer is complete, truncated, failed or missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic_core import to_json

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.exceptions import (
    EmptyStreamException,
    StreamException,
    StreamTruncatedException,
    reason_of,
)
from mtmaisdk.clients.rest.streaming.failures import shown
from mtmaisdk.clients.rest.wire.error_body import failure_message, read_error_body
from mtmaisdk.clients.rest.wire.json_text import decode

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.contract.stream import StreamDeclaration
    from mtmaisdk.clients.rest.streaming.assembler import StreamAssembler
    from mtmaisdk.clients.rest.streaming.failures import StreamFailures


class Verdict:
    """Collects what tells a complete answer from a broken one.

    Args:
        declaration: What the operation streams.
        assembler: Collects the answer.
        failures: Creates the exceptions.
    """

    def __init__(self, declaration: StreamDeclaration, assembler: StreamAssembler, failures: StreamFailures) -> None:
        self._declaration = declaration
        self._assembler = assembler
        self._failures = failures
        self.ended = False
        """Whether the end marker arrived."""
        self.has_terminal = False
        """Whether an event arrived that ends the answer."""
        self.cause: BaseException | None = None
        """What broke the connection, if anything."""

    @property
    def is_complete(self) -> bool:
        """Whether the answer ended, by end marker, terminal event or finish reason."""
        return self.ended or self.has_terminal or self._assembler.finished

    def truncated(self, message: str, body: str | None = None) -> StreamException:
        """Returns the exception of a truncated answer."""
        error = self._failures.create(StreamTruncatedException, message, body)
        error.__cause__ = self.cause
        return error

    def check(self, is_empty: bool, framing: str) -> None:
        """Checks the answer once the body has ended.

        Args:
            is_empty: Whether no event arrived.
            framing: Name of the framing that the server used.

        Raises:
            EmptyStreamException: No event arrived.
            StreamTruncatedException: The answer has not ended.
            StreamException: The answer ended with the finish reason `error`.
        """
        if self.cause is not None and not self.is_complete:
            raise self.truncated(f"the connection broke within the stream: {reason_of(self.cause)}")
        if is_empty:
            raise self._failures.create(EmptyStreamException, "the stream ended without an event")
        if not self.is_complete and self._declares_end(framing):
            raise self.truncated("the stream ended before the answer did")
        self.check_finish_reason()

    def check_content(self, last: bytes) -> None:
        """Checks that the events of the answer had something of it.

        Args:
            last: Data of the last event, which may say why not.

        Raises:
            EmptyStreamException: No event had any part of the answer.
        """
        path, result, text = self._declaration.events[0].text, self._assembler.result(), decode(last)
        has_part = self._assembler.has_answer
        if path is not None and "." not in path:
            # An answer outside of a list begins with any event.
            has_part = any((result.text, result.reasoning, result.usage)) or f'"{path}"' in text
        if self.cause is None and not has_part:
            said = read_error_body(text).message or shown("an event is", text)
            raise self._failures.create(EmptyStreamException, f"the stream has no part of an answer: {said}", text)

    def check_finish_reason(self) -> None:
        """Checks how the answer ended.

        Raises:
            StreamException: The finish reason is `error`.
        """
        failed = self._assembler.failed
        if failed is not None:
            # The model's own: pydantic before 2.14 does not encode a model whose build was deferred in any other way.
            body: str = failed.to_json() if isinstance(failed, Model) else to_json(failed).decode()
            raise self._failures.create(StreamException, failure_message(body), body)

    def _declares_end(self, framing: str) -> bool:
        """Whether the protocol tells the end of an answer from the end of the body."""
        declaration = self._declaration
        if declaration.end_optional or framing != declaration.framing:
            # A server that uses an alternative framing does not know the declared end marker.
            return False
        return declaration.end is not None or any(
            event.terminal or event.finish_reason is not None for event in declaration.events
        )
