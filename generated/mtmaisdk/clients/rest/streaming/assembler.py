"""Puts the answer of a stream together while its events pass by."""

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
"""Takes the data of an event; returns whether it should have a part of an answer and has none."""


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

    def collector(self, event: EventDeclaration, model: type[BaseModel] | None) -> Collect:
        """Returns what takes the data of one kind of event, read into `model`."""
        lists = {resolve(model, path).items for path in event.answer_paths}
        if len(lists) > 1:
            raise ValueError(f"the event {event.name!r} has parts of its answer inside and outside of a list")
        if model is not None and lists and lists != {None}:
            return self._list_collector(_Places.from_declaration(event, model))
        if event.text == ".":
            return self._take_text
        if event.reasoning == (".",):
            return self._take_reasoning
        return self._single_collector(event, model)

    def _list_collector(self, places: _Places) -> Collect:
        """Returns what takes an event with a list of answers, such as `choices`: most events of most streams."""
        usage, items, number, reason, holder, text, calls, reasoning, other = places
        choices = self._choices

        def collect(data: Any) -> bool:
            # Each attribute of a model costs more than the dictionary of all.
            event = data.__dict__
            answers = event[items] or ()
            for item in answers:
                fields = item.__dict__
                try:
                    choice = choices[fields[number]]
                except KeyError:
                    choice = self._begin(fields[number])
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
            # The last that is not null counts; LMDeploy sends running totals.
            if usage is not None and (found := event[usage]) is not None:
                self.usage = found
            return not answers

        return collect

    def _single_collector(self, event: EventDeclaration, model: type[BaseModel] | None) -> Collect:
        """Returns what takes an event that is a part of the only answer, or of none."""
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
    """The fields that have the parts of an answer in an event with a list of answers, by their Python names.

    Attributes:
        usage: The token counts, where there are any.
        items: The list of answers.
        number: From here on in an answer: its number.
        reason: Why it ended.
        holder: The object that has the parts below, unless the answer has them itself.
        text: New text.
        calls: Fragments of tool calls, where there are any.
        reasoning: New reasoning, where there is any.
        other: The name that other servers give it, possibly the same.
    """

    usage: str | None
    items: str
    number: str
    reason: str
    holder: str | None
    text: str
    calls: str | None
    reasoning: str | None
    other: str

    @classmethod
    def from_declaration(cls, event: EventDeclaration, model: type[BaseModel]) -> _Places:
        """Returns the places of a kind of event.

        Raises:
            ValueError: The contract puts the answer where it cannot be collected.
        """
        reasonings = (event.reasoning * 2)[:2] or (None, None)
        paths = (event.text, event.tool_calls, *reasonings)
        if event.text is None or event.finish_reason is None or len(event.reasoning) > 2:
            raise ValueError(f"the event {event.name!r} needs text, finish reason and at most two places of reasoning")
        items, reason = resolve(model, event.finish_reason)
        parts = [None if path is None else resolve(model, path).inner.rpartition(".") for path in paths]
        holders = {part[0] for part in parts if part is not None}
        if len(holders) > 1:
            raise ValueError(f"the event {event.name!r} has the parts of an answer in several objects: {holders}")
        # Found faster in a dictionary whose keys are the same objects.
        text, calls, reasoning, other = ("" if part is None else sys.intern(part[2]) for part in parts)
        return cls(
            None if event.usage is None else sys.intern(resolve(model, event.usage).inner),
            items or "",
            "index",
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
