"""Assembles the answer of a stream from its events."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from mtmaisdk.clients.rest.contract.answers import StreamChoice, StreamResult
from mtmaisdk.clients.rest.contract.lookup import resolve, value_at
from mtmaisdk.clients.rest.streaming.tool_calls import ToolCallAssembler

if TYPE_CHECKING:
    from pydantic import BaseModel

    from mtmaisdk.clients.rest.contract.stream import EventDeclaration


Collect: TypeAlias = Callable[[Any], bool]
"""Adds the data of an event to the answer; returns whether the data lacks the part of an answer that it should have."""


class StreamAssembler:
    """Assembles the answers of one stream."""

    def __init__(self) -> None:
        self.usage: Any = None
        self.failed: Any = None
        """The answer that ended with the finish reason `error`, as of OpenRouter and LMDeploy before 0.16."""
        self._choices: dict[int | None, _Choice] = {}

    @property
    def finished(self) -> bool:
        """Whether every answer has a finish reason."""
        return bool(self._choices) and all(choice.finish_reason for choice in self._choices.values())

    @property
    def has_answer(self) -> bool:
        """Whether any part of an answer has arrived."""
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

    def collector(self, event: EventDeclaration, model: type[BaseModel] | None) -> Collect:
        """Returns what collects one type of event, whose data is read into `model`.

        Raises:
            ValueError: The contract declares the answer where it cannot be collected.
        """
        lists = {resolve(model, path).items for path in event.answer_paths}
        if len(lists) > 1:
            raise ValueError(f"the event {event.name!r} has parts of its answer within and outside of a list")
        if model is not None and lists and lists != {None}:
            return self._list_collector(_Places.from_declaration(event, model))
        if event.text == ".":
            return self._take_text
        if event.reasoning == (".",):
            return self._take_reasoning
        return self._single_collector(event, model)

    def _list_collector(self, places: _Places) -> Collect:
        """Returns what collects events with a list of answers, such as `choices`: most events of most streams."""
        usage, items, reason, holder, text, calls, reasoning, other = places
        choices = self._choices

        def collect(data: Any) -> bool:
            # The dictionary of all fields costs less than one attribute of the model.
            event = data.__dict__
            answers = event[items] or ()
            for item in answers:
                fields = item.__dict__
                try:
                    choice = choices[fields["index"]]
                except KeyError:
                    choice = self._begin(fields["index"])
                if found := fields[reason]:
                    self._take_reason(choice, found, item)
                if holder is not None:
                    inner = fields[holder]
                    if inner is None:
                        continue
                    fields = inner.__dict__
                if found := fields[text]:
                    choice.text.append(found)
                if reasoning is not None and (found := fields[reasoning] or fields[other]):
                    choice.reasoning.append(found)
                if calls is not None and (found := fields[calls]):
                    choice.calls.add(found)
            # LMDeploy sends running totals, so the last that is not null is used.
            if usage is not None and (found := event[usage]) is not None:
                self.usage = found
            return not answers

        return collect

    def _single_collector(self, event: EventDeclaration, model: type[BaseModel] | None) -> Collect:
        """Returns what collects events that are part of the only answer, or of none."""
        takers = [
            (resolve(model, path).inner, take)
            for path, take in (
                (event.usage, self._take_usage),
                (event.text, self._take_text),
                (event.tool_calls, self._take_call),
                *((path, self._take_reasoning) for path in event.reasoning[:1]),
            )
            if path is not None
        ]
        reason = None if event.finish_reason is None else resolve(model, event.finish_reason).inner
        is_answer = bool(event.answer_paths)

        def collect(data: Any) -> bool:
            if is_answer:
                self._begin(0)
            for path, take in takers:
                if found := value_at(data, path):
                    take(found)
            if reason is not None and (found := value_at(data, reason)):
                self._take_reason(self._begin(0), found, data)
            return False

        return collect

    def _take_usage(self, counts: Any) -> None:
        self.usage = counts

    def _take_reason(self, choice: _Choice, reason: str, answer: Any) -> None:
        choice.finish_reason = reason
        if reason == "error":
            self.failed = answer

    def _take_call(self, fragment: Any) -> None:
        self._begin(0).calls.add([fragment])

    def _take_text(self, data: Any) -> bool:
        return _append(self._begin(0).text, data)

    def _take_reasoning(self, data: Any) -> bool:
        return _append(self._begin(0).reasoning, data)

    def _begin(self, index: int | None) -> _Choice:
        choice = self._choices.get(index or 0)
        if choice is None:
            choice = self._choices[index or 0] = _Choice()
        return choice


class _Choice:
    """An answer that is still arriving."""

    __slots__ = ("calls", "finish_reason", "reasoning", "text")

    def __init__(self) -> None:
        self.text: list[str] = []
        self.reasoning: list[str] = []
        self.calls = ToolCallAssembler()
        self.finish_reason: str | None = None


class _Places(NamedTuple):
    """Python names of the fields with the parts of an answer, in an event with a list of answers.

    Attributes:
        usage: The token counts, if declared.
        items: The list of answers.
        reason: Of an answer, as all that follow: its finish reason.
        holder: The object with the fields below, unless they are the answer's own.
        text: New text.
        calls: Fragments of tool calls, if declared.
        reasoning: New reasoning, if declared.
        other: Another field for reasoning, possibly the same.
    """

    usage: str | None
    items: str
    reason: str
    holder: str | None
    text: str
    calls: str | None
    reasoning: str | None
    other: str

    @classmethod
    def from_declaration(cls, event: EventDeclaration, model: type[BaseModel]) -> _Places:
        """Returns the fields of a type of event.

        Raises:
            ValueError: The contract declares the answer where it cannot be collected.
        """
        reasonings = (event.reasoning * 2)[:2] or (None, None)
        paths = (event.text, event.tool_calls, *reasonings)
        if event.text is None or event.finish_reason is None or len(event.reasoning) > 2:
            raise ValueError(f"the event {event.name!r} needs text, a finish reason and at most two paths of reasoning")
        items, reason = resolve(model, event.finish_reason)
        parts = [None if path is None else resolve(model, path).inner.rpartition(".") for path in paths]
        holders = {part[0] for part in parts if part is not None}
        if len(holders) > 1:
            raise ValueError(f"the event {event.name!r} has the parts of an answer in several objects: {holders}")
        # Dictionary look-up is faster if the keys are the same objects.
        text, calls, reasoning, other = ("" if part is None else sys.intern(part[2]) for part in parts)
        return cls(
            None if event.usage is None else sys.intern(resolve(model, event.usage).inner),
            items or "",
            sys.intern(reason),
            sys.intern(holders.pop()) or None,
            text,
            calls or None,
            reasoning or None,
            other,
        )


def _append(pieces: list[str], data: Any) -> bool:
    if data and data.__class__ is str:
        pieces.append(data)
    return False
