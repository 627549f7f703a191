"""Finds models and fields by their names in the contract."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from mtmaisdk.clients.rest.contract.model import Model

_MODEL_TYPE = type(BaseModel)


class ModelPath(NamedTuple):
    """A path into a model, in Python names: a list through which it leads, and the rest, joined by dots."""

    items: str | None
    inner: str


@cache
def resolve(model: type[BaseModel] | None, path: str) -> ModelPath:
    """Returns the Python names of a path of wire names, which leads through one list at most; `.` is the data itself.

    Names that no model declares stay the same.
    """
    items: str | None = None
    found: list[str] = []
    annotation: Any = model
    for wire_name in () if path == "." else path.split("."):
        if _is_list(annotation):
            items = found[-1]
            found.clear()
        name, annotation = _field(_model_in(annotation), wire_name)
        found.append(name)
    return ModelPath(items, ".".join(found))


def model_at(model: type[BaseModel], path: str) -> type[BaseModel] | None:
    """Returns the model of the objects at a path of wire names, lists walked through; `None` if they have none."""
    annotation: Any = model
    for wire_name in path.split(".") if path else ():
        annotation = _field(_model_in(annotation), wire_name)[1]
    return _model_in(annotation)


def lists_of(model: type[BaseModel]) -> dict[str, frozenset[str]]:
    """Returns the lists of models that a model has, by their wire names, and the wire names of their items' fields."""
    return {
        field.alias or name: frozenset(inner.alias or key for item in items for key, inner in item.model_fields.items())
        for name, field in model.model_fields.items()
        if _is_list(field.annotation) and (items := _models_in(field.annotation))
    }


def value_at(data: Any, path: str) -> Any:
    """Returns the value at a path of Python names, or `None` if a part of the path is missing."""
    if not path:
        return data
    for name in path.split("."):
        data = field_of(data, name)
        if data is None:
            return None
    return data


def field_of(value: Any, name: str) -> Any:
    """Returns a field of a model, by its Python name, or of a dictionary; `None` without it."""
    # Attributes of models are slow, and so is `isinstance` of a model, which would call its metaclass.
    if isinstance(type(value), _MODEL_TYPE) and name in (fields := value.__dict__):
        return fields[name]
    return value.get(name) if isinstance(value, dict) else getattr(value, name, None)


def as_dict(value: Any) -> Any:
    """Returns a model as a dictionary, and any other value as it is."""
    return value.to_dict() if hasattr(value, "to_dict") else value


def has_content(value: Any) -> bool:
    """Whether a model has any declared field that is not null, or another value is not null or an empty container."""
    # The dictionary of a model has all declared fields.
    if isinstance(type(value), _MODEL_TYPE):
        value = value.__dict__.values()
    elif not isinstance(value, list):
        return value is not None and value != {}
    # Loops are faster than `any(map(…))`, which leaves the interpreter for each value.
    for each in value:  # noqa: SIM110
        if has_content(each):
            return True
    return False


def has_aliases(model: type[BaseModel], _seen: frozenset[type[BaseModel]] = frozenset()) -> bool:
    """Whether the Python name of any field of the model, or of a model in it, differs from its wire name."""
    if model in _seen:
        return False
    seen = _seen | {model}
    return any(
        (field.alias is not None and field.alias != name)
        or any(has_aliases(inner, seen) for inner in _models_in(field.annotation))
        for name, field in model.model_fields.items()
    )


def _field(model: type[BaseModel] | None, wire_name: str) -> tuple[str, Any]:
    for name, field in () if model is None else model.model_fields.items():
        if wire_name == (field.alias or name):
            return name, field.annotation
    # Undeclared fields keep their wire names.
    return wire_name, None


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is list or any(get_origin(member) is list for member in get_args(annotation))


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for member in get_args(annotation) for model in _models_in(member)]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    return next(iter(_models_in(annotation)), None)


def model(name: str) -> type[Model]:
    """Returns the model with this name."""
    found: type[Model] = declared(name)
    return found


@cache
def reader(name: str) -> Callable[[bytes], Any]:
    """Returns a function that reads JSON into the model or type alias with this name, or raises a `ValueError`.

    Only wire names are read: an unknown field with the Python name of another stays unknown.
    """
    if (found := model_or_none(name)) is not None:
        # Calling the core's validator directly saves a tenth, and so does leaving out arguments without effect.
        read = found.__pydantic_validator__.validate_json
        return partial(read, by_alias=True, by_name=False) if has_aliases(found) else read
    from pydantic import TypeAdapter

    return partial(TypeAdapter(declared(name)).validate_json, by_alias=True, by_name=False)


def model_or_none(name: str) -> type[Model] | None:
    """Returns the model with this name, or `None` if it is a type alias."""
    found = declared(name)
    return found if isinstance(found, type) else None


@cache
def declared(name: str) -> Any:
    """Returns the model, its validator built, the type alias with this name, or the list of models."""
    from mtmaisdk.clients.rest import models

    if name.startswith("list["):
        # In Python 3.10, the bare list would pass as a type.
        return Annotated[list[model(name[5:-1])], None]  # type: ignore[misc]
    found = getattr(models, name)
    if isinstance(found, type) and issubclass(found, BaseModel):
        # Until a deferred build the validator is a placeholder, which must not be kept.
        found.model_rebuild()
    return found
