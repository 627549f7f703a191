"""Finds by Python names what the contract names by wire names."""

from __future__ import annotations

from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel


class ModelPath(NamedTuple):
    """A path into a model.

    Attributes:
        items: Python name of the list whose items the path goes through, or `None`.
        inner: Python names from there on, joined by dots.
    """

    items: str | None
    inner: str


def resolve(model: type[BaseModel] | None, path: str) -> ModelPath:
    """Returns the Python names of a wire path, `.` for the data itself; without a model they are the wire names."""
    if path == ".":
        return ModelPath(None, "")
    if model is None:
        return ModelPath(None, path)
    names = path.split(".")
    items: str | None = None
    found: list[str] = []
    for wire_name in names[:-1]:
        name, annotation = _field(model, wire_name)
        found.append(name)
        if _is_list(annotation):
            if items is not None:
                raise ValueError(f"{model.__name__}: the path {path!r} goes through more than one list")
            items = name
            found.clear()
        model = _model_in(annotation)
        if model is None:
            raise ValueError(f"the path {path!r} leaves the models at {wire_name!r}")
    found.append(_field(model, names[-1])[0])
    return ModelPath(items, ".".join(found))


def _field(model: type[BaseModel], wire_name: str) -> tuple[str, Any]:
    for name, field in model.model_fields.items():
        if wire_name == (field.alias or name):
            return name, field.annotation
    # A field that the model does not declare arrives under its wire name.
    return wire_name, None


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is list or any(get_origin(member) is list for member in get_args(annotation))


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for member in get_args(annotation) if (found := _model_in(member)) is not None), None)
