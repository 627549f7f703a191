"""Reads the contract: its operations with their examples."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

import yaml

_METHODS = ("get", "post", "put", "patch", "delete")
_YamlLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Example:
    """An example of a body.

    Attributes:
        name: Its name in the contract.
        media_type: The body's media type.
        value: What the body says: a JSON value, text, or bytes.
        status: The status that a response has; 0 for a request.
    """

    name: str
    media_type: str
    value: Any
    status: int = 0


@dataclass(frozen=True)
class Operation:
    """An operation of the contract, with every `$ref` on the way to its examples followed.

    Attributes:
        id: The operationId, `family:method`.
        http_method: The HTTP method in capitals.
        path: The path, with `{name}` for each path parameter.
        definition: The operation as the contract has it.
    """

    id: str
    http_method: str
    path: str
    definition: Mapping[str, Any]

    @property
    def tag(self) -> str:
        """The tag, from which the API class has its name."""
        return str(self.definition["tags"][0])

    @property
    def family(self) -> str:
        """The part of the id that names the backend."""
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
    def request_examples(self) -> list[Example]:
        """The examples of the request body."""
        return list(_examples(self.definition.get("requestBody", {})))

    @cached_property
    def response_examples(self) -> list[Example]:
        """The examples of every response; one without a body has an empty one."""
        found = []
        for status, response in self.definition["responses"].items():
            of_status = list(_examples(response, int(status)))
            found += of_status or ([] if response.get("content") else [Example("empty", "", b"", int(status))])
        return found


@lru_cache(maxsize=1)
def document() -> Mapping[str, Any]:
    """Returns the contract that came with the package."""
    loaded: Mapping[str, Any] = yaml.load((files("mtmaisdk") / "openapi.yaml").read_bytes(), Loader=_YamlLoader)
    return loaded


def resolve(node: Any) -> Any:
    """Returns a part of the contract, or what it refers to."""
    while isinstance(node, dict) and "$ref" in node:
        found: Any = document()
        for key in node["$ref"].removeprefix("#/").split("/"):
            found = found[key]
        node = found
    return node


def load() -> list[Operation]:
    """Returns the operations of the contract."""
    return [
        Operation(definition["operationId"], method.upper(), path, _follow(definition))
        for path, item in document()["paths"].items()
        for method, definition in item.items()
        if method in _METHODS
    ]


def _examples(body: Mapping[str, Any], status: int = 0) -> Iterator[Example]:
    for media_type, content in body.get("content", {}).items():
        if "example" in content:
            yield Example("example", media_type, content["example"], status)
        for name, example in content.get("examples", {}).items():
            yield Example(name, media_type, example["value"], status)
        if "x-example-base64" in content:
            yield Example("binary", media_type, base64.b64decode(content["x-example-base64"]), status)


def _follow(definition: Mapping[str, Any]) -> dict[str, Any]:
    """Returns an operation whose parameters, body and responses are no references."""
    return {
        **definition,
        "parameters": [resolve(parameter) for parameter in definition.get("parameters", [])],
        "requestBody": resolve(definition.get("requestBody", {})),
        "responses": {status: resolve(response) for status, response in definition["responses"].items()},
    }
