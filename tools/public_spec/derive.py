"""The public description of the APIs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from public_spec.schemas import Standard
from public_spec.streams import EVENT_STREAM, described, media_type

Version = Literal["3.1.1", "3.2.0"]
LANGUAGES = ("en", "zh")
VERSIONS: tuple[Version, ...] = ("3.1.1", "3.2.0")
MOCK = {"url": "http://127.0.0.1:9000", "description": "mtmaisdk mock"}
METHODS = ("get", "post", "put", "patch", "delete")
_KEPT = ("x-deprecated", "x-fallbacks", "x-since")
"""Extensions of an operation that say something of the server."""


def derive(contract: Mapping[str, Any], version: Version = "3.1.1") -> dict[str, Any]:
    """Returns the public description that a contract gives.

    Args:
        contract: The contract, with its texts in one language.
        version: The version of OpenAPI.
    """
    tags = {tag["name"]: tag for tag in contract["tags"]}
    paths: dict[str, Any] = {}
    for path, item in contract["paths"].items():
        methods = {method: item[method] for method in METHODS if method in item}
        paths[path] = {
            "servers": [MOCK, *_servers(tags, methods)],
            **{method: _operation(contract, operation, version) for method, operation in methods.items()},
        }
    components = {**contract["components"], "responses": {}}
    components["responses"] = {
        name: _response(response) for name, response in contract["components"]["responses"].items()
    }
    # Webhooks are callbacks of the requests that name their address, since some tools make calls of webhooks.
    components["pathItems"] = {
        name: {method: _operation(contract, operation, version) for method, operation in item.items()}
        for name, item in contract.get("webhooks", {}).items()
    }
    standard = Standard(contract["components"]["schemas"])
    return {
        "openapi": version,
        "info": {key: value for key, value in contract["info"].items() if not key.startswith("x-")},
        "servers": [MOCK],
        "tags": [_tag(tag) for tag in contract["tags"]],
        "paths": standard(paths),
        "components": standard(components),
    }


def _named_fields(item: Mapping[str, Any]) -> set[str]:
    """Returns the fields of requests that the description of a webhook names, in camel case."""
    text = " ".join(operation["description"] for operation in item.values())
    return set(re.findall(r"`([a-z]+[A-Z]\w*)`", text))


def _called_back(contract: Mapping[str, Any], operation: Mapping[str, Any]) -> dict[str, Any]:
    """Returns the callbacks of an operation."""
    bodies = operation.get("requestBody", {}).get("content", {}).values()
    schemas = [_followed(contract, media["schema"]) for media in bodies if "schema" in media]
    fields = {field for schema in schemas for field in schema.get("properties", ())}
    return {
        name: {f"{{$request.body#/{field}}}": {"$ref": f"#/components/pathItems/{name}"}}
        for name, item in contract.get("webhooks", {}).items()
        for field in sorted(fields & _named_fields(item))
    }


def public_id(operation_id: str) -> str:
    """Returns the `operationId` of an operation, as a name that any tool accepts."""
    return operation_id.replace(":", "_")


def _servers(tags: Mapping[str, Any], methods: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    names = {name for operation in methods.values() for name in operation["tags"]}
    for name in sorted(names):
        for server in tags[name].get("x-servers", []):
            yield {"url": server["url"], "description": server["name"]}


def _tag(tag: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tag[key] for key in ("name", "description", "externalDocs", "x-codes") if key in tag}


def _operation(contract: Mapping[str, Any], operation: Mapping[str, Any], version: Version) -> dict[str, Any]:
    public = {key: value for key, value in operation.items() if not key.startswith("x-") or key in _KEPT}
    public["operationId"] = public_id(operation["operationId"])
    if "parameters" in public:
        public["parameters"] = [_parameter(parameter) for parameter in public["parameters"]]
    if "requestBody" in public:
        public["requestBody"] = _body(public["requestBody"])
    public["responses"] = {status: _response(response) for status, response in public["responses"].items()}
    if callbacks := _called_back(contract, operation):
        public["callbacks"] = callbacks
    stream = operation.get("x-stream")
    if stream is not None:
        public["x-stream"] = described(stream)
        answer = _followed(contract, public["responses"]["200"])
        content = {**answer.get("content", {}), EVENT_STREAM: media_type(stream, version == "3.2.0")}
        public["responses"]["200"] = {**answer, "content": content}
    return public


def _followed(contract: Mapping[str, Any], node: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in node:
        found: Any = contract
        for key in node["$ref"].removeprefix("#/").split("/"):
            found = found[key]
        node = found
    return node


def _parameter(parameter: Mapping[str, Any]) -> dict[str, Any]:
    public = {key: value for key, value in parameter.items() if key != "x-example"}
    if "x-example" in parameter and "content" not in parameter:
        public["example"] = parameter["x-example"]
    return public


def _body(body: Mapping[str, Any]) -> dict[str, Any]:
    content = {media: _media(described) for media, described in body.get("content", {}).items()}
    return {**body, "content": content} if content else {**body}


def _media(media: Mapping[str, Any]) -> dict[str, Any]:
    # An example of bytes could be given only by an address, which some tools take for a file's.
    return {key: value for key, value in media.items() if key != "x-example-base64"}


def _response(response: Mapping[str, Any]) -> dict[str, Any]:
    public = _body(response)
    if "links" in public:
        public["links"] = {name: _link(link) for name, link in public["links"].items()}
    return public


def _link(link: Mapping[str, Any]) -> dict[str, Any]:
    return {**link, "operationId": public_id(link["operationId"])}
