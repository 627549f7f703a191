"""Assembles the answer of a stream from its events."""

from __future__ import annotations

import sys
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import fields as fields_of
from dataclasses import replace
from functools import cache
from typing import Any, TypeAlias

from pydantic import BaseModel, ValidationError

from mtmaisdk.clients.rest.contract.answers import StreamChoice, StreamResult
from mtmaisdk.clients.rest.contract.lookup import model_at, resolve, value_at
from mtmaisdk.clients.rest.contract.operation import Failure
from mtmaisdk.clients.rest.contract.stream import EventDeclaration, PartsDeclaration, TextStates, Tree
from mtmaisdk.clients.rest.streaming.parts import PartAssembler
from mtmaisdk.clients.rest.streaming.tool_calls import ToolCallAssembler
from mtmaisdk.clients.rest.wire.json_text import text_or_json

Collect: TypeAlias = Callable[[Any], bool]
"""Adds the data of an event to the answer; returns whether the data lacks the part of an answer that it should have."""

_FUNCTION_CALL = "function_call"
_NOT_JOINED = frozenset({"id", "type", "index", "format", "role"})
"""Fields of an object in pieces that each piece repeats."""


class StreamAssembler:
    """Assembles the answers of one stream; `requested` returns the number of answers that were requested, or 0."""

    def __init__(
        self, requested: Callable[[], int] = int, parts: PartsDeclaration | None = None, sent: Any = None
    ) -> None:
        self.usage: Any = None
        self.failed: Any = None
        """The answer that ended with the finish reason `error`, as of OpenRouter and LMDeploy before 0.16."""
        self.failure: Failure | None = None
        """What the contract says of such an answer, if it has another finish reason."""
        self.finished = False
        """Whether every answer that has begun has a finish reason."""
        self._requested = requested
        self._parts = None if parts is None else PartAssembler(parts)
        self._sent = sent
        self._choices: dict[int | None, _Choice] = {}
        self._is_counting = False
        self._head: dict[str, Any] = {}
        self._rows: dict[Tree, list[Any]] = {}

    @property
    def has_all(self) -> bool:
        """Whether every answer that was requested has a finish reason."""
        return self.finished and len(self._choices) >= self._requested()

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
        choices = [self._choices[index].result(index or 0) for index in sorted(self._choices, key=lambda i: i or 0)]
        if (parts := self._parts) is not None and choices:
            extra, refusal = {**choices[0].extra, parts.name: parts.result()}, "".join(parts.refusal) or None
            choices[0] = replace(choices[0], tool_calls=parts.calls(), extra=extra, refusal=refusal)
        first = choices[0] if choices else StreamChoice(0)
        trees = {tree.name: _as_tree(rows, tree) for tree, rows in self._rows.items() if rows}
        head = _as_fields(StreamResult, {**first.extra, **self._head, **trees})
        return StreamResult(**{**vars(first), **head}, usage=self.usage, choices=choices)

    def collector(self, event: EventDeclaration, model: type[BaseModel] | None) -> Collect:
        """Returns what collects events of one type, read into `model`."""
        if model is not None and any(resolve(model, path).items for path in event.answer_paths):
            if event.states is None:
                return self._list_collector(_places_of(event, model))
            collect = self._list_collector(_places_of(replace(event, tool_calls=None), model))
            return self._state_collector(collect, event.states, event, model)
        if event.text == ".":
            return self._take_text
        if event.reasoning == (".",):
            return self._take_reasoning
        return self._single_collector(event, model)

    def _list_collector(self, places: _Places) -> Collect:
        """Returns what collects events with a list of answers, such as `choices`: most events of most streams."""
        items, reason, text, other = places.items, places.reason, places.text, places.other
        # Comparing with `None` is faster than asking whether a text is empty.
        usage, holder, calls, reasoning = (
            name or None for name in (places.usage, places.holder, places.calls, places.reasoning)
        )
        counts, of_holder, holder_declares = places.counts, places.of_holder, places.holder_declares
        choices = self._choices
        names = places.of_item | {path.split(".")[1] for path in counts if path.startswith(f"{items}.")}
        # One look-up says that there is nothing, as nearly always.
        further, has_several = (*places.declared, reason)[0], len(places.declared) > 1

        def collect(data: Any) -> bool:
            # The dictionary of all fields costs less than one attribute of the model.
            event = data.__dict__
            answers = event[items] or ()
            is_rare = is_lacking = not answers
            for item in answers:
                fields = item.__dict__
                try:
                    choice = choices[fields["index"]]
                except KeyError:
                    choice, is_rare = self._begin(fields["index"], fields[reason]), True
                extra = item.__pydantic_extra__
                if (extra and not names.isdisjoint(extra)) or fields[further] or fields[reason] or has_several:
                    is_rare = self._take_further(choice, item, places) or is_rare
                if holder is not None:
                    inner = fields[holder]
                    if inner is None:
                        # It may be a whole answer.
                        is_lacking = is_lacking or bool(extra)
                        continue
                    fields = inner.__dict__
                    if extra := inner.__pydantic_extra__:
                        choice.take(extra, of_holder)
                    if holder_declares:
                        choice.take(fields, of_holder)
                if found := fields[text]:
                    choice.text.append(found)
                if reasoning is not None and (found := fields[reasoning] or fields[other]):
                    choice.reasoning.append(found)
                if calls is not None and (found := fields[calls]):
                    choice.calls.add(found)
            # LMDeploy sends running totals, so the last that is not null is used.
            if usage is not None and (found := event[usage]) is not None:
                self.usage = found
            if is_rare:
                if counts and event[places.usage] is None:
                    self.usage = _as_counts(data, places.usage, counts) or self.usage
                self._take_head(places.head, data)
            return is_lacking

        return collect

    def _take_further(self, choice: _Choice, item: Any, places: _Places) -> bool:
        """Takes parts that most items of the list lack; returns whether the event may have more beside the list."""
        fields, extra = item.__dict__, item.__pydantic_extra__ or {}
        if found := fields[places.reason]:
            self._take_reason(choice, found, item)
        if not (places.holder and fields[places.holder] is None and extra):
            choice.take({**fields, **extra}, places.of_item)
        return bool(found or not places.of_item.issuperset(extra))

    def _state_collector(
        self, collect: Collect, states: TextStates, event: EventDeclaration, model: type[BaseModel]
    ) -> Collect:
        """Returns what collects events whose state says what their text is."""
        state_path = resolve(model, states.path).inner
        items, calls_path = resolve(model, event.tool_calls or ".")

        def collect_state(data: Any) -> bool:
            before = len(self.first_text)
            is_lacking, choice = collect(data), self._choices.get(0)
            if choice is None:
                return is_lacking
            for item in value_at(data, items or "") or ():
                choice.calls.put(value_at(item, calls_path) or ())
            state = value_at(data, state_path)
            if state is not None and state not in states.pieces:
                text = "".join(choice.text[before:])
                del choice.text[before:]
                is_new = state in states.final and text != "".join(choice.text)
                if text and (is_new or (state in states.whole and not choice.text)):
                    choice.text[:] = [text]
            return is_lacking

        return collect_state

    def _single_collector(self, event: EventDeclaration, model: type[BaseModel] | None) -> Collect:
        """Returns what collects events that are part of the only answer, or of none."""
        takers: list[tuple[str, Callable[[Any], Any]]] = [
            (resolve(model, path).inner, take)
            for path, take in (
                *((path, self._take_usage) for path in event.usage[:1]),
                (event.text, self._take_text),
                (event.final_text, self._replace_text),
                (event.tool_calls, self._take_call),
                *((path, self._take_reasoning) for path in event.reasoning[:1]),
            )
            if path is not None
        ]
        reason = None if event.finish_reason is None else resolve(model, event.finish_reason).inner
        is_answer = bool(event.answer_paths) or event.part is not None
        head = [(path.rpartition(".")[2], resolve(model, path).inner) for path in event.carried]
        rows = None if event.tree is None else self._rows.setdefault(event.tree, [])
        failure = event.failure
        if self._parts is not None and event.part is not None:
            take_part = self._parts.collector(event, model)
            if not takers and reason is None and not head:
                return self._part_collector(take_part)
            takers.append(("", take_part))

        def collect(data: Any) -> bool:
            if is_answer:
                self._begin(0)
            if rows is not None:
                rows.append(data)
            self._take_head(head, data)
            is_lacking = is_answer
            for path, take in takers:
                if found := value_at(data, path):
                    is_lacking = False
                    take(found)
            if reason is not None and (found := value_at(data, reason)):
                self._take_reason(self._begin(0), found, data)
            if failure is not None and failure.is_in(data, self._sent):
                self.failed, self.failure = data, failure
            return is_lacking

        return collect

    def _part_collector(self, take_part: Callable[[Any], None]) -> Collect:
        """Returns what collects events with nothing but a part of an answer: most of a stream of parts."""
        choices = self._choices

        def collect(data: Any) -> bool:
            if 0 not in choices:
                self._begin(0)
            take_part(data)
            return False

        return collect

    def _take_usage(self, counts: Any) -> None:
        if self._parts is not None and self.usage is not None:
            # Each event has only some of the counts.
            counts = self.usage.model_copy(update={name: value for name, value in counts if value is not None})
        self.usage = counts

    def _take_reason(self, choice: _Choice, reason: str, answer: Any) -> None:
        if 0 not in self._choices:
            # One token.
            self._counts_tokens(is_last=True)
        choice.finish_reason = reason
        self.finished = all(choice.finish_reason for choice in self._choices.values())
        if reason == "error":
            self.failed = answer

    def _take_head(self, head: Iterable[tuple[str, str]], data: Any) -> None:
        for name, path in head:
            if not self._head.get(name) and (found := value_at(data, path)):
                self._head[name] = found

    def _take_call(self, fragment: Any) -> None:
        self._begin(0).calls.add([fragment])

    def _take_text(self, data: Any) -> bool:
        return _append(self._begin(0).text, data)

    def _replace_text(self, data: str) -> None:
        self._begin(0).text[:] = [data]

    def _take_reasoning(self, data: Any) -> bool:
        return _append(self._begin(0).reasoning, data)

    def _counts_tokens(self, is_last: bool) -> bool:
        """Whether an unknown index above 0 counts the tokens of one answer (TGI 1.4); the last has a finish reason."""
        if self._is_counting or self._requested() != 1:
            return self._is_counting
        first, *others = self._choices.values() or (_Choice(),)
        # Two answers have the indexes 0 and 1, in any order, and one of them soon comes twice.
        is_two = not is_last and self._choices.keys() <= {0}
        if is_two or any(each.finish_reason or each.size > 1 for each in self._choices.values()):
            return False
        self._is_counting = True
        for other in others:
            first.text += other.text
            first.reasoning += other.reasoning
        self._choices.clear()
        self._choices[0] = first
        return True

    def _begin(self, index: int | None, reason: str | None = None) -> _Choice:
        if index not in (None, 0) and self._counts_tokens(is_last=bool(reason)):
            index = 0
        choice = self._choices.get(index or 0)
        if choice is None:
            choice = self._choices[index or 0] = _Choice()
            if self._parts is not None:
                choice.text, choice.reasoning = self._parts.text, self._parts.reasoning
            self.finished = False
        return choice


class _Choice:
    """An answer that is still arriving."""

    __slots__ = ("calls", "finish_reason", "parts", "reasoning", "text")

    def __init__(self) -> None:
        self.text: list[str] = []
        self.reasoning: list[str] = []
        self.calls = ToolCallAssembler()
        self.finish_reason: str | None = None
        self.parts: dict[str, list[Any]] = {}

    @property
    def size(self) -> int:
        """The number of pieces so far."""
        return len(self.text) + len(self.reasoning)

    def take(self, fields: Mapping[str, Any], names: Container[str]) -> None:
        """Takes the fields with these names."""
        for name, value in fields.items():
            if value and name in names:
                if name == _FUNCTION_CALL:
                    self.calls.add_function_call(value)
                else:
                    self.parts.setdefault(name, []).append(value)

    def result(self, index: int) -> StreamChoice:
        """Returns the answer so far."""
        text, reasoning, calls = "".join(self.text), "".join(self.reasoning), self.calls.result()
        parts = _as_fields(StreamChoice, {name: _joined(pieces) for name, pieces in self.parts.items()})
        return StreamChoice(index, text, reasoning, calls, self.finish_reason, **parts)


class _Places:
    """Python names of the fields with the parts of an answer, in an event with a list of answers; empty without any.

    `holder` is the object in an item that has text, calls and reasoning, unless the item has them itself. `head` has
    names and paths of what all answers share, `counts` wire paths of token counts in other places than `usage`.
    """

    def __init__(self, event: EventDeclaration, model: type[BaseModel]) -> None:
        # An answer in a list has both.
        assert event.text is not None
        assert event.finish_reason is not None
        # Dictionary look-up is faster if the keys are the same objects.
        self.usage = sys.intern(resolve(model, event.usage[0]).inner) if event.usage else ""
        self.counts = event.usage[1:]
        items, reason = resolve(model, event.finish_reason)
        self.items, self.reason = sys.intern(items or ""), sys.intern(reason)
        paths = (event.text, event.tool_calls, *((event.reasoning * 2)[:2] or (None, None)))
        parts = [path and resolve(model, path).inner.rpartition(".") for path in paths]
        # The contract has all of them in the same object.
        self.holder = sys.intern({part[0] for part in parts if part}.pop())
        self.text, self.calls, self.reasoning, self.other = (sys.intern(part[2]) if part else "" for part in parts)
        item, holder = event.finish_reason.rpartition(".")[0], event.text.rpartition(".")[0]
        further: dict[str, set[str]] = {holder: set(), item: set()}
        self.head: list[tuple[str, str]] = []
        for path in event.carried:
            parent, _, name = path.rpartition(".")
            inner = resolve(model, path).inner
            if parent in further:
                further[parent].add(sys.intern(inner.rpartition(".")[2]))
            else:
                self.head.append((name, inner))
        self.of_item = frozenset(further[item])
        self.of_holder = frozenset(further[holder] | ({_FUNCTION_CALL} if self.calls else set()))
        fields = getattr(model_at(model, item), "model_fields", {})
        self.declared = [name for name in self.of_item if name in fields]
        self.holder_declares = not self.of_holder.isdisjoint(getattr(model_at(model, holder), "model_fields", {}))


@cache
def _places_of(event: EventDeclaration, model: type[BaseModel]) -> _Places:
    return _Places(event, model)


def _append(pieces: list[str], data: Any) -> bool:
    if data.__class__ is not str and data is not None:
        data = text_or_json(data)
    if data:
        pieces.append(data)
    return False


def _as_counts(data: BaseModel, field: str, paths: Iterable[str]) -> Any:
    """Returns token counts from another place of an event, and sets them in the declared field; `None` without any."""
    model = model_at(type(data), field)
    for path in paths:
        found = _first_at(data, path.split("."))
        if isinstance(found, dict) and found and model is not None:
            try:
                found = model.model_validate(found)
            except ValidationError:
                continue
            setattr(data, field, found)
            return found
    return None


def _first_at(value: Any, names: Sequence[str]) -> Any:
    if isinstance(value, list):
        return next((found for item in value if (found := _first_at(item, names)) is not None), None)
    if not names or value is None:
        return value
    return _first_at(value.get(names[0]) if isinstance(value, dict) else getattr(value, names[0], None), names[1:])


def _joined(pieces: Sequence[Any]) -> Any:
    """Returns the whole of what arrived in pieces: text and lists are joined, objects field by field."""
    last = pieces[-1]
    if len(pieces) == 1:
        return last
    if isinstance(last, str):
        return "".join(piece for piece in pieces if isinstance(piece, str))
    if isinstance(last, list):
        return [item for piece in pieces if isinstance(piece, list) for item in piece]
    if isinstance(last, BaseModel):
        return type(last).model_validate(_joined([piece.model_dump(exclude_unset=True) for piece in pieces]))
    if not isinstance(last, dict):
        return last
    found: dict[str, list[Any]] = {}
    for piece in pieces:
        for name, value in piece.items() if isinstance(piece, dict) else ():
            if value is not None:
                found.setdefault(name, []).append(value)
    return {name: values[-1] if name in _NOT_JOINED else _joined(values) for name, values in found.items()}


def _as_fields(kind: type[Any], parts: Mapping[str, Any]) -> dict[str, Any]:
    """Returns parts as arguments of a result's class; what the class does not declare is in `extra`."""
    known = {field.name for field in fields_of(kind)}
    extra = {name: value for name, value in parts.items() if name not in known}
    return {name: value for name, value in parts.items() if name in known} | {"extra": extra}


def _as_tree(rows: Sequence[BaseModel], tree: Tree) -> list[BaseModel]:
    """Returns copies of the events that have no outer one; each has its inner ones in the field for them."""
    name, parent, children = (resolve(type(rows[0]), wire_name).inner for wire_name in tree[1:])
    copies = [row.model_copy() for row in rows]
    places = {found: place for place, row in enumerate(copies) if (found := value_at(row, name))}
    tops, inner, roots = list(range(len(copies))), dict[int, list[BaseModel]](), []
    for place, row in enumerate(copies):
        outer = top = places.get(value_at(row, parent) or None)
        while top is not None and tops[top] != top:
            tops[top] = top = tops[tops[top]]
        if outer is None or top == place:
            # Its outer one never came, or is within it.
            roots.append(row)
        else:
            tops[place] = outer
            inner.setdefault(outer, []).append(row)
    for place, found in inner.items():
        # Some servers send an event by itself and within its outer one.
        own = {value_at(each, name) or id(each): each for each in [*found, *(value_at(copies[place], children) or ())]}
        setattr(copies[place], children, list(own.values()))
    return roots
