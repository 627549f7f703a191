"""Reads the body of a stream: bytes in, typed events out, and no failure passed over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pydantic_core import from_json, to_json

from mtmaisdk.clients.rest.contract import lookup as model_lookup
from mtmaisdk.clients.rest.contract.answers import StreamEvent, UnknownEvent
from mtmaisdk.clients.rest.contract.lookup import value_at
from mtmaisdk.clients.rest.exceptions import (
    ApiException,
    EmptyStreamException,
    EventTooLargeException,
    StreamException,
    StreamTruncatedException,
)
from mtmaisdk.clients.rest.streaming.assembler import StreamAssembler
from mtmaisdk.clients.rest.streaming.data_stream import unescaped_text
from mtmaisdk.clients.rest.streaming.decoder import MAX_EVENT_SIZE
from mtmaisdk.clients.rest.streaming.event_repair import frames_of, is_json, readings_of
from mtmaisdk.clients.rest.streaming.event_type import ERROR_FIELDS, EventType
from mtmaisdk.clients.rest.streaming.failures import StreamFailures, shown
from mtmaisdk.clients.rest.streaming.framing import SniffingDecoder
from mtmaisdk.clients.rest.streaming.sse import ServerSentEvent, event_of
from mtmaisdk.clients.rest.wire.error_body import error_fields_of, is_error, read_error_body
from mtmaisdk.clients.rest.wire.headers import ResponseHead

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.contract.answers import StreamResult
    from mtmaisdk.clients.rest.contract.stream import StreamDeclaration


_DONE = b"[DONE]"
_NO_HEAD = ResponseHead(200, {})
_MOST_BARE_LINES = 100
"""Lines of an error that are kept; none is known that has as many."""


class StreamReader:
    """Reads one stream.

    Args:
        declaration: What the operation streams.
        head: The head of the response.
        max_event_size: Bytes of the largest event.
    """

    def __init__(
        self, declaration: StreamDeclaration, head: ResponseHead = _NO_HEAD, max_event_size: int = MAX_EVENT_SIZE
    ) -> None:
        self._declaration = declaration
        self._head = head
        self._assembler = StreamAssembler()
        self._failures = StreamFailures(head, self._assembler.result)
        self._stray: list[bytes] = []
        self._bare: list[bytes] = []
        self._cause: BaseException | None = None
        self._decoder = SniffingDecoder(
            declaration.framing,
            declaration.alternatives,
            on_comment=self._failures.take_comment,
            on_stray_line=self._stray.append,
            max_event_size=max_event_size,
        )
        self._end = declaration.end.encode() if declaration.end is not None else _DONE
        # A stream of one kind of event yields its data, any other yields events with their names.
        self._is_named = len(declaration.events) > 1
        self._kinds: dict[str, EventType] = {}
        self._declared = {event.name: event for event in declaration.events}
        self._made: dict[str, EventType] = {}
        self._last_discriminated: EventType | None = None
        self._last_kind: tuple[str | None, EventType] = None, self._kind_of(declaration.events[0].name)
        self.has_event = False
        """Whether an event came since `had_event` was last asked."""
        self._is_empty = True
        self.ended = False
        """Whether the end marker was there."""
        self._is_complete = False

    @property
    def is_complete(self) -> bool:
        """Whether the answer has come to its end: by end marker, terminal event or finish reason."""
        return self.ended or self._is_complete or self._assembler.finished

    def snapshot(self) -> StreamResult:
        """Returns the result so far."""
        return self._assembler.result()

    @property
    def text_count(self) -> int:
        """How many pieces of the first answer's text there are so far."""
        return len(self._assembler.first_text)

    def text_from(self, start: int) -> list[str]:
        """Returns the pieces of the first answer's text from the piece `start` on."""
        return list(self._assembler.first_text[start:])

    def had_event(self) -> bool:
        """Returns whether an event came since this was last asked."""
        had, self.has_event = self.has_event, False
        self._is_empty = self._is_empty and not had
        return had

    def feed(self, chunk: bytes) -> Iterator[Any]:
        """Yields the events that this piece of the body completes.

        Raises:
            StreamException: The stream reports an error, or an event cannot be read.
        """
        try:
            events = self._decoder.feed(chunk)
        except EventTooLargeException as error:
            raise self._failures.with_partial(error) from None
        kinds, end = self._kinds, self._end
        # An event is mostly of the kind of the one before it.
        kind_name, kind = self._last_kind
        read, collect, always_check, is_terminal, given_name, _ = kind
        for event in events:
            if isinstance(event, bytes):
                name, data = "message", event
            else:
                name, data = event.event, event.raw
            if data == end:
                self.ended = True
                continue
            if name != kind_name:
                found = kinds.get(name)
                if found is None:
                    yield from self._take_unusual(event_of(event))
                    continue
                kind_name, kind = self._last_kind = name, found
                read, collect, always_check, is_terminal, given_name, _ = kind
            try:
                value = read(data)
            except ValueError as error:
                yield from self._take_unreadable(event_of(event), kind, error)
                continue
            # Fields beyond the model's may be an error's.
            if always_check or ((extra := value.__pydantic_extra__) and not ERROR_FIELDS.isdisjoint(extra)):
                self._check_error(kind, value, data)
            if collect(value):
                # It has nothing of an answer.
                self._check_error(kind, value, data)
            self.has_event = True
            if is_terminal:
                self._is_complete = True
            yield value if given_name is None else StreamEvent(given_name, value)
        if self._stray:
            self._take_stray()

    def finish(self, cause: BaseException | None = None) -> Iterator[Any]:
        """Yields what the end of the body leaves over, and checks that the answer is whole and none that failed.

        Args:
            cause: What broke the connection or let it wait too long, unless the body came to its end.

        Raises:
            StreamException: The stream reports an error at its end.
            EmptyStreamException: There was no event.
            StreamTruncatedException: The answer has no end.
        """
        self._cause = cause
        last = self._last_event()
        if last is not None:
            yield from self._take_last(last)
        self._take_stray()
        # A bare error may stand on several lines.
        self._check_raw_error(b"\n".join(self._bare))
        if cause is not None and not self.is_complete:
            raise self._truncated(f"the connection broke within the stream: {cause}")
        if self._is_empty and not self.has_event:
            raise self._failures.make(EmptyStreamException, "the stream ended without an event")
        if not self.is_complete and self._has_end:
            raise self._truncated("the stream ended before the answer did")
        failed = self._assembler.failed
        if failed is not None:
            body = to_json(failed).decode()
            said = read_error_body(body).message
            raise self._failures.make(StreamException, said or "the answer ended with the finish reason 'error'", body)

    def whole_answer(self, body: bytes, answer_model: str | None) -> Iterator[Any]:
        """Yields a complete answer, sent as JSON although a stream was asked for, as its one event.

        Args:
            body: The answer.
            answer_model: Name of the model of the operation's plain answer, if it has one.

        Raises:
            ApiException: The body is an error.
            UnexpectedResponseException: The body is neither an error nor an answer.
        """
        try:
            content = from_json(body)
        except ValueError as error:
            raise self._failures.not_a_stream_error(body) from error
        refusal = ApiException.from_response(self._head, body.decode("utf-8", "replace"), content)
        # Where it is no answer, what would be an extra of one is an error.
        nothing = refusal if is_error(content) else self._failures.not_a_stream_error(body)
        try:
            answer = content if answer_model is None else model_lookup.read_json(answer_model, body)
        except ValueError as error:
            raise nothing from error
        if is_error(error_fields_of(answer)):
            raise refusal
        if self._is_named and not self._declaration.whole_answer:
            # No event of the stream is the whole answer.
            raise nothing
        kind = self._kind_of(self._declaration.events[0].name)
        try:
            value = kind.read(as_event(content, self._declaration.whole_answer))
        except ValueError as error:
            raise nothing from error
        given = self._given(kind, value)
        if not self._assembler.has_answer or not value.model_fields_set & type(value).model_fields.keys():
            raise nothing
        self._is_complete = True
        yield given

    @property
    def _has_end(self) -> bool:
        """Whether the protocol tells an answer's end from the end of the body."""
        declaration = self._declaration
        if declaration.end_optional or self._decoder.framing != declaration.framing:
            # An alternative framing comes from a server that knows nothing of the declared end.
            return False
        return declaration.end is not None or any(
            event.terminal or event.finish_reason is not None for event in declaration.events
        )

    def _last_event(self) -> ServerSentEvent | None:
        """Returns the event that nothing closed."""
        try:
            return self._decoder.finish()
        except EventTooLargeException as error:
            raise self._failures.with_partial(error) from None

    def _take_unusual(self, event: ServerSentEvent) -> Iterator[Any]:
        """Takes an event that is empty, of a kind seen for the first time, an error, or unknown."""
        if not event.raw:
            return
        name = event.event
        if name == "message":
            name = self._declaration.unnamed
            if name not in self._declared and self._declaration.discriminator is not None:
                kind = self._last_discriminated
                if kind is not None and (value := self._read_as(kind, event.raw)) is not None:
                    self._check_error(kind, value, event.raw)
                    yield self._given(kind, value)
                    return
                name = self._name_in(event.raw)
        if name in self._declaration.errors or (name == "error" and name not in self._declared):
            raise self._failures.server_error(event.raw)
        if name in self._declared:
            kind = self._kind_of(name)
            if event.event != "message" or self._declaration.discriminator is None:
                self._kinds[event.event] = kind
            else:
                self._last_discriminated = kind
            yield from self._take_readable(event, kind)
        elif event.raw.strip() == self._end:
            self.ended = True
        elif self._is_named:
            if event.event in ("", "message"):
                # Without a name it may be an error; under a name it is the server's own matter.
                self._check_raw_error(event.raw)
            self.has_event = True
            yield UnknownEvent(name, event.data)
        else:
            yield from self._take_foreign(event)

    def _read_as(self, kind: EventType, data: bytes) -> Any:
        """Returns the data of a kind of event, or `None` where a field says that it is of another."""
        try:
            value = kind.read(data)
        except ValueError:
            return None
        return value if value_at(value, self._declaration.discriminator or "") == kind.declaration.name else None

    def _take_readable(self, event: ServerSentEvent, kind: EventType) -> Iterator[Any]:
        try:
            yield from self._take(kind, event.raw)
        except ValueError as error:
            yield from self._take_unreadable(event, kind, error)

    def _take(self, kind: EventType, data: bytes) -> Iterator[Any]:
        value = kind.read(data)
        self._check_error(kind, value, data)
        yield self._given(kind, value)

    def _given(self, kind: EventType, value: Any) -> Any:
        """Takes a value into the result and returns it as the caller gets it."""
        self.has_event = True
        kind.collect(value)
        if kind.is_terminal:
            self._is_complete = True
        return value if kind.name is None else StreamEvent(kind.name, value)

    def _take_foreign(self, event: ServerSentEvent) -> Iterator[Any]:
        """Takes an event under a name that a stream of one kind does not have: its data, or none of it."""
        self._check_raw_error(event.raw)
        kind = self._kind_of(self._declaration.events[0].name)
        try:
            value = kind.read(event.raw)
        except ValueError as error:
            if event.event:
                # A ping, or another protocol's own matter.
                return
            raise self._failures.decode_error(event) from error
        if set(value.model_fields_set) & set(type(value).model_fields):
            yield from self._take_readable(event, kind)

    def _take_unreadable(self, event: ServerSentEvent, kind: EventType, cause: ValueError) -> Iterator[Any]:
        """Takes data that is not what its kind says: read otherwise where a known server writes so."""
        if not event.raw:
            # A keep-alive.
            return
        self._check_raw_error(event.raw)
        if event.raw.strip() == self._end:
            self.ended = True
            return
        if frames := frames_of(event.raw, self._end):
            for frame in frames:
                yield from self._take_last(ServerSentEvent(event.event, frame), may_be_cut=False)
            return
        for reading in readings_of(event.raw, is_text=kind.declaration.text == "."):
            if reading != event.raw and kind.can_read(reading):
                yield from self._take(kind, reading)
                return
        raise self._failures.decode_error(event) from cause

    def _take_last(self, event: ServerSentEvent, may_be_cut: bool = True) -> Iterator[Any]:
        """Takes an event that the end of the stream closed, or one of several in one."""
        if event.raw.strip() == self._end:
            self.ended = True
            return
        if may_be_cut and b"\n" in event.raw and not is_json(event.raw):
            *whole, cut = [line for line in event.raw.split(b"\n") if line]
            for line in whole:
                yield from self._take_last(ServerSentEvent(event.event, line), may_be_cut=False)
            event = ServerSentEvent(event.event, cut)
            if cut.strip() == self._end:
                self.ended = True
                return
        if may_be_cut and event.raw and not is_json(event.raw) and unescaped_text(event.raw) is None:
            raise self._truncated(shown("the stream ended within an event", event.data), event.data)
        yield from self._take_unusual(event)

    def _take_stray(self) -> None:
        """Looks at lines that are no field: a bare end marker, or a bare JSON error."""
        stray, self._stray[:] = list(self._stray), []
        for line in stray:
            text = line.strip()
            if text == self._end:
                self.ended = True
            elif text[:1] == b"{":
                self._check_raw_error(text)
            if (self._bare or text[:1] == b"{") and len(self._bare) < _MOST_BARE_LINES:
                self._bare.append(line)

    def _truncated(self, message: str, body: str | None = None) -> StreamException:
        error = self._failures.make(StreamTruncatedException, message, body)
        error.__cause__ = self._cause
        return error

    def _kind_of(self, name: str) -> EventType:
        """Returns the kind of event with this name of the contract."""
        kind = self._made.get(name)
        if kind is None:
            kind = self._made[name] = EventType.from_declaration(self._declared[name], self._assembler, self._is_named)
        return kind

    def _name_in(self, data: bytes) -> str:
        try:
            content = from_json(data)
        except ValueError as error:
            raise self._failures.decode_error(ServerSentEvent(data=data)) from error
        name = content.get(self._declaration.discriminator) if isinstance(content, dict) else None
        return name if isinstance(name, str) else "message"

    def _check_error(self, kind: EventType, value: Any, data: bytes) -> None:
        """Raises where a value is an error."""
        if kind.is_error(value):
            raise self._failures.server_error(data)

    def _check_raw_error(self, data: bytes) -> None:
        """Raises where data that is not read into a model is an error."""
        try:
            content = from_json(data)
        except ValueError:
            return
        if is_error(content):
            raise self._failures.server_error(data)


def as_event(content: Any, names: Mapping[str, str]) -> bytes:
    """Returns the event that says what a complete answer says.

    Args:
        content: The answer. Where its content is a list of parts, the event has the text of them and, as the
            unknown field `content_parts`, the list.
        names: The names that an event has for fields of the answer, or of the items of its lists.
    """

    def rename(fields: Any) -> Any:
        if not isinstance(fields, dict):
            return fields
        return {names.get(key, key): _with_text(value) for key, value in fields.items()}

    if not isinstance(content, dict) or names.keys() & content.keys():
        return to_json(rename(content))
    return to_json(
        {key: [rename(item) for item in value] if isinstance(value, list) else value for key, value in content.items()}
    )


def _with_text(message: Any) -> Any:
    parts = message.get("content") if isinstance(message, dict) else None
    if not isinstance(parts, list):
        return message
    return {**message, "content": "".join(map(_text_of, parts)), "content_parts": parts}


def _text_of(part: Any) -> str:
    text = part.get("text") if isinstance(part, dict) else None
    # FastGPT puts it one level deeper than OpenAI.
    text = text.get("content") if isinstance(text, dict) else text
    return text if isinstance(text, str) else ""
