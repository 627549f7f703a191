"""References lead somewhere, and every component is used."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from check_spec.contract import SCHEMAS, Contract, mapping, pointer, sequence, text
from check_spec.mistake import Mistake, Path, hint, near


def broken(contract: Contract) -> Iterator[Mistake]:
    """Yields the references that lead nowhere."""
    for path, reference in _references(contract):
        target = pointer(reference)
        if not _is_there(contract, target):
            kind, name = str(target[-2:][0]).removesuffix("s"), target[-1]
            wrong = f"no {kind} {name!r}{hint(name, contract.root.at(*target[:-1]).node)}"
            if not reference.startswith("#/"):
                wrong = f"{reference!r} is not a reference within this file, such as '{SCHEMAS}Name'"
            yield Mistake(path, wrong)


def unused(contract: Contract) -> Iterator[Mistake]:
    """Yields the components that nothing uses; of several that only each other use, the first."""
    components = [
        ("components", kind, name)
        for kind, named in contract.root.at("components").node.items()
        for name in mapping(named)
    ]
    targets: dict[Path, set[Path]] = {component: set() for component in components}
    start: set[Path] = set()
    for path, reference in _references(contract):
        target = pointer(reference)
        if not _is_there(contract, target):
            meant = near(target[-1], contract.root.at(*target[:-1]).node)
            if meant is None and path[-1] == "$ref":
                # What it was to lead to may be anything that seems unused.
                return
            target = (*target[:-1], meant)
        targets.get(path[:3], start).add(target[:3])
    start.update(("components", "securitySchemes", name) for name in _schemes(contract))
    used = _reach(start, targets)
    while left := [component for component in components if component not in used]:
        seen_from_others = set(chain.from_iterable(targets[each] - {each} for each in left))
        first = next((each for each in left if each not in seen_from_others), left[0])
        yield Mistake(first, "nothing uses it")
        used |= _reach({first}, targets)


def _reach(start: set[Path], targets: dict[Path, set[Path]]) -> set[Path]:
    found: set[Path] = set()
    waiting = [*start]
    while waiting:
        component = waiting.pop()
        if component not in found:
            found.add(component)
            waiting += targets.get(component, ())
    return found


def _references(contract: Contract) -> Iterator[tuple[Path, str]]:
    """Yields each reference, those of extensions to a schema by its name among them."""
    for place in contract.objects():
        if isinstance(place.node.get("$ref"), str):
            yield (*place.path, "$ref"), place.node["$ref"]
        for name, reference in place.at("discriminator", "mapping").node.items():
            yield (*place.path, "discriminator", "mapping", name), text(reference)
    for operation in contract.operations:
        named = [(event, "model") for event in contract.events(operation)]
        for place, key in [*named, (operation.place.at("x-pages"), "item")]:
            if isinstance(place.node.get(key), str):
                yield (*place.path, key), SCHEMAS + place.node[key]


def _schemes(contract: Contract) -> Iterator[str]:
    for place in [contract.root, *(operation.place for operation in contract.operations)]:
        for way in sequence(place.node.get("security")):
            yield from mapping(way)


def _is_there(contract: Contract, target: Path) -> bool:
    return target[-1] in contract.root.at(*target[:-1]).node
