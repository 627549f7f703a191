"""Operations: their names, tags, credentials, parameters in the path, errors and the order of their responses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from check_spec.contract import Contract, Operation, mapping, pointer, sequence, text
from check_spec.mistake import Mistake, Path, hint
from check_spec.source import load

# Exemptions are Redocly's, so that each is written once.
_EXEMPTIONS = "tools/settings/.redocly.lint-ignore.yaml"
_ERROR_RULE = "operation-4xx-response"


def mistakes(contract: Contract) -> Iterator[Mistake]:
    """Yields the mistakes of all operations."""
    tags = [text(tag.node.get("name")) for tag in contract.root.each("tags")]
    schemes = contract.root.at("components", "securitySchemes").node
    exempt = _exempt(contract)
    first_of: dict[str, Operation] = {}
    backends: dict[str, str] = {}
    for operation in contract.operations:
        path = operation.place.path
        if operation.id in first_of and operation.id:
            yield Mistake(
                (*path, "operationId"),
                f"{operation.id!r} is the operationId of {_route(first_of[operation.id])} already",
            )
        first_of.setdefault(operation.id, operation)
        if operation.tag and operation.tag not in tags:
            yield Mistake((*path, "tags", 0), f"tag {operation.tag!r} is not declared{hint(operation.tag, tags)}")
        elif ":" in operation.id:
            backend = operation.id.partition(":")[0]
            usual = backends.setdefault(operation.tag, backend)
            if backend != usual:
                yield Mistake((*path, "operationId"), f"operations of {operation.tag} begin with '{usual}:'")
        for at, way in enumerate(sequence(operation.place.node.get("security"))):
            for name in mapping(way):
                if name not in schemes:
                    yield Mistake((*path, "security", at, name), f"no security scheme {name!r}{hint(name, schemes)}")
        yield from _path_parameters(contract, operation)
        yield from _responses(contract, operation, exempt)


def _path_parameters(contract: Contract, operation: Operation) -> Iterator[Mistake]:
    wanted = re.findall(r"{(.*?)}", operation.route)
    parameters = contract.parameters(operation)
    found = [text(each.node.get("name")) for each in parameters if each.node.get("in") == "path"]
    for each in parameters:
        name = each.node.get("name")
        if name in found and name not in wanted and each.node.get("in") == "path":
            yield Mistake((*each.path, "name"), f"the path has no {{{name}}}{hint(name, wanted)}")
    for name in wanted:
        # The wrong name beside it is told already.
        if name not in found and len(found) < len(wanted):
            yield Mistake(operation.place.path, f"no parameter for {{{name}}} of the path")


def _responses(contract: Contract, operation: Operation, exempt: set[Path]) -> Iterator[Mistake]:
    statuses = []
    for status, response in contract.responses(operation):
        statuses.append(status)
        if not re.fullmatch(r"[2-5]\d\d", status):
            yield Mistake((*operation.place.path, "responses", status), f"{status!r} is not a status; write each one")
        types = [*response.at("content").node]
        if "application/json" in types[1:]:
            path = (*response.path, "content", "application/json")
            yield Mistake(path, "must come first: the client names it first in Accept")
    path = (*operation.place.path, "responses")
    if statuses and not any(status.startswith("2") for status in statuses):
        yield Mistake(path, "no successful response")
    if statuses and not any(status.startswith("4") for status in statuses) and path not in exempt:
        yield Mistake(path, "no error of status 4xx")


def _exempt(contract: Contract) -> set[Path]:
    pointers = mapping(mapping(load(contract.folder / _EXEMPTIONS)).get("../../openapi.yaml")).get(_ERROR_RULE)
    return {pointer(text(one)) for one in sequence(pointers)}


def _route(operation: Operation) -> str:
    return f"{operation.method.upper()} {operation.route}"
