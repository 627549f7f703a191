"""What the smaller extensions of operations name is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from check_spec.contract import Contract, Operation, Place, mapping, sequence, text
from check_spec.fields import fields_of, model, wrong_step
from check_spec.mistake import Mistake, hint


def mistakes(contract: Contract) -> Iterator[Mistake]:
    """Yields the mistakes in the extensions of all operations but their streams."""
    for operation in contract.operations:
        place, body = operation.place, contract.body_schema(operation)
        parameters = {text(one.node.get("name")): one for one in contract.parameters(operation)}
        for at, name in enumerate(sequence(place.node.get("x-spread"))):
            if "content" not in parameters.get(text(name), place).node:
                yield from _field(contract, (*place.path, "x-spread", at), body or {"properties": parameters}, name)
        for at, name in enumerate(sequence(place.node.get("x-positional"))):
            if name not in parameters:
                yield Mistake((*place.path, "x-positional", at), f"no parameter {name!r}{hint(text(name), parameters)}")
        for at, name in enumerate(sequence(mapping(place.node.get("x-answer")).get("paths"))):
            yield from _field(contract, (*place.path, "x-answer", "paths", at), contract.answer_schema(operation), name)
        failed = place.at("x-answer", "failed")
        for key, schema in (("at", None), ("without", None), ("error", None), ("unless_asked", body)):
            if key in failed.node:
                path = (*failed.path, key)
                yield from _field(contract, path, schema or contract.answer_schema(operation), failed.node[key])
        if "x-text-field" in place.node:
            path = (*place.path, "x-text-field")
            yield from _field(contract, path, contract.answer_schema(operation), place.node["x-text-field"])
            if not any("text/plain" in one.at("content").node for _, one in contract.responses(operation)):
                yield Mistake(path, "no response is text/plain")
        if "x-body" in place.node and not body:
            yield Mistake((*place.path, "x-body"), "the operation has no request body")
        if "x-send-in-body" in place.node and (body or not contract.parameters(operation)):
            yield Mistake((*place.path, "x-send-in-body"), "needs parameters, and no request body")
        if "x-harmless" in place.node and operation.method == "get":
            yield Mistake((*place.path, "x-harmless"), "a GET is harmless by itself")
        if isinstance(place.node.get("x-chat-client"), dict):
            yield from _chat_client(contract, operation, place.at("x-chat-client"), body)
        yield from _fallbacks(operation)
        if isinstance(place.node.get("x-pages"), dict):
            yield from _pages(contract, operation, place.at("x-pages"), body)


def _field(contract: Contract, path: Any, schema: dict[str, Any], name: Any) -> Iterator[Mistake]:
    if wrong := wrong_step(contract, schema, text(name)):
        yield Mistake(path, wrong)


def _chat_client(contract: Contract, operation: Operation, client: Place, body: dict[str, Any]) -> Iterator[Mistake]:
    parameters = {text(one.node.get("name")) for one in contract.parameters(operation)}
    required, optional = sequence(client.node.get("required")), mapping(client.node.get("optional"))
    places = [((*client.path, "required", at), name) for at, name in enumerate(required)]
    places += [((*client.path, "optional", name), name) for name in optional]
    for path, name in places:
        if name not in parameters and (wrong := wrong_step(contract, body, text(name))):
            yield Mistake(path, wrong)
    for name in optional.keys() & set(required):
        yield Mistake((*client.path, "optional", name), "is required already")


def _fallbacks(operation: Operation) -> Iterator[Mistake]:
    known = {(operation.method.upper(), operation.route)}
    for fallback in operation.place.each("x-fallbacks"):
        path = text(fallback.node.get("path", operation.route))
        route = (text(fallback.node.get("method", operation.method.upper())), path)
        if route in known:
            yield Mistake(fallback.path, "is a route of the operation already")
        known.add(route)
        for name in re.findall(r"{(.*?)}", path):
            if f"{{{name}}}" not in operation.route:
                yield Mistake((*fallback.path, "path"), f"the operation's path has no {{{name}}}")


def _pages(contract: Contract, operation: Operation, pages: Place, body: dict[str, Any]) -> Iterator[Mistake]:
    answer, item = contract.answer_schema(operation), text(pages.node.get("item"))
    for key in ("offset", "size"):
        if isinstance(pages.node.get(key), str):
            yield from _field(contract, (*pages.path, key), body, pages.node[key])
    if isinstance(pages.node.get("total"), str):
        yield from _field(contract, (*pages.path, "total"), answer, pages.node["total"])
    if item in contract.schemas and isinstance(pages.node.get("id"), str):
        yield from _field(contract, (*pages.path, "id"), model(item), pages.node["id"])
    items = pages.node.get("items")
    if not isinstance(items, str):
        return
    wrong = wrong_step(contract, answer, items)
    if wrong is None and item in contract.schemas:
        schemas: list[Any] = [answer]
        for name in items.split("."):
            schemas = fields_of(contract, schemas).schemas.get(name, [])
        found = fields_of(contract, schemas).model
        wrong = f"leads to items of {found}, not {item}" if found and found != item else None
    if wrong:
        yield Mistake((*pages.path, "items"), wrong)
