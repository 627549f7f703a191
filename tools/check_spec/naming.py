"""Names become Python names that are free."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from check_spec.contract import Contract, Operation, mapping, text
from check_spec.mistake import Mistake, Path
from check_spec.source import load

MODEL_METHODS = {"misfits", "from_dict", "from_json", "to_dict", "to_json", "to_str"}
"""What our models have beside pydantic's."""
_OF_MODELS = {name for name in dir(BaseModel) if not name.startswith("_")} | MODEL_METHODS
# Of the class that a method is in, and the arguments that every method has.
_OF_METHODS = {"api_client"}
_OF_ARGUMENTS = {"self", "options"}
_CONFIGURATION = "generator-config.yaml"


def python_name(name: str) -> str:
    """Returns the Python name that the generator makes of a name on the wire."""
    words = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", re.sub(r"\W+", "_", re.sub(r"\[\]$", "", name)))
    return re.sub(r"([a-z\d])([A-Z])", r"\1_\2", words).lower().strip("_")


def mistakes(contract: Contract) -> Iterator[Mistake]:
    """Yields the names of fields, parameters and methods that cannot be used."""
    mapped = _mapped(contract)
    for place in contract.objects():
        for name in mapping(place.node.get("properties")):
            python = python_name(name)
            if python in _OF_MODELS and name not in mapped:
                yield _taken((*place.path, "properties", name), name, "a method of every model")
            yield from _reserved((*place.path, "properties", name), name, mapped)
    of_class: dict[str, dict[str, str]] = {}
    # What else an operationId that is there twice has twice only follows from that.
    for operation in {operation.id or operation.route: operation for operation in contract.operations}.values():
        yield from _arguments(contract, operation, mapped)
        taken = of_class.setdefault(operation.tag, dict.fromkeys(_OF_METHODS, "an attribute of every API class"))
        for path, name in _methods(contract, operation):
            if keyword.iskeyword(name):
                yield Mistake(path, f"{name!r} is reserved in Python")
            elif name in taken:
                yield Mistake(path, f"method {name!r} is {taken[name]} already")
            elif name:
                taken[name] = f"one of {operation.id or operation.route}"
    for tag in contract.root.each("tags"):
        taken = of_class.get(text(tag.node.get("name")), {})
        for method in tag.each("x-mixin"):
            name = text(method.node.get("method"))
            if name in taken:
                yield Mistake((*method.path, "method"), f"method {name!r} is {taken[name]} already")
            taken[name] = "one of x-mixin"


def _arguments(contract: Contract, operation: Operation, mapped: set[str]) -> Iterator[Mistake]:
    """Yields parameters and body fields that cannot be arguments of one method."""
    seen = dict.fromkeys(_OF_ARGUMENTS, "an argument of every method")
    for parameter in contract.parameters(operation):
        name, path = text(parameter.node.get("name")), (*parameter.path, "name")
        yield from _reserved(path, name, mapped)
        if python_name(name) in seen and name not in mapped:
            yield _taken(path, name, seen[python_name(name)])
        seen[python_name(name)] = f"a parameter of {operation.id}"
    if "x-body" in operation.place.node:
        return
    for content in contract.body(operation).each("content"):
        model = contract.follow(content.at("schema"))
        for name in mapping(model.node.get("properties")):
            if python_name(name) in seen and name not in mapped:
                yield _taken((*model.path, "properties", name), name, seen[python_name(name)])
        if content.path[-1] == "multipart/form-data":
            # The client finds the model of a form by this name.
            wanted = "".join(word.capitalize() for word in operation.python_name.split("_")) + "Request"
            if operation.python_name and model.path[-1] != wanted and model.node:
                yield Mistake((*content.path, "schema"), f"the schema of this form must have the name {wanted!r}")


def _methods(contract: Contract, operation: Operation) -> Iterator[tuple[Path, str]]:
    place, name = operation.place, operation.python_name
    path = (*place.path, "operationId")
    yield path, name
    if name:
        yield path, f"{name}_with_http_info"
        yield path, f"{name}_without_preload_content"
    if name and "x-stream" in place.node:
        yield (*place.path, "x-stream"), f"{name}_stream"
    if "x-pages" in place.node:
        yield (*place.path, "x-pages", "method"), text(place.at("x-pages").node.get("method"))


def _reserved(path: Path, name: str, mapped: set[str]) -> Iterator[Mistake]:
    if keyword.iskeyword(python_name(name)) and name not in mapped:
        yield _taken(path, name, "reserved in Python")


def _taken(path: Path, name: Any, what: str) -> Mistake:
    key = "parameterNameMappings" if path[-1] == "name" and "parameters" in path else "nameMappings"
    return Mistake(path, f"{name!r} is {what}; give it another name under {key} in {_CONFIGURATION}")


def _mapped(contract: Contract) -> set[str]:
    found = mapping(load(contract.folder / _CONFIGURATION))
    return {*mapping(found.get("nameMappings")), *mapping(found.get("parameterNameMappings"))}
