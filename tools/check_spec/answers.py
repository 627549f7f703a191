"""Models that are only read are lenient: a server that leaves a field out, or has a new value, is read all the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from check_spec.contract import SCHEMAS, Contract, Place, mapping, sequence, text
from check_spec.mistake import Mistake


def mistakes(contract: Contract) -> Iterator[Mistake]:
    """Yields what such models demand."""
    sent: list[Any] = []
    read: list[Any] = []
    for operation in contract.operations:
        sent.append(contract.body(operation).node)
        sent += [parameter.node for parameter in contract.parameters(operation)]
        read += [response.node for _, response in contract.responses(operation)]
        read += [{"$ref": f"{SCHEMAS}{event.node.get('model')}"} for event in contract.events(operation)]
    for name in sorted(_reachable(contract, read) - _reachable(contract, sent)):
        place = contract.root.at("components", "schemas", name)
        if place.node.get("required"):
            yield Mistake((*place.path, "required"), "a response model requires no field; servers leave fields out")
        for schema in contract.objects(place):
            values = sequence(schema.node.get("enum"))
            if len(values) > 1 and not schema.node.get("x-extensible-enum"):
                yield Mistake((*schema.path, "enum"), "a response may have other values: add x-extensible-enum: true")


def _reachable(contract: Contract, nodes: list[Any]) -> set[str]:
    found: set[str] = set()
    waiting = [place for node in nodes for place in contract.objects(Place((), mapping(node)))]
    while waiting:
        reference = text(waiting.pop().node.get("$ref"))
        name = reference.removeprefix(SCHEMAS)
        if reference.startswith(SCHEMAS) and name in contract.schemas and name not in found:
            found.add(name)
            waiting += contract.objects(Place((), mapping(contract.schemas[name])))
    return found
