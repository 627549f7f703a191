"""Puts the answer of a stream together."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from mtmaisdk.clients.rest.model_path import resolve

if TYPE_CHECKING:
    from pydantic import BaseModel

    from mtmaisdk.clients.rest.stream_declaration import EventDeclaration


@dataclass
class ToolCall:
    """A call that the model asks for.

    Attributes:
        id: Its id, to answer it under.
        name: The function's name.
        arguments: The function's arguments, JSON text as the model wrote it.
        type: The kind of tool.
    """

    id: str = ""
    name: str = ""
    arguments: str = ""
    type: str = "function"


@dataclass(frozen=True)
class StreamChoice:
    """One of the answers of a stream.

    Attributes:
        index: Its number.
        text: Its text.
        reasoning: What the model thought before it.
        tool_calls: The calls it asks for.
        finish_reason: Why it ended; `None` where it did not, or the server does not say.
    """

    index: int
    text: str = ""
    reasoning: str = ""
    tool_calls: list[ToolCall] = field(default_factory=list)
    finish_reason: str | None = None


@dataclass(frozen=True)
class StreamResult(StreamChoice):
    """The first answer of a stream, with what belongs to all.

    Attributes:
        usage: The last token counts that the server sent, as the contract's model.
        choices: Every answer, by its number.
    """

    usage: Any = None
    choices: list[StreamChoice] = field(default_factory=list)


class _Choice:
    """An answer that is still arriving."""

    __slots__ = ("calls", "finish_reason", "reasoning", "text")

    def __init__(self) -> None:
        self.text: list[str] = []
        self.reasoning: list[str] = []
        self.calls = ToolCallAssembler()
        self.finish_reason: str | None = None


Fold: TypeAlias = Callable[[Any], None]


class _Paths(NamedTuple):
    """Where an event has the parts of an answer: text, tool calls, finish reason, then each place of reasoning."""

    items: str | None
    values: tuple[str | None, ...]

    @classmethod
    def of(cls, event: EventDeclaration, model: type[BaseModel] | None) -> _Paths | None:
        wire = (event.text, event.tool_calls, event.finish_reason, *event.reasoning)
        found = [None if path is None else resolve(model, path) for path in wire]
        lists = {path.items for path in found if path is not None}
        if not lists:
            return None
        if len(lists) > 1:
            raise ValueError(f"the event {event.name!r} has its answer in several places: {lists}")
        return cls(lists.pop(), tuple(path and path.inner for path in found))

    def look(self, item: Any) -> list[Any]:
        """Returns index and parts of an item, one after the other."""
        parts = (None if path is None else value_at(item, path) for path in self.values)
        return [value_at(item, "index") if self.items else 0, *parts]


class StreamAssembler:
    """Collects the answer while its events pass by."""

    def __init__(self) -> None:
        self.choices: dict[int, _Choice] = {}
        self.usage: Any = None

    @property
    def finished(self) -> bool:
        """Whether an answer gave the reason that it ended."""
        return any(choice.finish_reason for choice in self.choices.values())

    @property
    def first_text(self) -> Sequence[str]:
        """The pieces of the first answer's text so far."""
        return self.choices[min(self.choices)].text if self.choices else ()

    def result(self) -> StreamResult:
        """Returns the answer so far."""
        choices = [
            StreamChoice(
                index, "".join(choice.text), "".join(choice.reasoning), choice.calls.result(), choice.finish_reason
            )
            for index, choice in sorted(self.choices.items())
        ]
        first = choices[0] if choices else StreamChoice(0)
        return StreamResult(
            first.index, first.text, first.reasoning, first.tool_calls, first.finish_reason, self.usage, choices
        )

    def folder(self, event: EventDeclaration, model: type[BaseModel] | None) -> Fold:
        """Returns what takes the data of one kind of event, read into `model`."""
        steps: list[Fold] = []
        paths = _Paths.of(event, model)
        if paths is not None:
            steps.append(self._choices_fold(paths))
        if event.usage is not None:
            steps.append(self._usage_fold(resolve(model, event.usage).inner))
        if len(steps) == 1:
            return steps[0]

        def fold(data: Any) -> None:
            for step in steps:
                step(data)

        return fold

    def _choices_fold(self, paths: _Paths) -> Fold:
        # One look at each item, in C; the index stands in for what the event does not have.
        look = attrgetter("index", *(path or "index" for path in paths.values)) if paths.items else None
        has_text, has_calls, has_reason, *_ = (path is not None for path in paths.values)
        reasoning_count = len(paths.values) - 3
        choices = self.choices

        def fold(data: Any) -> None:
            for item in (data,) if paths.items is None else getattr(data, paths.items) or ():
                try:
                    index, text, calls, reason, *reasonings = look(item) if look else paths.look(item)
                except AttributeError:
                    # Something on the way is null.
                    index, text, calls, reason, *reasonings = paths.look(item)
                choice = choices.get(index or 0)
                if choice is None:
                    choice = choices[index or 0] = _Choice()
                if has_text and text and text.__class__ is str:
                    choice.text.append(text)
                if reasoning_count:
                    for reasoning in reasonings:
                        if reasoning:
                            choice.reasoning.append(reasoning)
                            break
                if has_calls and calls:
                    choice.calls.add(calls if isinstance(calls, list) else [calls])
                if has_reason and reason:
                    choice.finish_reason = reason

        return fold

    def _usage_fold(self, path: str) -> Fold:
        def fold(data: Any) -> None:
            # The last that is not null counts; LMDeploy sends running totals.
            if (usage := value_at(data, path)) is not None:
                self.usage = usage

        return fold


class ToolCallAssembler:
    """Joins the fragments of tool calls.

    A fragment starts a call where it has a name, and its place is new or its id is not the one of
    the call there. Any other continues a call: the one at its place, else the one of its id, else
    the last. So come out right: parallel calls under one index (Ollama), fresh ids on every fragment
    (LMDeploy 0.7 to 0.13), no index at all (Gemini), and empty names and ids after the first.
    """

    def __init__(self) -> None:
        self._calls: list[tuple[ToolCall, list[str]]] = []
        self._by_index: dict[int, int] = {}
        self._by_id: dict[str, int] = {}

    def add(self, fragments: Sequence[Any]) -> None:
        """Takes the fragments of one event."""
        for fragment in fragments:
            index, call_id, name, arguments, kind = _read_fragment(fragment)
            place = self._by_index.get(index) if index is not None else None
            is_new = place is None if index is not None else call_id not in self._by_id
            differs = place is not None and bool(call_id) and self._calls[place][0].id not in ("", call_id)
            if not self._calls or (name and (is_new or differs)):
                place = len(self._calls)
                self._calls.append((ToolCall(), []))
                if index is not None:
                    self._by_index[index] = place
            elif place is None:
                place = self._by_id.get(call_id, len(self._calls) - 1)
            call, pieces = self._calls[place]
            if call_id and not call.id:
                call.id = call_id
                self._by_id[call_id] = place
            call.name = call.name or name
            if kind:
                call.type = kind
            if arguments:
                pieces.append(arguments)

    def result(self) -> list[ToolCall]:
        """Returns the calls so far."""
        return [ToolCall(call.id, call.name, "".join(pieces), call.type) for call, pieces in self._calls]


def value_at(data: Any, path: str) -> Any:
    """Returns what lies at a path of Python names, or `None` where something on the way is missing."""
    if not path:
        return data
    for name in path.split("."):
        data = data.get(name) if isinstance(data, dict) else getattr(data, name, None)
        if data is None:
            return None
    return data


def _read_fragment(fragment: Any) -> tuple[int | None, str, str, str, str]:
    """Reads index, id, name, arguments and type of a fragment, whichever family's it is."""

    def first(*paths: str) -> Any:
        return next((value for path in paths if (value := value_at(fragment, path)) not in (None, "")), None)

    arguments = first("function.arguments", "params", "args")
    if arguments is not None and not isinstance(arguments, str):
        arguments = json.dumps(arguments, ensure_ascii=False)
    return (
        value_at(fragment, "index"),
        first("id", "tool_call_id") or "",
        first("function.name", "function_name", "tool_name") or "",
        arguments or "",
        value_at(fragment, "type") or "",
    )
