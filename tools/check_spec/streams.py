"""What `x-stream` says fits the request, the responses, the models and its own examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from check_spec.contract import Contract, Operation, Place, mapping, sequence, text
from check_spec.examples import checker
from check_spec.fields import fields_of, list_on_the_way, model, values_at, wrong_step
from check_spec.mistake import Mistake, Path, hint

_PATHS = ("text", "final_text", "tool_calls", "finish_reason", "usage", "error")
_LISTS = ("reasoning", "usage", "carried")
_PARTS = ("index", "id", "begins", "ends", "all")
_FAILED = ("at", "without", "error")
_ANSWER = ("text", "tool_calls", "finish_reason", "reasoning")
_EVENT_STREAM = "text/event-stream"


def mistakes(contract: Contract, has_mistake_in: Callable[[Path], bool]) -> Iterator[Mistake]:
    """Yields the mistakes of all streams.

    Args:
        contract: The contract.
        has_mistake_in: Whether another mistake was found at a place or below it.
    """
    for operation in contract.operations:
        types = {kind for _, response in contract.responses(operation) for kind in response.at("content").node}
        is_declared = "x-stream" in operation.place.node
        if is_declared != (_EVENT_STREAM in types):
            wanted = f"a response of {_EVENT_STREAM}, which x-stream describes" if is_declared else "'x-stream'"
            yield Mistake(operation.place.path, f"missing {wanted}")
        stream = operation.place.at("x-stream")
        if stream.node:
            yield from _names(stream)
            yield from _request(contract, operation, stream)
            yield from _whole_answer(contract, operation, stream)
            yield from _discriminator(contract, stream)
            yield from _parts(contract, operation, stream)
            for event in (*stream.each("events"), *stream.each("errors")):
                yield from _event(contract, event, has_mistake_in)


def _names(stream: Place) -> Iterator[Mistake]:
    events = [*stream.each("events")]
    names = [event.node.get("name") for event in events]
    seen: set[Any] = set()
    for event in [*events, *stream.each("errors")]:
        name = text(event.node.get("name"))
        if name in seen:
            yield Mistake((*event.path, "name"), f"there is another event {name!r}")
        seen.add(name)
        if stream.node.get("framing") == "data-stream" and len(name) > 1:
            yield Mistake((*event.path, "name"), f"{name!r} is not a code of data-stream, which has one character")
    if len(events) == 1 and "model" not in events[0].node:
        yield Mistake(events[0].path, "missing 'model': the only kind of event needs one")
    if "unnamed" in stream.node and stream.node["unnamed"] not in names:
        yield Mistake(
            (*stream.path, "unnamed"), f"no event {stream.node['unnamed']!r}{hint(stream.node['unnamed'], names)}"
        )
    if stream.node.get("framing") in sequence(stream.node.get("alternatives")):
        yield Mistake((*stream.path, "alternatives"), f"{stream.node['framing']!r} is the framing already")


def _request(contract: Contract, operation: Operation, stream: Place) -> Iterator[Mistake]:
    """Yields fields that ask for the stream, and that the body does not have or take."""
    content = next(contract.body(operation).each("content"), Place((), {}))
    check = checker(contract)
    for name, value in mapping(stream.node.get("request")).items():
        path = (*stream.path, "request", name)
        if not content.node:
            yield Mistake(path, "the operation has no request body")
        elif wrong := wrong_step(contract, content.node.get("schema"), name):
            yield Mistake(path, wrong)
        else:
            # Fields that are missing beside it are no matter here.
            found = check((*content.path, "schema"), stream.path, {name: value})
            yield from (Mistake(path, each.text) for each in found if each.path[len(stream.path) :][:1] == (name,))


def _whole_answer(contract: Contract, operation: Operation, stream: Place) -> Iterator[Mistake]:
    """Yields renamed fields that neither a document nor an item of its lists has."""
    events = [model(event.node["model"]) for event in stream.each("events") if "model" in event.node]
    sides = (("the response", [contract.answer_schema(operation)]), ("the events", events))
    for names in mapping(stream.node.get("whole_answer")).items():
        for field, (side, schemas) in zip(names, sides, strict=True):
            fields = fields_of(contract, schemas)
            known = {*fields.schemas}.union(*(fields_of(contract, each).schemas for each in fields.schemas.values()))
            if isinstance(field, str) and field not in known and not fields.is_open:
                yield Mistake(
                    (*stream.path, "whole_answer", names[0]), f"no field {field!r} in {side}{hint(field, known)}"
                )


def _parts(contract: Contract, operation: Operation, stream: Place) -> Iterator[Mistake]:
    """Yields a list of parts that the response does not have, and parts of kinds that are not declared."""
    parts = stream.at("parts")
    if wrong := wrong_step(contract, contract.answer_schema(operation), text(parts.node.get("name")) or "."):
        yield Mistake((*parts.path, "name"), wrong)
    kinds = mapping(parts.node.get("kinds"))
    names = {text(event.node.get("name")) for event in stream.each("events")}
    if (whole := text(mapping(parts.node.get("whole")).get("event")) or None) is not None and whole not in names:
        yield Mistake((*parts.path, "whole", "event"), f"no event {whole!r}{hint(whole, names)}")
    for event in stream.each("events"):
        kind = event.at("part").node.get("kind")
        if "part" in event.node and not parts.node:
            yield Mistake((*event.path, "part"), "missing 'parts' of the stream")
        elif kind is not None and kind not in kinds:
            yield Mistake((*event.path, "part", "kind"), f"no kind {kind!r}{hint(text(kind), kinds)}")


def _discriminator(contract: Contract, stream: Place) -> Iterator[Mistake]:
    name = stream.node.get("discriminator")
    if not isinstance(name, str):
        return
    wrongs = [
        wrong_step(contract, model(event.node["model"]), name)
        for event in stream.each("events")
        if "model" in event.node
    ]
    if any(wrongs):
        yield Mistake((*stream.path, "discriminator"), next(filter(None, wrongs)))
        return
    for event in stream.each("events"):
        for at, example in enumerate(sequence(event.node.get("examples"))):
            found = mapping(example).get(name)
            if found != event.node.get("name"):
                path = (*event.path, "examples", at)
                yield Mistake(path, f"{name!r} is {found!r}, not the event's name {event.node.get('name')!r}")


def _event(contract: Contract, event: Place, has_mistake_in: Callable[[Path], bool]) -> Iterator[Mistake]:
    """Yields paths that lead nowhere, or to nothing that the client can collect."""
    examples = sequence(event.node.get("examples"))
    name = text(event.node.get("model"))
    if "model" in event.node and name not in contract.schemas:
        return
    paths = [((*event.path, key), event.node[key]) for key in _PATHS if isinstance(event.node.get(key), str)]
    for key in _LISTS:
        several = enumerate(sequence(event.node.get(key)))
        paths += [((*event.path, key, at), path) for at, path in several if isinstance(path, str)]
    for inner, keys in (("part", _PARTS), ("failed", _FAILED)):
        found = mapping(event.node.get(inner))
        paths += [((*event.path, inner, key), found[key]) for key in keys if isinstance(found.get(key), str)]
    for key in ("adds", "wholes"):
        paths += [((*event.path, "part", key, path), path) for path in mapping(event.at("part").node.get(key))]
    for pair in mapping(event.node.get("elsewhere")).items():
        paths += [((*event.path, "elsewhere", pair[0]), path) for path in pair if isinstance(path, str)]
    states = text(mapping(event.node.get("states")).get("path"))
    paths += [((*event.path, "states", "path"), states)] if states else []
    is_right = True
    for place, path in paths:
        wrong = wrong_step(contract, model(name), path) if name else None
        has_example = any(True for example in examples for _ in values_at(example, path))
        if (place[-2] == "carried" or (place[-2] == "usage" and place[-1])) and has_example:
            # Some servers' own; declared, it would slow down the events of all others.
            wrong = None
        if not name and not has_example:
            wrong = f"no example has {path!r}"
        if wrong:
            is_right = False
            yield Mistake(place, wrong)
        elif place == (*event.path, "text") and not has_mistake_in((*event.path, "examples")):
            values = [value for example in examples for value in values_at(example, path)]
            if not any(value and isinstance(value, str) for value in values):
                is_right = False
                yield Mistake(place, f"no example has text at {path!r}")
    if is_right and name:
        answers = {place: path for place, path in paths if place[len(event.path)] in _ANSWER}
        yield from _collected(contract, event, model(name), answers)


def _collected(contract: Contract, event: Place, schema: dict[str, Any], answers: dict[Path, str]) -> Iterator[Mistake]:
    """Yields where an answer lies so that the client cannot collect it."""
    lists = {place: list_on_the_way(contract, schema, path) for place, path in answers.items()}
    for place, found in lists.items():
        if len(found) > 1:
            yield Mistake(place, f"{answers[place]!r} leads through several lists")
    if any(len(found) > 1 for found in lists.values()):
        return
    if len(set(lists.values())) > 1:
        yield Mistake(event.path, "parts of the answer are inside and outside of a list")
    elif any(lists.values()):
        for key in ("text", "finish_reason"):
            if key not in event.node:
                yield Mistake(event.path, f"missing {key!r}: an answer in a list needs it")
        parts = {path.rpartition(".")[0] for place, path in answers.items() if place[-1] != "finish_reason"}
        if len(parts) > 1:
            yield Mistake(event.path, f"parts of the answer are in several objects: {', '.join(sorted(parts))}")
