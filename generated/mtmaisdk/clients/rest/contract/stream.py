"""What an operation streams, as data: the contract's `x-stream`; `contract.schema.yaml` describes each field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

from mtmaisdk.clients.rest.contract.lookup import field_of
from mtmaisdk.clients.rest.contract.operation import Failure, Operation

T = TypeVar("T")
E = TypeVar("E")


class Tree(NamedTuple):
    """How events that come one by one form a tree; all names but the first are wire names."""

    name: str
    id: str
    parent: str
    children: str


@dataclass(frozen=True)
class TextStates:
    """What the text of an event is, by its state; that of any other state is not part of the answer."""

    path: str
    pieces: tuple[int, ...]
    whole: tuple[int, ...] = ()
    final: tuple[int, ...] = ()
    failed: tuple[int, ...] = ()


@dataclass(frozen=True)
class PartKind:
    """A kind of the parts that an answer has in a list, such as texts, thoughts and tool calls.

    Paths are wire names joined by dots, from the part inwards; `name[type]` is an item of this type in a list.
    """

    name: str
    text: tuple[str, ...] = ()
    reasoning: tuple[str, ...] = ()
    refusal: tuple[str, ...] = ()
    call: Mapping[str, str] = field(default_factory=dict, hash=False)
    call_type: str = "function"


@dataclass(frozen=True)
class PartsDeclaration:
    """The list of parts that an answer is; `whole` is the event that has a complete answer, and its field."""

    name: str
    kinds: tuple[PartKind, ...]
    whole: tuple[str, str] | None = None


@dataclass(frozen=True)
class PartDeclaration:
    """What an event says of a part: its beginning, a piece or the whole of it, or of all parts."""

    index: str | None = None
    id: str | None = None
    kind: str = ""
    begins: str | None = None
    adds: Mapping[str, str] = field(default_factory=dict, hash=False)
    wholes: Mapping[str, str] = field(default_factory=dict, hash=False)
    ends: str | None = None
    all: str | None = None

    @property
    def carrying_paths(self) -> tuple[str, ...]:
        """The paths of what carries the answer."""
        return (*filter(None, (self.begins, self.ends, self.all)), *self.adds, *self.wholes)


@dataclass(frozen=True)
class EventDeclaration:
    """A type of event; `failure` is what the contract calls `failed`.

    Paths are wire names joined by dots. They lead through lists, and a lone dot is the data itself.
    """

    name: str
    model: str | None = None
    text: str | None = None
    final_text: str | None = None
    states: TextStates | None = None
    reasoning: tuple[str, ...] = ()
    tool_calls: str | None = None
    finish_reason: str | None = None
    usage: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    tree: Tree | None = None
    error: str | None = None
    terminal: bool = False
    elsewhere: Mapping[str, str] = field(default_factory=dict, hash=False)
    part: PartDeclaration | None = None
    failure: Failure | None = None

    @property
    def answer_paths(self) -> list[str]:
        """The paths of all parts of the answer."""
        paths = (self.finish_reason, self.text, self.tool_calls, *self.reasoning)
        return [path for path in paths if path is not None]

    @cached_property
    def carrying_paths(self) -> tuple[str, ...]:
        """The paths of what carries the answer or says what it is, those of a tool call's parts included."""
        calls = () if self.tool_calls is None else (f"{self.tool_calls}.function.arguments",)
        whole = (self.final_text, self.states and self.states.path)
        part = () if self.part is None else self.part.carrying_paths
        return (*self.answer_paths, *calls, *(path for path in whole if path is not None), *part)


@dataclass(frozen=True)
class StreamDeclaration:
    """What an operation streams; `errors` are names of events, and `failures` those of them that have parts."""

    framing: str
    events: tuple[EventDeclaration, ...]
    errors: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    request: Mapping[str, Any] = field(default_factory=dict)
    end: str | None = None
    end_optional: bool = False
    unnamed: str = "message"
    discriminator: str | None = None
    whole_answer: Mapping[str, str] = field(default_factory=dict)
    parts: PartsDeclaration | None = None
    failures: tuple[EventDeclaration, ...] = ()

    @property
    def marks_end(self) -> bool:
        """Whether the declared events, rather than an end marker, tell that the answer is complete."""
        return self.end is None and any(event.terminal for event in self.events)

    @cached_property
    def whole_answer_paths(self) -> tuple[str, ...]:
        """The paths of what carries the answer in a complete answer."""
        event = self.events[0]
        paths = [path.split(".") for path in event.carrying_paths if event.states is None or path != event.states.path]
        for name, in_event in self.whole_answer.items():
            paths += [[name if part == in_event else part for part in parts] for parts in paths]
        return tuple(dict.fromkeys(map(".".join, paths)))


@dataclass(frozen=True)
class StreamingOperation(Operation[T], Generic[T, E]):
    """An operation that also streams; `E` is what its stream yields."""

    stream: StreamDeclaration = field(kw_only=True)

    @property
    def stream_request(self) -> Mapping[str, Any]:
        """Body fields that request the stream."""
        return self.stream.request

    @property
    def streamed_paths(self) -> tuple[str, ...]:
        """The paths of the answer that `x-stream` declares."""
        return self.stream.whole_answer_paths

    def failed_part(self, answer: Any) -> Any:
        """Returns the part of an answer whose finish reason is `error`, `None` without one."""
        items, reason = self._reason
        parts = field_of(answer, items)
        for part in parts if isinstance(parts, list) else ():
            if field_of(part, reason) == "error":
                return part
        return None

    @cached_property
    def _reason(self) -> tuple[str, str]:
        """The list of answers and its field with the finish reason; empty if the answer is not in a list."""
        items, dot, reason = (self.stream.events[0].finish_reason or "").partition(".")
        return (items, reason) if dot else ("", "")
