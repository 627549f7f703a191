"""The types of event of one stream, ready to read and collect their data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, NamedTuple

from pydantic_core import from_json
from typing_extensions import Self

from mtmaisdk.clients.rest.contract import lookup as model_lookup
from mtmaisdk.clients.rest.contract.answers import StreamEvent
from mtmaisdk.clients.rest.contract.lenient import read_leniently
from mtmaisdk.clients.rest.contract.lookup import resolve, value_at
from mtmaisdk.clients.rest.contract.stream import EventDeclaration, StreamDeclaration
from mtmaisdk.clients.rest.streaming.assembler import Collect, StreamAssembler
from mtmaisdk.clients.rest.wire.error_body import ERROR_SIGNS, error_fields_of, is_error
from mtmaisdk.clients.rest.wire.json_text import parse_json


class EventType(NamedTuple):
    """A type of event."""

    read: Callable[[bytes], Any]
    collect: Collect
    always_check: bool
    """Whether every value is checked for an error, not only one with signs of an error."""
    is_terminal: bool
    name: str | None
    """The name that the caller gets with the data, or `None` if the caller gets the data alone."""
    declaration: EventDeclaration
    elsewhere: Sequence[Sequence[str]]
    """Python names of fields that some servers send elsewhere, and of the other place."""

    @classmethod
    def from_declaration(cls, declaration: EventDeclaration, assembler: StreamAssembler, is_named: bool) -> Self:
        """Returns the declared type; `assembler` collects its values."""
        wanted = declaration.model
        model = None if wanted is None else model_lookup.model_or_none(wanted)
        read = from_json if wanted is None else model_lookup.reader(wanted)
        elsewhere = [[resolve(model, path).inner for path in pair] for pair in declaration.elsewhere.items()]
        if elsewhere:
            read = partial(_read_filled, read, elsewhere)
        collect = assembler.collector(declaration, model)
        # Signs of an error are looked for in unknown fields, where a declared field is not found.
        always_check = declaration.error is not None or model is None or not ERROR_SIGNS.isdisjoint(model.model_fields)
        name = declaration.name if is_named else None
        return cls(read, collect, always_check, declaration.terminal, name, declaration, elsewhere)

    def fitted(self, content: Any) -> Any:
        """Reads a JSON value that does not match the type; raises `MismatchError` if a part of the answer does not."""
        declared = self.declaration
        if declared.model is None:
            return content
        return _filled(read_leniently(declared.model, content, declared.carrying_paths), self.elsewhere)

    def is_error(self, value: Any) -> bool:
        """Whether a value is an error: an answer's in every dialect, any other's as the contract declares."""
        declaration = self.declaration
        if (states := declaration.states) is not None and value_at(value, states.path) in states.failed:
            return True
        if declaration.error is not None:
            items = value if isinstance(value, list) else [value]
            return any(isinstance(item, dict) and value_at(item, declaration.error) for item in items)
        return declaration.text is not None and is_error(error_fields_of(value))

    def failure_in(self, value: Any, data: bytes) -> bytes:
        """Returns what an event's error says: its text where a state makes it an error, otherwise its data."""
        if self.declaration.states is None:
            return data
        items, path = resolve(model_lookup.model(self.declaration.model or ""), self.declaration.text or ".")
        texts = [value_at(item, path) for item in value_at(value, items or "") or ()]
        return "".join(text for text in texts if text).encode() or data

    def for_caller(self, value: Any) -> Any:
        """Returns a value as the caller gets it."""
        return value if self.name is None else StreamEvent(self.name, value)


class EventTypes:
    """The types of event that a stream declares, each created when the first event of it arrives."""

    def __init__(self, declaration: StreamDeclaration, assembler: StreamAssembler) -> None:
        # A stream of one type of event yields its data, any other yields events with their names.
        self.is_named = len(declaration.events) > 1
        self._assembler = assembler
        self._declared = {event.name: event for event in declaration.events}
        self._failures = {event.name: event for event in declaration.failures}
        self._created: dict[str, EventType] = {}
        self.first = self[declaration.events[0].name]
        """The type that is declared first, which has the answer."""

    def __contains__(self, name: str) -> bool:
        return name in self._declared

    def __getitem__(self, name: str) -> EventType:
        found = self._created.get(name)
        if found is None:
            found = EventType.from_declaration(self._declared[name], self._assembler, self.is_named)
            self._created[name] = found
        return found

    def collect_failure(self, name: str, data: bytes) -> None:
        """Adds what an error has of the answer, if anything."""
        if (declared := self._failures.get(name)) is not None:
            failed = EventType.from_declaration(declared, self._assembler, self.is_named)
            with suppress(ValueError):
                failed.collect(failed.fitted(parse_json(data)))


def has_known_fields(value: Any) -> bool:
    """Whether an event's data has any field that the contract declares."""
    return not value.model_fields_set.isdisjoint(type(value).model_fields)


def _read_filled(read: Callable[[bytes], Any], elsewhere: Sequence[Sequence[str]], data: bytes) -> Any:
    return _filled(read(data), elsewhere)


def _filled(value: Any, elsewhere: Sequence[Sequence[str]]) -> Any:
    """Returns a value whose empty fields have the values of others."""
    for path, source in elsewhere:
        holder, _, name = path.rpartition(".")
        target, found = value_at(value, holder), value_at(value, source)
        if found and target is not None and not getattr(target, name):
            setattr(target, name, found)
    return value
