"""Calls an operation with the arguments that its examples give."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import models, sync
from mtmaisdk.clients.rest.contract.operation import Operation as ClientOperation
from mtmaisdk.mock.contract import Example, Operation, resolve

FORM = "multipart/form-data"


def client_operation(operation: Operation) -> ClientOperation[Any]:
    """The client's own description of an operation."""
    from importlib import import_module

    module = getattr(rest, f"{operation.tag}Api").__module__.replace(".api.", ".operations.")
    found: ClientOperation[Any] = getattr(import_module(module), operation.method.upper())
    return found


def arguments(operation: Operation, example: Example | None) -> dict[str, Any]:
    """Keyword arguments of the client's method: example values under Python names."""
    described = client_operation(operation)
    values = {
        parameter["name"]: parameter.get("example", parameter.get("x-example"))
        for parameter in operation.definition["parameters"]
    }
    result = {parameter.name: values[parameter.wire_name] for parameter in described.parameters}
    if example is None or described.body is None:
        return result
    if described.body.argument is not None:
        return {**result, described.body.argument: example.value}
    model = getattr(models, described.body.model)
    names = {field.alias or name: name for name, field in model.model_fields.items()}
    files = file_fields(operation) if example.media_type == FORM else set()
    extra = {}
    for wire_name, value in example.value.items():
        content = (f"{wire_name}.wav", str(value).encode()) if wire_name in files else value
        if wire_name in names:
            result[names[wire_name]] = content
        else:
            extra[wire_name] = content
    return {**result, "_extra_body": extra} if extra else result


def file_fields(operation: Operation) -> set[str]:
    schema = resolve(operation.definition["requestBody"]["content"][FORM]["schema"])
    return {name for name, described in schema["properties"].items() if described.get("format") == "binary"}


def under_own_names(schema: Any, value: Any) -> Any:
    """Returns a value with each property under its own name, which a server may have sent under another."""
    schema = resolve(schema)
    if isinstance(value, list) and "items" in schema:
        return [under_own_names(schema["items"], item) for item in value]
    if not isinstance(value, dict):
        return value
    found, properties = dict(value), schema.get("properties", {})
    for name, described in properties.items():
        for path in described.get("x-aliases", []) if name not in value else []:
            first, *inner = path.split(".")
            # A place that is a property as well keeps its value.
            other = found.get(first) if inner or first in properties else found.pop(first, None)
            for key in inner:
                other = (other or {}).get(key)
            if other is not None:
                found[name] = other
        if name in found:
            found[name] = under_own_names(described, found[name])
    return found


def asks_for_stream(operation: Operation, example: Example | None) -> bool:
    """Whether the example of a request asks for a stream."""
    wanted = (operation.stream or {}).get("request")
    return bool(wanted and example and all(example.value.get(name) == value for name, value in wanted.items()))


def stream_arguments(operation: Operation) -> dict[str, Any]:
    """Keyword arguments of the method that streams, best from an example that asks for a stream."""
    examples = sorted(operation.request_examples, key=lambda each: not asks_for_stream(operation, each))
    if not examples:
        return arguments(operation, None)
    asked = (operation.stream or {}).get("request", {})
    value = {name: value for name, value in examples[0].value.items() if name not in asked}
    return arguments(operation, replace(examples[0], value=value))


async def call(
    kind: str,
    configuration: rest.Configuration,
    operation: Operation,
    form: str = "with_http_info",
    /,
    **kwargs: Any,
) -> Any:
    """Calls one form of an operation on the async or the sync client."""
    name = f"{operation.method}_{form}"
    if kind == "async":
        async with rest.ApiClient(configuration) as client:
            answer = await getattr(getattr(rest, f"{operation.tag}Api")(client), name)(**kwargs)
            if form == "without_preload_content":
                await answer.read()
            return answer
    with sync.ApiClient(configuration) as sync_client:
        answer = getattr(getattr(sync, f"{operation.tag}Api")(sync_client), name)(**kwargs)
        if form == "without_preload_content":
            answer.drain_conn()
            answer.release_conn()
        return answer
