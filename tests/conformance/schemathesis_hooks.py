"""What Schemathesis has to know of this contract: how a stream is checked, and what a link puts into a body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import schemathesis
import urllib3
from support.stream_check import check_stream

from mtmaisdk.mock.contract import Operation, load, resolve

FORM = "multipart/form-data"
OPERATIONS = {operation.id: operation for operation in load()}


@schemathesis.hook
def before_load_schema(context: schemathesis.HookContext, raw_schema: dict[str, Any]) -> None:
    """Gives each link its request body under the standard's name, where openapi-generator takes only a string."""
    for link in _links(raw_schema):
        if "x-request-body" in link:
            link["requestBody"] = link.pop("x-request-body")


def _links(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield from node["links"].values() if isinstance(node.get("links"), dict) else ()
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _links(child)


@schemathesis.hook
def filter_case(context: schemathesis.HookContext, case: schemathesis.Case) -> bool:
    """Leaves out what does not arrive as it is meant.

    An empty part of a path makes another path, and in a form everything is sent as text.
    """
    if "" in case.path_parameters.values():
        return False
    if case.media_type != FORM or not isinstance(case.body, dict):
        return True
    schema = resolve(_operation_of(case).definition["requestBody"]["content"][FORM]["schema"])
    properties = {name: resolve(described) for name, described in schema["properties"].items()}
    return all(_arrives(value, properties.get(name, {})) for name, value in case.body.items())


@schemathesis.hook
def after_call(context: schemathesis.HookContext, case: schemathesis.Case, response: schemathesis.Response) -> None:
    """Uses a ticket for an upload, so that there is a file to ask for next."""
    if response.status_code != 200 or "url" not in (ticket := _ticket_of(response)):
        return
    if "fields" in ticket:
        fields = {**ticket["fields"], "file": ("file", b"content")}
        answer = urllib3.request("POST", ticket["url"], fields=fields)
    else:
        answer = urllib3.request("PUT", ticket["url"], headers=ticket["headers"], body=b"content")
    assert answer.status < 300, answer.data


def _ticket_of(response: schemathesis.Response) -> dict[str, Any]:
    """Returns what FastGPT gives for an upload, empty for any other answer."""
    if response.headers.get("content-type") != ["application/json"] or b'"maxSize"' not in response.content:
        return {}
    data = response.json().get("data")
    return data if isinstance(data, dict) else {}


def _operation_of(case: schemathesis.Case) -> Operation:
    return OPERATIONS[case.operation.definition.raw["operationId"]]


def _arrives(value: Any, schema: dict[str, Any]) -> bool:
    """Whether a form can tell a value from the text or the texts that are asked for in its place."""
    if schema.get("type") == "array" and resolve(schema["items"]).get("type") == "string":
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    return schema.get("type") != "string" or not isinstance(value, dict | bool | int | float)


@schemathesis.check
def stream_conformance(
    ctx: schemathesis.CheckContext, response: schemathesis.Response, case: schemathesis.Case
) -> bool | None:
    """Every event is declared and fits its schema, and the end marker comes last."""
    content_types = response.headers.get("content-type", [])
    if response.status_code != 200 or not any(each.startswith("text/event-stream") for each in content_types):
        return None
    check_stream(_operation_of(case), response.content)
    return None
