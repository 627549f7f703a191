"""Finds the type that a name in the contract stands for, when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.model import Model


@cache
def model(name: str) -> type[Model]:
    """Returns the model of that name, complete."""
    from mtmaisdk.clients.rest import models

    found: type[Model] = getattr(models, name)
    # With a deferred build the validator is a stand-in until then, and must not be kept.
    found.model_rebuild()
    return found


def read_json(name: str, data: bytes) -> Any:
    """Reads JSON into the model or type alias of that name.

    Only wire names count: an unknown field that is called like a Python name stays an unknown field.

    Raises:
        ValueError: The data is not JSON, or does not fit.
    """
    return _reader(name)(data, by_alias=True, by_name=False)


@cache
def _reader(name: str) -> Callable[..., Any]:
    from pydantic import BaseModel, TypeAdapter

    from mtmaisdk.clients.rest import models

    found = getattr(models, name)
    if isinstance(found, type) and issubclass(found, BaseModel):
        # The core's own validator, without the Python around it, costs a tenth less.
        return model(name).__pydantic_validator__.validate_json
    return TypeAdapter(found).validate_json
