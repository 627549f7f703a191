"""The public descriptions: standard OpenAPI, with the contract's examples and the bytes of its streams."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from contract_texts import contract_in
from jsonschema import Draft202012Validator
from public_spec.derive import LANGUAGES, METHODS, VERSIONS, derive, public_id
from public_spec.streams import EVENT_STREAM
from support import ROOT

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest.streaming.reader import StreamReader
from mtmaisdk.mock.contract import Operation, load

FILES = sorted((ROOT / "generated" / "public").glob("*.json"))
DOCUMENTS = {file.name: json.loads(file.read_text(encoding="utf-8")) for file in FILES}
PUBLIC = DOCUMENTS["openapi-3.1.en.json"]
STREAMING = [operation for operation in load() if operation.stream]


def objects(node: Any, path: str = "#") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yields every object outside of examples, with its place."""
    if isinstance(node, dict):
        yield path, node
        for key, value in node.items():
            if key not in ("example", "examples", "default", "enum"):
                yield from objects(value, f"{path}/{key}")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from objects(value, f"{path}/{number}")


def test_there_is_one_for_each_language_and_version() -> None:
    versions = [version.rpartition(".")[0] for version in VERSIONS]
    assert {file.name for file in FILES} == {f"openapi-{v}.{lang}.json" for v in versions for lang in LANGUAGES}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_it_has_every_operation_and_says_where_its_servers_are(name: str) -> None:
    operations = [item[method] for item in DOCUMENTS[name]["paths"].values() for method in METHODS if method in item]
    assert [operation["operationId"] for operation in operations] == [public_id(each.id) for each in load()]
    assert all(item["servers"][0]["url"] == "http://127.0.0.1:9000" for item in DOCUMENTS[name]["paths"].values())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_schemas_are_such_as_other_tools_read(name: str) -> None:
    for path, node in objects(DOCUMENTS[name]):
        assert not (isinstance(node.get("properties"), dict) and "anyOf" in node), path
        assert node.get("x-extensible-enum") is not True, path
        if isinstance(node.get("x-extensible-enum"), list):
            known, any_string = node["anyOf"][:2]
            assert known == {"type": "string", "enum": node["x-extensible-enum"]}
            assert any_string == {"type": "string"}


def test_extensions_are_those_that_say_something_of_a_server() -> None:
    names = {key for _, node in objects(PUBLIC) for key in node if key.startswith("x-") and "enum" not in key}
    headers = {name for name in names if name.startswith(("x-request-id", "x-ratelimit", "x-should"))}
    assert names - headers == {"x-codes", "x-deprecated", "x-fallbacks", "x-request-body", "x-since", "x-stream"}


def test_every_example_fits_its_schema() -> None:
    count = 0
    for path, node in objects(PUBLIC):
        examples = [example["value"] for example in node.get("examples", {}).values() if "value" in example]
        if "schema" not in node or "application/json" not in path:
            continue
        validator = Draft202012Validator({**node["schema"], "components": PUBLIC["components"]})
        for example in examples:
            assert not (found := [*validator.iter_errors(example)]), (path, found[0].message)
            count += 1
    assert count > 200


@pytest.mark.parametrize("operation", STREAMING, ids=lambda operation: operation.id)
def test_the_bytes_of_a_stream_are_read_as_its_events(operation: Operation) -> None:
    content = PUBLIC["paths"][operation.path][operation.http_method.lower()]["responses"]["200"]["content"]
    examples = content[EVENT_STREAM]["examples"]
    module = getattr(rest, f"{operation.tag}Api").__module__.replace(".api.", ".operations.")
    declared = getattr(import_module(module), operation.method.upper()).stream
    reader = StreamReader(declared)
    events = [*reader.feed(examples["stream"]["value"].encode()), *reader.finish()]
    assert len(events) >= 1
    for name, example in examples.items():
        if name.startswith("error_"):
            reader = StreamReader(declared)
            with pytest.raises(rest.OpenApiException):
                [*reader.feed(example["value"].encode()), *reader.finish()]
                reader.snapshot()


def test_version_3_2_describes_each_event() -> None:
    new = DOCUMENTS["openapi-3.2.en.json"]
    media = new["paths"]["/api/v1/chat/completions"]["post"]["responses"]["200"]["content"][EVENT_STREAM]
    forms = {form.get("title"): form for form in media["itemSchema"]["anyOf"]}
    assert forms["toolCall"]["properties"]["event"] == {"const": "toolCall"}
    assert forms["toolCall"]["properties"]["data"]["contentSchema"] == {"$ref": "#/components/schemas/FastGPTToolEvent"}
    assert "event" not in forms["answer"]["properties"]
    assert forms[None]["properties"]["data"] == {"const": "[DONE]"}


def test_conditions_on_an_object_become_a_union_of_whole_objects() -> None:
    union = PUBLIC["components"]["schemas"]["FastGPTChatCompletionRequest"]["oneOf"]
    assert [form["required"] for form in union] == [["messages"], ["variables"]]
    assert union[0]["properties"]["messages"]["minItems"] == 1
    assert union[0]["properties"].keys() == union[1]["properties"].keys()


@pytest.mark.parametrize(
    ("body", "is_valid"),
    [
        ({"messages": [{"role": "user", "content": "Hi"}]}, True),
        ({"variables": {}}, True),
        ({"messages": [{"role": "user", "content": "Hi"}], "variables": {}}, True),
        ({"messages": [], "variables": {}}, True),
        ({"messages": []}, False),
        ({}, False),
    ],
)
def test_a_body_that_meets_conditions_has_one_form_of_the_union(body: dict[str, Any], is_valid: bool) -> None:
    schema = {"$ref": "#/components/schemas/FastGPTChatCompletionRequest", "components": PUBLIC["components"]}
    assert Draft202012Validator(schema).is_valid(body) is is_valid


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("ChatCompletionToolChoice", ["auto", "new", {"type": "function", "function": {"name": "look"}}]),
        ("ReasoningEffort", ["high", "new", 0.5]),
        ("ImageUrlOrText", ["https://example.com/cat.png", {"url": "https://example.com/cat.png"}]),
        ("ChatCompletionStop", ["end", ["end", "stop"]]),
    ],
)
def test_a_union_of_different_types_is_one_of_them(name: str, values: list[Any]) -> None:
    assert "oneOf" in PUBLIC["components"]["schemas"][name]
    validator = Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": PUBLIC["components"]})
    assert [value for value in values if not validator.is_valid(value)] == []


def test_several_types_are_a_form_each() -> None:
    messages = PUBLIC["components"]["schemas"]["CreateChatCompletionRequest"]["properties"]["messages"]
    assert "type" not in messages
    assert [form["type"] for form in messages["oneOf"]] == ["array", "string"]
    assert "items" in messages["oneOf"][0]
    assert "minLength" not in messages["oneOf"][0]


def test_integers_say_that_they_may_be_long() -> None:
    for path, node in objects(PUBLIC):
        types = node.get("type")
        if types == "integer" or (isinstance(types, list) and "integer" in types):
            assert node.get("format") == "int64" or node["maximum"] < 2**31, path


def test_a_schema_is_not_called_like_one_of_its_fields() -> None:
    assert PUBLIC["components"]["schemas"]["Embedding"]["title"] == "Embedding object"


def test_objects_within_forms_of_unions_have_names() -> None:
    for path, node in objects(PUBLIC):
        for form in node.get("oneOf", []):
            assert [each for each in form.get("properties", {}).values() if each.get("type") == "object"] == [], path


def test_no_two_fields_of_an_object_differ_only_by_brackets() -> None:
    for path, node in objects(PUBLIC):
        names = [*node["properties"]] if isinstance(node.get("properties"), dict) else []
        assert len({name.removesuffix("[]") for name in names}) == len(names), path


def test_webhooks_are_callbacks_of_the_requests_that_name_their_address() -> None:
    assert "webhooks" not in PUBLIC
    target = {"{$request.body#/notifyHook}": {"$ref": "#/components/pathItems/midjourneyTask"}}
    assert PUBLIC["paths"]["/mj/submit/imagine"]["post"]["callbacks"] == {"midjourneyTask": target}
    assert "callbacks" not in PUBLIC["paths"]["/v1/chat/completions"]["post"]
    body = PUBLIC["components"]["pathItems"]["midjourneyTask"]["post"]["requestBody"]
    assert body["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/MidjourneyTask"}


def test_deriving_leaves_the_contract_as_it_is() -> None:
    contract = contract_in("en")
    before = copy.deepcopy(contract)
    derive(contract)
    assert contract == before
