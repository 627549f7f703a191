"""The contract as rules see it: its operations, bodies and schemas, each with its place.

A contract with mistakes may have anything anywhere, so that what is read here is looked at first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from check_spec.mistake import Path

METHODS = ("get", "post", "put", "patch", "delete")
SCHEMAS = "#/components/schemas/"
NAMED = {
    "properties", "patternProperties", "schemas", "responses", "parameters", "examples", "requestBodies", "headers",
    "securitySchemes", "links", "content", "encoding", "paths", "mapping", "variables",
}  # fmt: skip
_DATA = {
    "example", "x-example", "default", "const", "enum", "value",
    "x-chat-client", "x-request-body", "request", "whole_answer", "elsewhere", "adds",
}  # fmt: skip


def mapping(node: Any) -> dict[str, Any]:
    """Returns a node if it is a mapping, else an empty one."""
    return node if isinstance(node, dict) else {}


def sequence(node: Any) -> list[Any]:
    """Returns a node if it is a list, else an empty one."""
    return node if isinstance(node, list) else []


def text(node: Any) -> str:
    """Returns a node if it is a string, else an empty one."""
    return node if isinstance(node, str) else ""


class Place(NamedTuple):
    """A mapping in the contract, and where it is."""

    path: Path
    node: dict[str, Any]

    def at(self, *keys: Any) -> Place:
        """Returns the mapping further in, empty if there is none."""
        node: Any = self.node
        for key in keys:
            is_there = isinstance(node, dict) or (isinstance(node, list) and isinstance(key, int) and key < len(node))
            node = node.get(key) if isinstance(node, dict) else node[key] if is_there else None
        return Place((*self.path, *keys), mapping(node))

    def each(self, key: str) -> Iterator[Place]:
        """Yields the mappings in a mapping or list."""
        inner = self.node.get(key)
        for name in inner if isinstance(inner, dict) else range(len(sequence(inner))):
            yield self.at(key, name)


class Operation(NamedTuple):
    """An operation of the contract."""

    route: str
    method: str
    place: Place

    @property
    def id(self) -> str:
        """Its operationId; empty if it has none."""
        return text(self.place.node.get("operationId"))

    @property
    def tag(self) -> str:
        """Its tag; empty if it has none."""
        return text(next(iter(sequence(self.place.node.get("tags"))), ""))

    @property
    def python_name(self) -> str:
        """The name of the client's method."""
        return self.id.partition(":")[2]


@dataclass
class Contract:
    """The contract.

    Attributes:
        document: Its content.
        folder: Where it is, and with it the files that rules read.
    """

    document: Any
    folder: FilePath

    @property
    def root(self) -> Place:
        """The whole document."""
        return Place((), mapping(self.document))

    @cached_property
    def schemas(self) -> dict[str, Any]:
        """The named schemas."""
        return self.root.at("components", "schemas").node

    @cached_property
    def operations(self) -> list[Operation]:
        """All operations."""
        return [
            Operation(str(route.path[-1]), method, route.at(method))
            for route in self.root.each("paths")
            for method in METHODS
            if isinstance(route.node.get(method), dict)
        ]

    def follow(self, place: Place) -> Place:
        """Returns what a place refers to if it is a reference; an empty place if the reference is broken."""
        seen = set()
        while isinstance(reference := place.node.get("$ref"), str) and reference not in seen:
            seen.add(reference)
            place = self.root.at(*pointer(reference))
        return place

    def parameters(self, operation: Operation) -> list[Place]:
        """Returns the parameters of an operation, references followed."""
        return [self.follow(each) for each in operation.place.each("parameters")]

    def body(self, operation: Operation) -> Place:
        """Returns the request body of an operation; empty if it has none."""
        return self.follow(operation.place.at("requestBody"))

    def body_schema(self, operation: Operation) -> dict[str, Any]:
        """Returns the schema of the request body; empty if there is none."""
        return next((content.at("schema").node for content in self.body(operation).each("content")), {})

    def responses(self, operation: Operation) -> Iterator[tuple[str, Place]]:
        """Yields each status of an operation with its response, references followed."""
        for response in operation.place.each("responses"):
            yield str(response.path[-1]), self.follow(response)

    def answer_schema(self, operation: Operation) -> dict[str, Any]:
        """Returns the schema of the successful JSON response; empty if there is none."""
        for status, response in self.responses(operation):
            if status.startswith("2"):
                return response.at("content", "application/json", "schema").node
        return {}

    def events(self, operation: Operation) -> list[Place]:
        """Returns the kinds of event of the stream, errors included."""
        stream = operation.place.at("x-stream")
        return [*stream.each("events"), *stream.each("errors")]

    def objects(self, place: Place | None = None, is_names: bool = False) -> Iterator[Place]:
        """Yields every mapping that says something, but for data and for what only gives names to others."""
        place = place or self.root
        if not is_names:
            yield place
        for key, value in place.node.items():
            if not is_names and (key in _DATA or (key == "examples" and isinstance(value, list))):
                continue
            for path, node in [((key,), value), *(((key, at), item) for at, item in enumerate(sequence(value)))]:
                if isinstance(node, dict):
                    inner = Place((*place.path, *path), node)
                    yield from self.objects(inner, not is_names and key in NAMED and node is value)


def pointer(reference: str) -> Path:
    """Returns the keys of a reference within the document."""
    return tuple(key.replace("~1", "/").replace("~0", "~") for key in reference.removeprefix("#/").split("/"))
