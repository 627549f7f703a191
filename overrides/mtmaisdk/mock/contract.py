"""The contract's operations and their examples."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

import yaml

Path = tuple[str | int, ...]
"""Names and indices on the way to a place, in the contract or in a value."""

_METHODS = ("get", "post", "put", "patch", "delete")
_YamlLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Example:
    """An example of a body: a JSON value, text, or bytes; the status is that of a response, 0 for a request."""

    name: str
    media_type: str
    value: Any
    status: int = 0


@dataclass(frozen=True)
class Operation:
    """An operation of the contract, with each `$ref` on the way to its examples resolved.

    Its id is `backend:method`, its HTTP method in capitals, its path with `{name}` for each path parameter.
    """

    id: str
    http_method: str
    path: str
    definition: Mapping[str, Any]

    @property
    def tag(self) -> str:
        """The tag, after which the API class is named."""
        return str(self.definition["tags"][0])

    @property
    def backend(self) -> str:
        """The name of the backend."""
        return self.id.partition(":")[0]

    @property
    def method(self) -> str:
        """The name of the client's method."""
        return self.id.partition(":")[2]

    @property
    def stream(self) -> Mapping[str, Any] | None:
        """The operation's `x-stream`."""
        return self.definition.get("x-stream")

    @cached_property
    def says_text(self) -> bool:
        """Whether a stream of it says something, as a conversation does."""
        stream = self.stream or {}
        return "parts" in stream or any("text" in event for event in stream.get("events", ()))

    @cached_property
    def request_examples(self) -> list[Example]:
        """The examples of the request body."""
        return list(_examples(self.definition.get("requestBody", {})))

    @cached_property
    def response_examples(self) -> list[Example]:
        """The examples of all responses; a response without a body has an empty one."""
        found = []
        for status, response in self.definition["responses"].items():
            of_status = list(_examples(response, int(status)))
            found += of_status or ([] if response.get("content") else [Example("empty", "", b"", int(status))])
        return found


@lru_cache(maxsize=1)
def document() -> Mapping[str, Any]:
    """Returns the contract that is part of the package."""
    loaded: Mapping[str, Any] = yaml.load((files("mtmaisdk") / "openapi.yaml").read_bytes(), Loader=_YamlLoader)
    return loaded


def resolve(node: Any) -> Any:
    """Returns a node of the contract, or the one that it refers to."""
    while isinstance(node, dict) and "$ref" in node:
        node = node_at(place_of(node["$ref"]))
    return node


def node_at(at: Path) -> Any:
    """Returns what stands at a place of the contract."""
    node: Any = document()
    for key in at:
        node = node[key]
    return node


def place_of(reference: str) -> Path:
    """Returns the place that a `$ref` names."""
    return tuple(reference.removeprefix("#/").split("/"))


def load() -> list[Operation]:
    """Returns the operations of the contract."""
    return [
        Operation(definition["operationId"], method.upper(), path, _follow(definition))
        for path, item in document()["paths"].items()
        for method, definition in item.items()
        if method in _METHODS
    ]


def operations_at(path: str) -> list[tuple[str, Operation]]:
    """Returns the operations at a path as sent, best first, each with the HTTP method that it has there.

    The path may be one of an operation's `x-fallbacks`, and have a gateway's prefix or another version than `/v1`.
    """
    found = []
    for number, (route, pattern, method, operation) in enumerate(_routes()):
        if match := pattern.fullmatch(path):
            # A name fits better than a parameter, and a long route better than a prefix.
            found.append((len(match["before"]), route.count("{"), number, method, operation))
    return [(method, operation) for *_, method, operation in sorted(found, key=lambda each: each[:3])]


@lru_cache(maxsize=1)
def _routes() -> list[tuple[str, re.Pattern[str], str, Operation]]:
    routes = []
    for operation in load():
        for each in ({}, *operation.definition.get("x-fallbacks", ())):
            route = each.get("path", operation.path)
            own = re.sub(r"{\w+}", "[^/]+", route)
            own = re.sub("^/v1/", r"/v\\d[\\w.-]*/", own)
            # A path of one segment could be the end of any.
            before = ".*?" if route.count("/") > 1 else ""
            pattern = re.compile(f"(?P<before>{before}){own}")
            routes.append((route, pattern, each.get("method", operation.http_method), operation))
    return routes


def _examples(body: Mapping[str, Any], status: int = 0) -> Iterator[Example]:
    for media_type, content in body.get("content", {}).items():
        if "example" in content:
            yield Example("example", media_type, content["example"], status)
        for name, example in content.get("examples", {}).items():
            yield Example(name, media_type, example["value"], status)
        if "x-example-base64" in content:
            yield Example("binary", media_type, base64.b64decode(content["x-example-base64"]), status)


def _follow(definition: Mapping[str, Any]) -> dict[str, Any]:
    """Returns an operation whose parameters, body and responses are resolved."""
    return {
        **definition,
        "parameters": [resolve(parameter) for parameter in definition.get("parameters", [])],
        "requestBody": resolve(definition.get("requestBody", {})),
        "responses": {status: resolve(response) for status, response in definition["responses"].items()},
    }
