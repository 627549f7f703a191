"""Validates requests against the contract, with openapi-core.

openapi-core does not accept a file as the string that the contract declares, and does not read `deepObject` in a
form. The fields of a form are therefore read in `form.py` and validated by openapi-core's JSON Schema library.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, cast

from aiohttp import web
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from openapi_core.deserializing.exceptions import DeserializeError
from openapi_core.deserializing.styles.exceptions import EmptyQueryParameterValue
from openapi_core.validation.request.exceptions import (
    MissingRequiredParameter,
    MissingRequiredRequestBody,
    ParameterValidationError,
)
from openapi_core.validation.schemas.exceptions import InvalidSchemaValue
from werkzeug.datastructures import Headers, ImmutableMultiDict

from mtmaisdk.mock.contract import Operation, document, load
from mtmaisdk.mock.problem import Problem

HOST = document()["servers"][0]["url"]


class ContractRequest:
    """A request in the form that openapi-core requires; its path is percent-encoded."""

    host_url = HOST

    def __init__(
        self, method: str, path: str, query: Iterable[tuple[str, str]], headers: Iterable[tuple[str, str]], body: bytes
    ) -> None:
        self.path = path
        self.method = method.lower()
        self.body = body or None
        self.parameters = RequestParameters(ImmutableMultiDict(query), Headers([*headers]))
        self.content_type = self.parameters.header.get("Content-Type", "")


def contract_request(operation: Operation, request: web.Request, body: bytes) -> ContractRequest:
    """Returns a received request in the form that openapi-core requires, at the operation's own route."""
    path = request.rel_url.raw_path if "{" in operation.path else operation.path
    return ContractRequest(operation.http_method, path, request.query.items(), request.headers.items(), body)


@lru_cache(maxsize=1)
def contract() -> OpenAPI:
    """Returns the contract for openapi-core."""
    # The contract declares binary bodies as strings, which openapi-core does not accept as bytes.
    answers = (answer for operation in load() for answer in operation.definition["responses"].values())
    media_types = {media_type for answer in answers for media_type in answer.get("content", {})}
    binary = {each for each in media_types if not each.startswith("text/") and not each.endswith("json")}
    readers = dict.fromkeys(binary, lambda data: data.decode("latin-1"))
    # None skips the validation of the contract, which takes a second; the annotation does not allow it.
    config = Config(spec_validator_cls=cast(Any, None), extra_media_type_deserializers=readers)
    return OpenAPI.from_dict(_without_flags(document()), config)


def _without_flags(node: Any) -> Any:
    """Returns a part of the contract without `security`, which is checked elsewhere, and without `deprecated`.

    openapi-core would warn about deprecated parameters in the middle of a request.
    """
    if isinstance(node, list):
        return [_without_flags(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {
        name: _without_flags(value)
        for name, value in node.items()
        if not (name == "security" and isinstance(value, list)) and (name, value) != ("deprecated", True)
    }


def find_problems(operation: Operation, request: ContractRequest) -> list[Problem]:
    """Returns the problems of a request."""
    try:
        errors = list(contract().request_validator.iter_errors(request))
    except TypeError:
        # openapi-core fails where a discriminator's value is a list or an object.
        return find_body_problems(operation, json.loads(request.body or b"null"), "application/json")
    return [problem for error in errors for problem in _problems(operation, error)]


def find_body_problems(operation: Operation, value: Any, media_type: str) -> list[Problem]:
    """Returns the problems of a JSON value, or of a form's fields."""
    schema = operation.definition["requestBody"]["content"][media_type]["schema"]
    return [_schema_problem("body", (), error) for error in schema_errors(schema, value)]


def schema_errors(schema: Mapping[str, Any], value: Any) -> list[ValidationError]:
    """Returns the errors of a value under a schema of the contract."""
    # With the components beside it, the schema is a whole document for its own references.
    return list(Draft202012Validator({**schema, "components": document()["components"]}).iter_errors(value))


def _problems(operation: Operation, error: Exception) -> list[Problem]:
    place, path = "body", tuple[str, ...]()
    if isinstance(error, ParameterValidationError):
        place, path = error.location, (error.name,)
    if isinstance(error, (MissingRequiredParameter, MissingRequiredRequestBody)):
        return [Problem(place, path, "required", "Field required")]
    cause = error.__cause__
    if isinstance(cause or error, EmptyQueryParameterValue):
        # openapi-core rejects empty text, whatever the schema says.
        schemas = {parameter["name"]: parameter.get("schema", {}) for parameter in operation.definition["parameters"]}
        return [_schema_problem(place, path, each) for each in schema_errors(schemas[path[0]], "")]
    if place != "body" and isinstance(cause, DeserializeError):
        return [Problem(place, path, "content", f"Invalid {path[0]}")]
    if isinstance(cause, InvalidSchemaValue):
        return [_schema_problem(place, path, each) for each in cause.schema_errors if isinstance(each, ValidationError)]
    return [Problem(place, path, "content", str(cause or error).splitlines()[0])]


def _schema_problem(place: str, path: tuple[str | int, ...], error: ValidationError) -> Problem:
    path = (*path, *error.absolute_path)
    expected: Any = error.validator_value
    if error.validator == "required":
        instance: Any = error.instance
        missing = next(name for name in expected if name not in instance and repr(name) in error.message)
        return Problem(place, (*path, missing), "required", "Field required")
    if error.validator in ("oneOf", "anyOf"):
        # The library's message would repeat the value, which may be long.
        return Problem(place, path, str(error.validator), "none of the allowed forms")
    return Problem(place, path, str(error.validator), _short(error.message), expected)


def _short(text: str) -> str:
    return text if len(text) <= 200 else f"{text[:100]} … {text[-80:]}"
