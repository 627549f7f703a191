"""Reads JSON that does not match its model: what carries nothing of the answer is converted or left out."""

from __future__ import annotations

import math
import types
from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property, partial
from itertools import accumulate
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AliasChoices, AliasPath, BaseModel, TypeAdapter, ValidationError
from pydantic_core import to_json

from mtmaisdk.clients.rest.contract import lookup
from mtmaisdk.clients.rest.contract.model import with_misfits
from mtmaisdk.clients.rest.wire.json_text import parse_json

_MISSING = object()
_IN_PARTS = ("content", "text", "reasoning")
"""Fields of a message and its parts where some servers send a text in place of an object that has one."""

_TEXT_TYPES = ("text", "output_text")
"""Types of parts of an answer that have its text; a list of parts knows one of them."""


class MismatchError(ValueError):
    """A part of the answer does not match the contract and cannot be converted."""

    carries = False
    """Whether the place is known to carry a part of the answer."""

    def __init__(self, place: str, what: str) -> None:
        super().__init__(f"{place}: {what}" if place else what)


def what_is_wrong(cause: ValueError) -> str:
    """Returns why JSON was not read: the place that does not match the contract, or that it is not JSON."""
    return str(cause) if isinstance(cause, MismatchError) else "it is not valid JSON"


def read_answer(name: str, body: bytes, answer_paths: tuple[str, ...] = (), charset: str = "") -> Any:
    """Reads the JSON of a body into a model or type alias; if it does not match, as `read_leniently` does."""
    try:
        return lookup.reader(name)(body)
    except ValueError:
        return read_leniently(name, parse_json(body, charset), answer_paths)


def read_leniently(name: str, content: Any, answer_paths: tuple[str, ...] = ()) -> Any:
    """Reads a JSON value into the model or type alias with this name.

    A value of another type is converted if that loses nothing: numbers, booleans, objects and lists to text (as JSON),
    numeric text to a number, the only item of a list to the list, content that is a text to a part. The fraction of a
    whole number is cut. Any other value is left out, and so is an entry of a list; but neither what is at one of
    `answer_paths`, which are paths of wire names, nor a container of it. What was sent is in `misfits` of the result.

    Raises:
        MismatchError: A part of the answer cannot be converted.
    """
    reading = _Reading(_with_containers(answer_paths))
    kind = _kind_of(name)
    try:
        value = kind.read(reading.fit(kind, content, "", ""))
    except RecursionError:
        raise MismatchError("", "the JSON is nested too deeply") from None
    return with_misfits(value, dict(reading.misfits))


class _Kind:
    """What the contract declares for a place: models, items of a list, values of a dictionary, scalars."""

    def __init__(self, annotation: Any, metadata: Sequence[Any] = ()) -> None:
        annotated = annotation, *metadata
        self._annotation: Any = Annotated[annotated] if metadata else annotation
        members = [*_members(annotation)]
        self.models = [each for each in members if isinstance(each, type) and issubclass(each, BaseModel)]
        self.items = next((_Kind(get_args(each)[0]) for each in members if get_origin(each) is list), None)
        self.values = next((_Kind(get_args(each)[1]) for each in members if get_origin(each) is dict), None)
        self.scalars = [each for each in members if each in (str, int, float)]
        self.words = {word for each in members if get_origin(each) is Literal for word in get_args(each)}

    @cached_property
    def _adapter(self) -> TypeAdapter[Any]:
        return TypeAdapter(self._annotation)

    @cached_property
    def accepts(self) -> Callable[[Any], bool]:
        """Tells whether a value is valid."""
        return partial(self._adapter.validator.isinstance_python, by_alias=True, by_name=False)

    def read(self, value: Any, place: str = "") -> Any:
        """Returns a value as the contract's type; raises `MismatchError`."""
        try:
            return self._adapter.validate_python(value, by_alias=True, by_name=False)
        except ValidationError as error:
            first = error.errors(include_url=False, include_context=False, include_input=False)[0]
            raise MismatchError(place, first["msg"]) from None


@cache
def _kind_of(name: str) -> _Kind:
    return _Kind(lookup.declared(name))


@cache
def _fields(model: type[BaseModel]) -> dict[str, tuple[_Kind, bool, list[list[Any]]]]:
    """Returns of each field by its wire name: kind, whether it is required, and where else some servers send it."""
    lookup.model(model.__name__)
    found = {}
    for name, field in model.model_fields.items():
        places = field.validation_alias.choices[1:] if isinstance(field.validation_alias, AliasChoices) else ()
        paths = [place.path for place in places if isinstance(place, AliasPath)]
        found[field.alias or name] = _Kind(field.annotation, field.metadata), field.is_required(), paths
    return found


class _Reading:
    """One reading of a value. Nothing of the value is modified."""

    def __init__(self, carrying: frozenset[str]) -> None:
        self._carrying = carrying
        self.misfits: list[tuple[str, Any]] = []

    def fit(self, kind: _Kind, value: Any, place: str, path: str) -> Any:
        """Returns a value that is valid for its kind; `path` is the place without the positions in lists."""
        if kind.accepts(value):
            return value
        if isinstance(value, list) and kind.items is not None:
            return self._fit_list(kind.items, value, place, path)
        if isinstance(value, dict) and kind.models:
            return self._fit_any(kind.models, value, place, path)
        if kind.items is not None and _is_item(kind.items, value, path):
            before = len(self.misfits)
            only = self._fit_list(kind.items, [value], place, path)
            self.misfits[before:] = [(place, value)]
            return only
        if isinstance(value, dict) and kind.values is not None:
            fitted = ((name, self._kept(kind.values, inner, f"{place}.{name}", path)) for name, inner in value.items())
            return {name: inner for name, inner in fitted if inner is not _MISSING}
        converted = _converted(kind, value, path)
        if converted is _MISSING:
            return kind.read(value, place)
        self.misfits.append((place, value))
        return converted

    def _fit_list(self, kind: _Kind, items: list[Any], place: str, path: str) -> list[Any]:
        fitted = [self._kept(kind, item, _below(place, number), path) for number, item in enumerate(items)]
        return [item for item in fitted if item is not _MISSING]

    def _fit_any(self, models: list[type[BaseModel]], fields: dict[str, Any], place: str, path: str) -> dict[str, Any]:
        """Returns what fits the first model that the fields fit; raises the error of the first if they fit none."""
        before, errors = len(self.misfits), list[MismatchError]()
        for model in models:
            try:
                return self._fit_model(model, fields, place, path)
            except MismatchError as error:  # noqa: PERF203
                del self.misfits[before:]
                errors.append(error)
        raise errors[0]

    def _fit_model(self, model: type[BaseModel], fields: dict[str, Any], place: str, path: str) -> dict[str, Any]:
        fitted, places = _gathered(fields, model)
        fields = dict(fitted)
        for name, (kind, is_required, _) in _fields(model).items():
            if name in fields and kind.accepts(fields[name]):
                continue
            value, inner = _MISSING, _below(place, places.get(name, name))
            if name in fields:
                value = self._kept(kind, fields[name], inner, _below(path, name))
            if value is _MISSING and is_required:
                if str not in kind.scalars:
                    raise MismatchError(inner, "Field required")
                value = ""
            if value is not _MISSING:
                fitted[name] = value
            elif name in fields:
                del fitted[name]
        return fitted

    def _kept(self, kind: _Kind, value: Any, place: str, path: str) -> Any:
        """Returns a valid value, or `_MISSING` if the place carries nothing of the answer."""
        before = len(self.misfits)
        try:
            return self.fit(kind, value, place, path)
        except MismatchError as error:
            if error.carries or path in self._carrying:
                error.carries = True
                raise
        self.misfits[before:] = [(place, value)]
        return _MISSING


def _is_item(kind: _Kind, value: Any, path: str) -> bool:
    """Whether a value that is not a list is the only item of one: an object with known fields, or content as text."""
    if isinstance(value, dict):
        return any(not _fields(model).keys().isdisjoint(value) for model in kind.models)
    return isinstance(value, str) and bool(kind.models) and _converted(kind, value, path) is not _MISSING


def _gathered(fields: dict[str, Any], model: type[BaseModel]) -> tuple[dict[str, Any], dict[str, str]]:
    """Returns a copy of fields with those that are sent elsewhere in their own place, and where they were."""
    fields, places = dict(fields), dict[str, str]()
    for name, (_, _, paths) in _fields(model).items():
        for *outer, last in paths if name not in fields else ():
            holder = fields
            for key in outer:
                if not isinstance(holder.get(key), dict):
                    break
                holder[key] = holder = dict(holder[key])
            else:
                if last in holder:
                    fields[name], places[name] = holder.pop(last), ".".join([*outer, last])
    return fields, places


def _converted(kind: _Kind, value: Any, path: str) -> Any:
    """Returns a value as one of the types of its kind, or `_MISSING`."""
    if value is None:
        return _MISSING
    if isinstance(value, str) and path.rpartition(".")[2] in _IN_PARTS:
        for fields in map(_fields, kind.models):
            for name in ("text", "content"):
                if name in fields and str in fields[name][0].scalars:
                    words = fields["type"][0].words if "type" in fields else ()
                    kinds = [{"type": word} for word in _TEXT_TYPES if word in words]
                    return {**next(iter(kinds), {}), name: value}
    if str in kind.scalars:
        return to_json(value, inf_nan_mode="constants").decode()
    if int in kind.scalars and isinstance(value, (float, str)):
        try:
            number = float(value)
        except ValueError:
            return _MISSING
        return int(number) if math.isfinite(number) else _MISSING
    return _MISSING


def _members(annotation: Any) -> Iterable[Any]:
    """Yields the types of a union."""
    if get_origin(annotation) is Annotated:
        yield from _members(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, types.UnionType):
        for member in get_args(annotation):
            yield from _members(member)
    else:
        yield annotation


def _below(place: str, name: str | int) -> str:
    return f"{place}.{name}" if place else str(name)


@cache
def _with_containers(paths: tuple[str, ...]) -> frozenset[str]:
    """Returns the paths, and those of the objects and lists on the way."""
    return frozenset(each for path in paths for each in accumulate(path.split("."), _below))
