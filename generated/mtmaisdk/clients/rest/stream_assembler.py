"""Puts the answer of a stream together while its events pass by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from mtmaisdk.clients.rest.model_path import resolve
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
        if event.text == ".":
            return self._take_text
        if event.reasoning == (".",):
            return self._take_reasoning
        if model is None:
            return _take_nothing
        return self._model_fold(_Places.of(event, model))

    def _model_fold(self, places: _Places) -> Fold:
        usage, has_answer, items, number, reason, holder, text, calls, reasoning, other = places
        choices = self._choices

        def fold(data: Any) -> None:
            # The last that is not null counts; LMDeploy sends running totals.
            if usage is not None and (found := getattr(data, usage)) is not None:
                self.usage = found
            if not has_answer:
                return
            for item in (data,) if items is None else getattr(data, items) or ():
                index = 0 if number is None else getattr(item, number)
                choice = choices.get(index)
                if choice is None:
                    choice = self._begin(index)
                if reason is not None and (found := getattr(item, reason)):
                    choice.finish_reason = found
                    if found == "error":
                        self.failed = item
                if holder is not None:
                    item = getattr(item, holder)
                    if item is None:
                        continue
                if text is not None and (found := getattr(item, text)):
                    choice.text.append(found)
                    if len(item.__pydantic_fields_set__) == 1:
                        # Most events bring text and nothing else.
                        continue
                if reasoning is not None and (found := getattr(item, reasoning) or getattr(item, other)):
                    choice.reasoning.append(found)
                if calls is not None and (found := getattr(item, calls)):
                    choice.calls.add(found if isinstance(found, list) else [found])

        return fold

    def _take_text(self, data: Any) -> None:
        choice = self._begin(0)
        if data.__class__ is str:
            choice.text.append(data)

    def _take_reasoning(self, data: Any) -> None:
        choice = self._begin(0)
        if data.__class__ is str:
            choice.reasoning.append(data)

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
    """The fields of a model that have the parts of an answer, by their Python names; `None` for what it has not.

    Attributes:
        usage: The token counts.
        has_answer: Whether there is any of the parts below.
        items: The list of answers; without it the event is one.
        number: From here on in an answer: its number.
        reason: Why it ended.
        holder: The object that has the parts below; without it the answer itself has them.
        text: New text.
        calls: Fragments of tool calls.
        reasoning: New reasoning.
        other: The same under the name that other servers use, possibly the same name.
    """

    usage: str | None
    has_answer: bool
    items: str | None
    number: str | None
    reason: str | None
    holder: str | None
    text: str | None
    calls: str | None
    reasoning: str | None
    other: str

    @classmethod
    def of(cls, event: EventDeclaration, model: type[BaseModel]) -> _Places:
        """Returns the places of a kind of event.

        Raises:
            ValueError: The contract puts the answer where it cannot be collected.
        """
        reasonings = (event.reasoning * 2)[:2] or (None, None)
        paths = (event.usage, event.finish_reason, event.text, event.tool_calls, *reasonings)
        usage, reason, *parts = (None if path is None else resolve(model, path) for path in paths)
        answer = [place for place in (reason, *parts) if place is not None]
        lists = {place.items for place in answer}
        holders = {place.inner.rpartition(".")[0] for place in parts if place is not None}
        if len(lists) > 1 or len(holders) > 1 or len(event.reasoning) > 2:
            raise ValueError(f"the event {event.name!r} has the parts of its answer in too many places")
        items = next(iter(lists), None)
        text, calls, reasoning, other = (None if place is None else place.inner.rpartition(".")[2] for place in parts)
        return cls(
            usage=None if usage is None else usage.inner,
            has_answer=bool(answer),
            items=items,
            number="index" if items else None,
            reason=None if reason is None else reason.inner,
            holder=next(iter(holders), None) or None,
            text=text,
            calls=calls,
            reasoning=reasoning,
            other=other or "",
        )


def _take_nothing(_: Any) -> None:
    """Takes data that has no part of an answer."""
