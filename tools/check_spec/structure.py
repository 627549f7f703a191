"""The form of the contract: contract.schema.yaml, which has OpenAPI's own schema in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path as FilePath
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from check_spec.contract import Contract
from check_spec.mistake import Mistake, Path, near
from check_spec.schema_errors import unknown_keys, words
from check_spec.source import load

SCHEMA = FilePath(__file__).parents[2] / "contract.schema.yaml"


@cache
def validator() -> Draft202012Validator:
    """Returns what validates a contract."""
    # An import of the package would take as long as half of the check.
    package = find_spec("openapi_spec_validator")
    file = FilePath(str(package and package.origin)).parent / "resources/schemas/v3.1/schema.json"
    # Ours says which keys there are.
    openapi = json.loads(file.read_bytes(), object_hook=_without_unevaluated)
    registry: Registry[Any] = Registry().with_resource(openapi["$id"], DRAFT202012.create_resource(openapi)).crawl()
    return Draft202012Validator(load(SCHEMA), registry=registry)


def mistakes(contract: Contract) -> Iterator[Mistake]:
    """Yields where the contract does not have the form that it should."""
    errors = [*validator().iter_errors(contract.document)]
    misspelt = {
        (path, near(key, _properties(error)))
        for error in errors
        if error.validator == "additionalProperties"
        for path in [tuple(error.absolute_path)]
        for key in unknown_keys(error)
    }
    for error in errors:
        path: Path = tuple(error.absolute_path)
        for key, said in words(error):
            if error.validator == "required" and (path, key) in misspelt:
                continue
            cause = path if key is None else (*path, key)
            # An unknown key may be any that seems missing.
            doubtful = path if error.validator == "additionalProperties" else None
            yield Mistake(path if error.validator == "required" else cause, said, cause, doubtful)


def _without_unevaluated(schema: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in schema.items() if key != "unevaluatedProperties"}


def _properties(error: ValidationError) -> dict[str, Any]:
    properties: dict[str, Any] = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
    return properties
