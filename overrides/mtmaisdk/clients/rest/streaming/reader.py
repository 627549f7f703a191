"""Reads the body of a stream: bytes in, typed events out. No failure goes unnoticed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal, TypeAlias

from pydantic_core import from_json

from mtmaisdk.clients.rest.contract.answers import StreamEvent, StreamResult, UnknownEvent
from mtmaisdk.clients.rest.contract.content_parts import as_event
from mtmaisdk.clients.rest.contract.lenient import read_answer
from mtmaisdk.clients.rest.contract.stream import StreamDeclaration
from mtmaisdk.clients.rest.decoding.decoder import LINE_COST, MAX_EVENT_SIZE, too_large
from mtmaisdk.clients.rest.decoding.event import ServerSentEvent, event_of
from mtmaisdk.clients.rest.decoding.sniffing import SniffingDecoder
from mtmaisdk.clients.rest.exceptions import EventTooLargeException
from mtmaisdk.clients.rest.streaming.assembler import StreamAssembler
from mtmaisdk.clients.rest.streaming.event_type import EventType, EventTypes, has_known_fields
from mtmaisdk.clients.rest.streaming.verdict import Verdict
from mtmaisdk.clients.rest.wire.error_body import ERROR_SIGNS, error_fields_of, is_error
from mtmaisdk.clients.rest.wire.event_repair import content_of, frames_of, lines_of, unescaped_text
from mtmaisdk.clients.rest.wire.headers import ResponseHead
from mtmaisdk.clients.rest.wire.json_text import HalfJoiner, is_json, leading_value, parse_json
from mtmaisdk.clients.rest.wire.text import printable

_DONE = b"[DONE]"
_NO_HEAD = ResponseHead(200, {})
_MESSAGES = ("message", "error")
"""What an error has beside its type, and an unknown event with a `code` of its own has not."""
_HALF = "half of a character waits for its other half"

Stage: TypeAlias = Literal["open", "finished", "ended"]
"""`finished` once all answers have a finish reason, `ended` with the end marker."""


class StreamReader:
    """Reads one stream.

    `answer_model` names the model of the operation's plain answer; `requested` returns the number of answers that were
    requested, or 0; `sent` is the body of the request.
    """

    def __init__(
        self,
        declaration: StreamDeclaration,
        head: ResponseHead = _NO_HEAD,
        max_event_size: int = MAX_EVENT_SIZE,
        answer_model: str | None = None,
        requested: Callable[[], int] = int,
        sent: Any = None,
    ) -> None:
        self._declaration = declaration
        self._answer_model = answer_model
        self._max_event_size = max_event_size
        self._assembler = StreamAssembler(requested, declaration.parts, sent)
        self._verdict = Verdict(declaration, head, self._assembler)
        self._stray: list[bytes] = []
        self._bare: list[bytes] = []
        self._bare_size = 0
        self._decoder = SniffingDecoder(
            declaration.framing,
            declaration.alternatives,
            on_comment=self._verdict.take_comment,
            on_stray_line=self._stray.append,
            max_event_size=max_event_size,
        )
        self._end = declaration.end.encode() if declaration.end is not None else _DONE
        self._types = EventTypes(declaration, self._assembler)
        self._known: dict[str, EventType] = {}
        """The types of event by the names that the framing gives them."""
        self._last: tuple[str | None, EventType] = None, self._types.first
        self._halves = HalfJoiner()
        self._has_other_events = False
        """Whether events arrived that have no part of the answer, such as those of a workflow."""
        self._last_data = b""
        """Data of an event that may lack its part of the answer."""
        self.has_event = False
        """Whether an event arrived since `had_event` was last called."""
        self._is_empty = True

    @property
    def stage(self) -> Stage:
        """How much of the answer has arrived."""
        verdict = self._verdict
        if verdict.ended:
            return "ended"
        return "finished" if verdict.has_terminal or self._assembler.has_all else "open"

    @property
    def is_complete(self) -> bool:
        """Whether the answer ended, by end marker, terminal event or finish reason."""
        return self._verdict.is_complete

    @property
    def is_untouched(self) -> bool:
        """Whether no event has arrived."""
        return self._is_empty and not self.has_event

    def snapshot(self) -> StreamResult:
        """Returns the answer so far."""
        return self._assembler.result()

    @property
    def first_text(self) -> Sequence[str]:
        """The pieces of the first answer's text so far."""
        return self._assembler.first_text

    def had_event(self) -> bool:
        """Returns whether an event arrived since the last call."""
        had, self.has_event = self.has_event, False
        self._is_empty = self._is_empty and not had
        return had

    def feed(self, chunk: bytes) -> Iterator[Any]:
        """Yields the events that this chunk of the body completes.

        Raises:
            StreamException: The stream reports an error, or an event cannot be read.
        """
        try:
            # Of any type, since type checkers do not follow the comparison of classes below.
            events: Sequence[Any] = self._decoder.feed(chunk)
        except EventTooLargeException as error:
            raise self._verdict.with_partial(error) from None
        known, end, held, tells = self._known, self._end, self._halves.held, self._declaration.discriminator
        last_name, event_type = self._last
        read, collect, always_check, is_terminal, given_name, *_ = event_type
        # Most events have the type of the event before, and no name. An end marker is not JSON.
        usual = bytes if last_name == "message" else None
        for event in events:
            if event.__class__ is usual:
                data = event
            else:
                name, data = ("message", event) if isinstance(event, bytes) else (event.event, event.raw)
                if data == end:
                    self._verdict.ended = True
                    continue
                if name != last_name:
                    found = known.get(name if name != "message" or not tells else leading_value(data, tells) or name)
                    if found is None:
                        yield from self._take_unusual(event_of(event))
                        continue
                    last_name, event_type = self._last = None if tells and name == "message" else name, found
                    read, collect, always_check, is_terminal, given_name, *_ = event_type
                    usual = bytes if last_name == "message" else None
            try:
                if held:
                    raise ValueError(_HALF)
                value = read(data)
            except ValueError as error:
                yield from self._take_unreadable(event_of(event), event_type, error)
                continue
            # Unknown fields may be an error's.
            if always_check or ((extra := value.__pydantic_extra__) and not ERROR_SIGNS.isdisjoint(extra)):
                self._check_error(event_type, value, data)
            if collect(value):
                # It has no part of an answer.
                self._check_error(event_type, value, data)
                self._last_data = data
                if event_type is self._types.first and (whole := self._whole_event(data)) is not None:
                    yield whole
                    continue
            self.has_event = True
            if is_terminal:
                self._take_end()
            yield value if given_name is None else StreamEvent(given_name, value)
        if self._stray:
            self._take_stray()

    def finish(self, cause: BaseException | None = None) -> Iterator[Any]:
        """Yields the event that the end of the body left unterminated, if any, and checks the answer.

        Raises:
            StreamException: The stream ended with an error, empty, or before the answer did; `cause` broke it.
        """
        self._verdict.cause = cause
        try:
            last = self._decoder.finish()
        except EventTooLargeException as error:
            raise self._verdict.with_partial(error) from None
        if last is not None:
            yield from self._take_last(last)
        for name, content in self._halves.rest():
            yield self._take(self._types[name], self._types[name].fitted(content), b"")
        self._take_stray()
        # A bare error, or a whole answer, may extend over several lines.
        bare = b"\n".join(self._bare)
        self._check_raw_error(bare)
        if self.is_untouched and (whole := self._whole_event(bare)) is not None:
            yield whole
        self._verdict.check(
            self.is_untouched, self._decoder.framing, b"" if self._has_other_events else self._last_data
        )

    def take_whole(self, data: bytes) -> Any:
        """Takes a complete answer, as JSON, and returns it as the caller gets it; `None` if it is anything else."""
        event_type, names, parts = self._types.first, self._declaration.whole_answer, self._declaration.parts
        whole = None if parts is None else parts.whole
        if whole is not None:
            event_type = self._types[whole[0]]
        elif event_type.name is not None and not names:
            # No event of the stream has the whole answer.
            return None
        try:
            content = parse_json(data)
            paths = self._declaration.whole_answer_paths
            answer = content if self._answer_model is None else read_answer(self._answer_model, data, paths)
            if is_error(error_fields_of(answer)):
                return None
            value = event_type.fitted({whole[1]: content} if whole is not None else as_event(content, names))
        except ValueError:
            return None
        event_type.collect(value)
        if not self._assembler.has_answer or not has_known_fields(value):
            return None
        self.has_event = True
        self._take_end()
        return event_type.for_caller(value)

    def _take_unusual(self, event: ServerSentEvent) -> Iterator[Any]:
        """Takes an event that is empty, the first of its type, an error, or unknown."""
        data, declaration, types = event.raw, self._declaration, self._types
        if not data:
            return
        name = self._name_of(event)
        if name in declaration.errors or (name == "error" and name not in types):
            types.collect_failure(name, data)
            raise self._verdict.server_error(data)
        event_type, is_foreign = types.first, name not in types
        if not is_foreign:
            event_type = types[name]
            if event.event != "message" or declaration.discriminator is None:
                self._known[event.event] = event_type
            elif name != "message":
                self._known[name] = event_type
            is_answer = event_type is types.first and event_type.declaration.text is not None
            self._has_other_events |= not is_answer or declaration.discriminator is not None
        elif data.strip() == self._end:
            self._verdict.ended = True
            return
        elif types.is_named:
            yield self._take_unknown(event, name)
            return
        else:
            self._check_raw_error(data)
        try:
            if self._halves.held:
                raise ValueError(_HALF)
            value = event_type.read(data)
        except ValueError as error:
            if not is_foreign:
                yield from self._take_unreadable(event, event_type, error)
            elif not event.event:
                raise self._verdict.decode_error(event, error) from error
            # Otherwise a ping, or an event of another protocol.
            return
        if not is_foreign or has_known_fields(value):
            yield self._take(event_type, value, data)

    def _take_unknown(self, event: ServerSentEvent, name: str) -> Any:
        """Returns an event whose type is not declared as the caller gets it."""
        if event.event in ("", "message"):
            # Without a name it may be an error; a name that the contract does not know is the server's own.
            self._check_raw_error(event.raw, has_type=name != "message")
            self._last_data = event.raw
            if (whole := self._whole_event(event.raw)) is not None:
                return whole
        else:
            self._has_other_events = True
        self.has_event = True
        return UnknownEvent(name, event.data)

    def _take(self, event_type: EventType, value: Any, data: bytes) -> Any:
        """Adds a value to the answer, unless it is an error, and returns it as the caller gets it."""
        self._check_error(event_type, value, data)
        is_lacking = event_type.collect(value) and event_type is self._types.first
        if is_lacking and (whole := self._whole_event(data)) is not None:
            return whole
        self.has_event, self._last_data = True, data
        if event_type.is_terminal:
            self._take_end()
        return event_type.for_caller(value)

    def _take_end(self) -> None:
        """Takes the end of the answer, and raises if that says that the answer failed."""
        self._verdict.has_terminal = True
        if self._assembler.failure is not None:
            raise self._verdict.failed()

    def _whole_event(self, data: bytes) -> Any:
        """Returns a whole answer as the caller gets it; `None` for any other data."""
        names = self._declaration.whole_answer
        return self.take_whole(data) if any(name.encode() in data for name in names) else None

    def _take_unreadable(self, event: ServerSentEvent, event_type: EventType, cause: ValueError) -> Iterator[Any]:
        """Takes data that does not match its type, if it is read as a known server means it."""
        data = event.raw.strip()
        if not data:
            # A keep-alive.
            return
        if data == self._end:
            self._verdict.ended = True
        elif (frames := frames_of(event.raw, self._end)) is not None:
            for frame in frames:
                yield from self._take_last(ServerSentEvent(event.event, frame), may_be_cut=False)
        else:
            try:
                yield self._take_leniently(event_type, event.raw)
            except ValueError as error:
                if event_type.name is None or event_type.declaration.carrying_paths or event_type.is_terminal:
                    raise self._verdict.decode_error(event, error) from cause
                self.has_event = True
                yield UnknownEvent(event_type.name, event.data)

    def _take_leniently(self, event_type: EventType, data: bytes) -> Any:
        """Takes data that does not match its type, or continues a text that ends in half of a character."""
        declared = event_type.declaration
        has_halves = bool(self._halves.held)
        try:
            content = from_json(data)
        except ValueError:
            content, has_halves = content_of(data, is_text=declared.text == "."), True
        if is_error(content):
            raise self._verdict.server_error(data)
        content = as_event(content, {})
        if has_halves:
            content = self._halves.join(declared.name, content, declared.carrying_paths)
        return self._take(event_type, event_type.fitted(content), data)

    def _take_last(self, event: ServerSentEvent, may_be_cut: bool = True) -> Iterator[Any]:
        """Takes an event that the end of the stream terminated, or one of several in one."""
        if may_be_cut and b"\n" in event.raw and not is_json(event.raw):
            cut = b""
            for line in lines_of(event.raw):
                if cut:
                    yield from self._take_last(ServerSentEvent(event.event, cut), may_be_cut=False)
                cut = line
            event = ServerSentEvent(event.event, cut)
        if event.raw.strip() == self._end:
            self._verdict.ended = True
            return
        if may_be_cut and event.raw and not is_json(event.raw) and unescaped_text(event.raw) is None:
            raise self._verdict.truncated(f"the stream ended within an event: {printable(event.data, 200)}", event.data)
        yield from self._take_unusual(event)

    def _take_stray(self) -> None:
        """Examines lines outside of events, which may be a bare end marker or a bare JSON error."""
        stray, self._stray[:] = list(self._stray), []
        for line in stray:
            text = line.strip()
            if text == self._end:
                self._verdict.ended = True
                continue
            if text[:6].lower() == b"error:" and text[6:].strip() not in (b"", b"null", b"false"):
                # llama.cpp until 2025.
                raise self._verdict.server_error(text[6:].strip())
            is_json_start = text[:1] in (b"{", b"[")
            if is_json_start:
                self._check_raw_error(text)
            if is_json_start or self._bare:
                self._keep_bare(line)

    def _keep_bare(self, line: bytes) -> None:
        """Keeps a line outside of events, which may be part of an error or a whole answer."""
        if self._bare_size <= self._max_event_size:
            self._bare.append(line)
            self._bare_size += len(line) + LINE_COST
            if self._bare_size > self._max_event_size:
                self._bare.clear()
                if self.is_untouched:
                    raise self._verdict.with_partial(too_large(self._max_event_size))

    def _name_of(self, event: ServerSentEvent) -> str:
        """Returns the name of an event's type: its own, that of unnamed events, or what its discriminator says."""
        name, discriminator = self._declaration.unnamed, self._declaration.discriminator
        if event.event != "message":
            return event.event
        if name in self._types or discriminator is None:
            return name
        try:
            content = parse_json(event.raw)
        except ValueError as error:
            raise self._verdict.decode_error(event, error) from error
        found = content.get(discriminator) if isinstance(content, dict) else None
        return found if isinstance(found, str) else "message"

    def _check_error(self, event_type: EventType, value: Any, data: bytes) -> None:
        """Raises if a value is an error."""
        if event_type.is_error(value):
            raise self._verdict.server_error(event_type.failure_in(value, data))

    def _check_raw_error(self, data: bytes, has_type: bool = False) -> None:
        """Raises if data that was not read into a model is an error; one with a type also says what is wrong."""
        try:
            content = parse_json(data)
        except ValueError:
            return
        if is_error(content) and not (has_type and all(name not in content for name in _MESSAGES)):
            raise self._verdict.server_error(data)
