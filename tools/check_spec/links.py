"""Links lead to operations, parameters and fields that are there."""

from __future__ import annotations

from collections.abc import Iterator

from check_spec.contract import Contract, mapping, text
from check_spec.fields import wrong_step
from check_spec.mistake import Mistake, hint


def mistakes(contract: Contract) -> Iterator[Mistake]:
    """Yields the mistakes of all links."""
    operations = {operation.id: operation for operation in contract.operations}
    for link in (link for place in contract.objects() for link in place.each("links") if "content" in place.node):
        target = operations.get(text(link.node.get("operationId")))
        if target is None:
            name = link.node.get("operationId")
            yield Mistake((*link.path, "operationId"), f"no operation {name!r}{hint(name, operations)}")
            continue
        parameters = [text(each.node.get("name")) for each in contract.parameters(target)]
        for name in mapping(link.node.get("parameters")):
            if name not in parameters:
                where = (*link.path, "parameters", name)
                yield Mistake(where, f"{target.id} has no parameter {name!r}{hint(name, parameters)}")
        for name in mapping(link.node.get("x-request-body")):
            if wrong := wrong_step(contract, contract.body_schema(target), name):
                yield Mistake((*link.path, "x-request-body", name), wrong)
