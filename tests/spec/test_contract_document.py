"""The contract, and what the package and the generator make of it.

What the contract has to say of itself is checked by `make check-spec`.
"""

from __future__ import annotations

import re
import time
from typing import Any

from check_spec.check import check
from check_spec.naming import MODEL_METHODS, python_name
from check_spec.structure import SCHEMA, validator
from jsonschema import Draft202012Validator
from pydantic import BaseModel
from support import ROOT, read_yaml

DOCUMENTED = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")


def test_contract_has_no_mistake_and_that_is_seen_in_less_than_five_seconds() -> None:
    begin = time.process_time()
    assert check(ROOT / "openapi.yaml") == []
    assert time.process_time() - begin < 5


def test_the_package_has_the_contract(document: dict[str, Any]) -> None:
    assert document == read_yaml((ROOT / "openapi.yaml").read_bytes())


def test_schema_for_editors_is_valid_and_fits() -> None:
    Draft202012Validator.check_schema(validator().schema)
    first, _, rest = (ROOT / "openapi.yaml").read_text(encoding="utf-8").partition("\n")
    assert first == f"# yaml-language-server: $schema={SCHEMA.name}"
    assert list(validator().iter_errors(read_yaml(rest))) == []
    assert list(validator().iter_errors({"openapi": "3.1.0"}))


def test_every_extension_is_described() -> None:
    known = dict(_extensions(read_yaml(SCHEMA.read_bytes())))
    files = (ROOT / "overrides/templates").rglob("*.handlebars")
    templates = "".join(file.read_text(encoding="utf-8") for file in files)
    # The generator itself sets those of Python.
    used = {name for name in re.findall(r"\[(x-[a-z-]+)\]", templates) if not name.startswith("x-py-")}
    assert used <= known.keys()
    for name, definition in known.items():
        assert definition.get("description"), name
        assert f"`{name}`" in DOCUMENTED, name


def _extensions(node: Any, root: Any = None) -> Any:
    root = root or node
    if isinstance(node, dict):
        for name, definition in node.get("properties", {}).items():
            if name.startswith("x-"):
                reference = definition.get("$ref", "").rpartition("/")[2]
                yield name, {**root["$defs"].get(reference, {}), **definition}
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _extensions(inner, root)


def test_names_are_those_of_the_generator() -> None:
    from mtmaisdk.clients.rest import models

    mapped = read_yaml((ROOT / "generator-config.yaml").read_bytes())["nameMappings"]
    classes = [model for name in dir(models) if isinstance(model := getattr(models, name), type)]
    seen = 0
    for model in (each for each in classes if issubclass(each, BaseModel)):
        for name, field in model.model_fields.items():
            wire = field.alias or name
            # What is a name of its own templates, the generator renames.
            assert name.removeprefix("var_") == mapped.get(wire, python_name(wire)).removeprefix("var_"), wire
            seen += 1
        (base,) = model.__bases__
        assert {name for name in vars(base) if not name.startswith(("_", "model_"))} == MODEL_METHODS
    assert seen


def test_methods_written_by_hand_are_described(document: dict[str, Any]) -> None:
    from mtmaisdk.clients import rest
    from mtmaisdk.clients.rest import sync

    for tag in document["tags"]:
        described = [method["method"] for method in tag.get("x-mixin", [])]
        for package in (rest, sync):
            api = getattr(package, f"{tag['name']}Api")
            by_hand = [name for base in api.__bases__ for name, value in vars(base).items() if callable(value)]
            assert described == [name for name in by_hand if not name.startswith("_")], api
