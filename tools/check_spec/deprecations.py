"""What is deprecated says since when, and what it names instead is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from check_spec.contract import Contract, Operation, Place, mapping, text
from check_spec.mistake import Mistake, hint
from check_spec.naming import python_name


def mistakes(contract: Contract) -> Iterator[Mistake]:
    """Yields deprecations that are incomplete, contradict themselves or lead nowhere."""
    for place in contract.objects():
        if place.node.get("deprecated") is True and "anyOf" in place.node:
            yield Mistake((*place.path, "deprecated"), "is lost beside anyOf; put it into the item that is not null")
        elif place.node.get("deprecated") is True and "x-deprecated" not in place.node:
            yield Mistake((*place.path, "deprecated"), "needs 'x-deprecated' beside it, which says since when")
        elif isinstance(place.node.get("x-deprecated"), dict):
            yield from _days(place)
            if "properties" in place.path:
                end = len(place.path) - place.path[::-1].index("properties")
                yield from _replacement(place, map(python_name, contract.root.at(*place.path[:end]).node))
    for operation in contract.operations:
        yield from _replacement(operation.place, _methods(contract, operation))
        parameters = contract.parameters(operation)
        fields = mapping(contract.follow(Place((), contract.body_schema(operation))).node.get("properties"))
        names = [python_name(name) for name in (*(text(one.node.get("name")) for one in parameters), *fields)]
        for parameter in parameters:
            yield from _replacement(parameter, names)


def _days(place: Place) -> Iterator[Mistake]:
    if place.node.get("deprecated") is not True:
        yield Mistake((*place.path, "x-deprecated"), "needs 'deprecated: true' beside it")
    said = place.at("x-deprecated").node
    days = [_day(said.get(key)) for key in ("since", "removed")]
    for key, day in zip(("since", "removed"), days, strict=True):
        if day is None and key in said:
            yield Mistake((*place.path, "x-deprecated", key), f"{said[key]!r} is not a date")
    if days[0] and days[1] and days[1] <= days[0]:
        yield Mistake((*place.path, "x-deprecated", "removed"), "must be later than 'since'")


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(text(value))
    except ValueError:
        return None


def _replacement(place: Place, known: Iterable[str]) -> Iterator[Mistake]:
    use, names = place.at("x-deprecated").node.get("use"), [*known]
    if isinstance(use, str) and use not in names:
        yield Mistake((*place.path, "x-deprecated", "use"), f"no {use!r} beside it{hint(use, names)}")


def _methods(contract: Contract, operation: Operation) -> Iterator[str]:
    """Yields the methods of the operation's class."""
    for other in contract.operations:
        if other.tag == operation.tag:
            yield other.python_name
            if "x-stream" in other.place.node:
                yield f"{other.python_name}_stream"
    for tag in contract.root.each("tags"):
        if tag.node.get("name") == operation.tag:
            yield from (text(method.node.get("method")) for method in tag.each("x-mixin"))
