"""Puts the answer of a stream together while its events pass by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from mtmaisdk.clients.rest.model_path import resolve, value_at
from mtmaisdk.clients.rest.stream_result import StreamChoice, StreamResult
from mtmaisdk.clients.rest.tool_calls import ToolCallAssembler

if TYPE_CHECKING:
    from pydantic import BaseModel

    from mtmaisdk.clients.rest.stream_declaration import EventDeclaration

Fold: TypeAlias = Callable[[Any], None]

_NOTHING = "__pydantic_private__"
"""An attribute that every model has and that is always `None`: what to look at where an event has no such part."""


class StreamAssembler:
    """Collects the answers of one stream."""

    def __init__(self) -> None:
        self.usage: Any = None
        self.failed: Any = None
        """The answer that ended with the finish reason `error`: OpenRouter's, LMDeploy's before 0.16."""
        self._choices: dict[int | None, _Choice] = {}

    @property
    def finished(self) -> bool:
        """Whether an answer gave the reason that it ended."""
        return bool(self._choices) and all(choice.finish_reason for choice in self._choices.values())

    @property
    def has_answer(self) -> bool:
        """Whether there was a part of an answer."""
        return bool(self._choices)

    @property
    def first_text(self) -> Sequence[str]:
        """The pieces of the first answer's text so far."""
        return self._choices[0].text if 0 in self._choices else ()

    def result(self) -> StreamResult:
        """Returns the answer so far."""
        choices = [
            StreamChoice(
                index, "".join(choice.text), "".join(choice.reasoning), choice.calls.result(), choice.finish_reason
            )
            for index, choice in sorted((index or 0, choice) for index, choice in self._choices.items())
        ]
        first = choices[0] if choices else StreamChoice(0)
        return StreamResult(
            first.index, first.text, first.reasoning, first.tool_calls, first.finish_reason, self.usage, choices
        )

    def folder(self, event: EventDeclaration, model: type[BaseModel] | None) -> Fold:
        """Returns what takes the data of one kind of event, read into `model`."""
        usage = None if event.usage is None else _looker(resolve(model, event.usage).inner, model)
        paths = _Paths.of(event, model)
        if paths is not None:
            return self._answer_fold(paths, usage, model)

        def fold(data: Any) -> None:
            if usage is not None and (counts := usage(data)) is not None:
                self.usage = counts

        return fold

    def _answer_fold(self, paths: _Paths, usage: Callable[[Any], Any] | None, model: type[BaseModel] | None) -> Fold:
        outer, inner = paths.lookers(model)
        items, choices, look_with_care = paths.items, self._choices, paths.look

        def fold(data: Any) -> None:
            for item in (data,) if items is None else getattr(data, items) or ():
                try:
                    number, reason, holder = outer(item)
                    text, calls, reasoning, other = inner(holder)
                except AttributeError:
                    # Something on the way is null.
                    number, reason, (text, calls, reasoning, other) = look_with_care(item)
                choice = choices.get(number)
                if choice is None:
                    choice = self._begin(number)
                if text and text.__class__ is str:
                    choice.add_text(text)
                if reasoning or other:
                    choice.reasoning.append(reasoning or other)
                if calls:
                    choice.calls.add(calls if isinstance(calls, list) else [calls])
                if reason:
                    choice.finish_reason = reason
                    if reason == "error":
                        self.failed = item
            # The last that is not null counts; LMDeploy sends running totals.
            if usage is not None and (counts := usage(data)) is not None:
                self.usage = counts

        return fold

    def _begin(self, index: int | None) -> _Choice:
        choice = self._choices.get(index or 0)
        if choice is None:
            choice = self._choices[index or 0] = _Choice()
        return choice


class _Choice:
    """An answer that is still arriving."""

    __slots__ = ("add_text", "calls", "finish_reason", "reasoning", "text")

    def __init__(self) -> None:
        self.text: list[str] = []
        self.add_text = self.text.append
        self.reasoning: list[str] = []
        self.calls = ToolCallAssembler()
        self.finish_reason: str | None = None


class _Paths(NamedTuple):
    """Where an event has the parts of an answer.

    Attributes:
        items: The list of its answers, or `None` where the event is one.
        number: From there on: the answer's number.
        reason: From there on: the finish reason.
        parts: From there on: text, tool calls, and two places of reasoning.
    """

    items: str | None
    number: str | None
    reason: str | None
    parts: tuple[str | None, ...]

    @classmethod
    def of(cls, event: EventDeclaration, model: type[BaseModel] | None) -> _Paths | None:
        """Returns the paths of a kind of event, or `None` where it has no part of an answer."""
        if len(event.reasoning) > 2:
            raise ValueError(f"the event {event.name!r} has more than two places of reasoning")
        reasoning, other = (*event.reasoning, None, None)[:2]
        wire = (event.finish_reason, event.text, event.tool_calls, reasoning, other)
        found = [None if path is None else resolve(model, path) for path in wire]
        lists = {path.items for path in found if path is not None}
        if not lists:
            return None
        if len(lists) > 1:
            raise ValueError(f"the event {event.name!r} has its answer in several places: {lists}")
        items = lists.pop()
        reason, *parts = (path and path.inner for path in found)
        return cls(items, "index" if items else None, reason, tuple(parts))

    def look(self, item: Any) -> tuple[Any, Any, list[Any]]:
        """Returns number, finish reason and parts of an answer, `None` for each that is not there."""
        number, reason, *parts = (
            None if path is None else value_at(item, path) for path in (self.number, self.reason, *self.parts)
        )
        return number, reason, parts

    def lookers(self, model: type[BaseModel] | None) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
        """Returns what finds number, finish reason and holder of the parts, and what finds the parts in the holder.

        Both run in C where all parts lie in one object, and raise `AttributeError` where that is null.
        """
        heads = {path.partition(".")[0] if "." in path else "" for path in self.parts if path is not None}
        if model is None or len(heads) != 1 or heads == {""}:
            return lambda item: (*self.look(item)[:2], item), lambda item: self.look(item)[2]
        outer = attrgetter(self.number or _NOTHING, self.reason or _NOTHING, heads.pop())
        return outer, attrgetter(*(path.partition(".")[2] if path else _NOTHING for path in self.parts))


def _looker(path: str, model: type[BaseModel] | None) -> Callable[[Any], Any]:
    """Returns what takes a value out of an event."""
    if model is not None and path in model.model_fields:
        return attrgetter(path)
    return lambda data: value_at(data, path)
