"""The contract is complete, consistent, and every example in it is valid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from conftest import ROOT
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from mtmaisdk.mock.contract import Operation, load

OPERATIONS = load()
METHODS = {
    "Chat": {"chat_call_model", "chat_chat", "chat_completions", "chat_messages", "chat_models"},
    "OpenAI": {
        "create_chat_completion", "create_completion", "list_models", "create_embedding", "create_image",
        "create_speech", "create_transcription", "create_translation",
    },
    "Midjourney": {
        "submit_imagine", "submit_blend", "submit_describe", "submit_action", "submit_modal", "submit_shorten",
        "swap_face", "fetch_task",
    },
    "FastGPT": {
        "create_chat_completion", "get_chat_histories", "get_chat_init", "get_chat_records", "get_record_detail",
        "update_chat_history", "delete_chat_history", "clear_chat_histories", "delete_chat_record", "send_feedback",
        "get_suggested_questions", "presign_chat_file_post_url", "presign_chat_file_get_url",
    },
    "Chatchat": {"chat"},
}  # fmt: skip
each_operation = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.id)


class Examples:
    """Validates values against the contract's schemas."""

    def __init__(self, document: dict[str, Any]) -> None:
        resource = Resource(contents=_absolute(document), specification=DRAFT202012)
        self.registry: Registry[Any] = Registry().with_resource("urn:contract", resource)

    def check(self, schema: dict[str, Any], value: Any) -> None:
        Draft202012Validator(_absolute(schema), registry=self.registry).validate(value)


def _absolute(node: Any) -> Any:
    if isinstance(node, dict):
        return {
            key: f"urn:contract{value}" if key == "$ref" and isinstance(value, str) else _absolute(value)
            for key, value in node.items()
        }
    return [_absolute(item) for item in node] if isinstance(node, list) else node


@pytest.fixture(scope="session")
def examples(document: dict[str, Any]) -> Examples:
    return Examples(document)


def _bodies(operation: Operation) -> Iterator[tuple[str, str, dict[str, Any]]]:
    yield from (("request", *item) for item in operation.definition["requestBody"].get("content", {}).items())
    for status, response in operation.definition["responses"].items():
        yield from ((status, *item) for item in response.get("content", {}).items())


def test_every_named_method_is_there_once() -> None:
    found: dict[str, list[str]] = {}
    for operation in OPERATIONS:
        found.setdefault(operation.tag, []).append(operation.method)
    assert {tag: set(methods) for tag, methods in found.items()} == METHODS
    assert sum(map(len, found.values())) == sum(map(len, METHODS.values()))


@each_operation
def test_operation_is_described(operation: Operation) -> None:
    definition = operation.definition
    assert definition["summary"]
    assert definition["description"]
    assert definition["security"]
    assert len(definition["tags"]) == 1
    for parameter in definition["parameters"]:
        assert parameter["description"], parameter["name"]
        assert "example" in parameter or "x-example" in parameter, parameter["name"]


@each_operation
def test_every_body_has_an_example_and_each_is_valid(operation: Operation, examples: Examples) -> None:
    for parameter in operation.definition["parameters"]:
        examples.check(parameter["schema"], parameter.get("example", parameter.get("x-example")))
    known = [*operation.request_examples, *operation.response_examples]
    for place, media_type, content in _bodies(operation):
        status = 0 if place == "request" else int(place)
        of_body = [example for example in known if (example.status, example.media_type) == (status, media_type)]
        is_stream = media_type == "text/event-stream"
        # A binary body is the same sound in another format; one valid file stands for all.
        is_binary = content["schema"].get("format") == "binary"
        assert of_body or is_stream or is_binary, (place, media_type)
        for example in of_body:
            if not isinstance(example.value, bytes):
                examples.check(content["schema"], example.value)


@each_operation
def test_json_comes_first_in_each_response(operation: Operation) -> None:
    for response in operation.definition["responses"].values():
        media_types = list(response.get("content", {}))
        if "application/json" in media_types:
            assert media_types[0] == "application/json"


@each_operation
def test_stream_is_declared(operation: Operation, document: dict[str, Any], examples: Examples) -> None:
    streams = any(
        "text/event-stream" in response.get("content", {}) for response in operation.definition["responses"].values()
    )
    assert streams == (operation.stream is not None)
    if operation.stream is None:
        return
    declaration = yaml.safe_load((ROOT / "x-stream.schema.yaml").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(declaration)
    Draft202012Validator(declaration).validate(operation.stream)
    for event in [*operation.stream["events"], *operation.stream.get("errors", [])]:
        if "model" in event:
            assert event["model"] in document["components"]["schemas"], event["name"]
            for value in event["examples"]:
                examples.check({"$ref": f"#/components/schemas/{event['model']}"}, value)


@each_operation
def test_fallbacks_are_other_routes(operation: Operation) -> None:
    known = {("", "")}
    for route in operation.definition.get("x-fallbacks", []):
        assert route
        assert route.keys() <= {"method", "path"}
        assert route.get("path", "/").startswith("/")
        place = (route.get("method", ""), route.get("path", ""))
        assert place not in known
        known.add(place)


@each_operation
def test_pages_name_fields_that_are_there(operation: Operation, document: dict[str, Any]) -> None:
    pages = operation.definition.get("x-pages")
    if pages is None:
        return
    schemas = document["components"]["schemas"]
    body = operation.definition["requestBody"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
    assert {pages["offset"], pages["size"]} <= schemas[body]["properties"].keys()
    assert pages["id"] in schemas[pages["item"]]["properties"]
    assert pages.keys() - {"is_reversed"} == {
        "method", "item", "items", "total", "id", "offset", "size", "default_size"
    }  # fmt: skip


def test_methods_written_by_hand_are_described(document: dict[str, Any]) -> None:
    from mtmaisdk.clients import rest
    from mtmaisdk.clients.rest import sync

    for tag in document["tags"]:
        described = [method["method"] for method in tag.get("x-mixin", [])]
        for package in (rest, sync):
            api = getattr(package, f"{tag['name']}Api")
            by_hand = [name for base in api.__bases__ for name, value in vars(base).items() if callable(value)]
            assert described == [name for name in by_hand if not name.startswith("_")], api


@each_operation
def test_form_has_the_name_that_the_client_looks_for(operation: Operation) -> None:
    form = operation.definition["requestBody"].get("content", {}).get("multipart/form-data")
    if form is not None:
        expected = "".join(word.capitalize() for word in operation.method.split("_")) + "Request"
        assert form["schema"] == {"$ref": f"#/components/schemas/{expected}"}


def test_every_schema_and_field_is_described(document: dict[str, Any]) -> None:
    for name, schema in document["components"]["schemas"].items():
        assert schema.get("description"), name
        for field, definition in schema.get("properties", {}).items():
            members = definition.get("anyOf", [])
            refers = "$ref" in definition or any("$ref" in member for member in members)
            assert definition.get("description") or refers, f"{name}.{field}"


def _event_models(operation: Operation) -> Iterator[dict[str, Any]]:
    stream = operation.stream or {"events": []}
    for event in [*stream["events"], *stream.get("errors", [])]:
        if "model" in event:
            yield {"$ref": f"#/components/schemas/{event['model']}"}


def test_links_lead_to_fields_that_there_are(document: dict[str, Any]) -> None:
    operations = {operation.id: operation for operation in OPERATIONS}
    links = [
        link
        for operation in OPERATIONS
        for response in operation.definition["responses"].values()
        for link in response.get("links", {}).values()
    ]
    assert links
    for link in links:
        assert link["description"]
        target = operations[link["operationId"]].definition
        assert set(link.get("parameters", {})) <= {parameter["name"] for parameter in target["parameters"]}
        if "x-request-body" in link:
            schema = target["requestBody"]["content"]["application/json"]["schema"]
            named = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
            assert set(link["x-request-body"]) <= named["properties"].keys()


def test_every_schema_is_used(document: dict[str, Any]) -> None:
    used = set(_references(document))
    used |= {model["$ref"] for operation in OPERATIONS for model in _event_models(operation)}
    for kind in ("schemas", "responses"):
        for name in document["components"][kind]:
            assert f"#/components/{kind}/{name}" in used, name


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref" and isinstance(value, str):
                yield value
            else:
                yield from _references(value)
    elif isinstance(node, list):
        for item in node:
            yield from _references(item)


def test_answers_are_lenient(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    sent: set[str] = set()
    read: set[str] = set()
    for operation in OPERATIONS:
        for place, _, content in _bodies(operation):
            (sent if place == "request" else read).update(_reachable(schemas, content["schema"]))
        for model in _event_models(operation):
            read |= _reachable(schemas, model)
    for name in read - sent:
        assert not schemas[name].get("required"), name
        for place, definition in _enums(schemas[name], name):
            assert definition.get("x-extensible-enum") or len(definition["enum"]) == 1, place


def _reachable(schemas: dict[str, Any], root: dict[str, Any]) -> set[str]:
    found: set[str] = set()
    waiting = [*_references(root)]
    while waiting:
        name = waiting.pop().rpartition("/")[2]
        if name not in found:
            found.add(name)
            waiting += _references(schemas[name])
    return found


def _enums(node: Any, place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        if "enum" in node:
            yield place, node
        for key, value in node.items():
            yield from _enums(value, f"{place}.{key}")
    elif isinstance(node, list):
        for item in node:
            yield from _enums(item, place)
