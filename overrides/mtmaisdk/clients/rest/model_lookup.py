"""Finds the type that a name in the contract stands for, when it is first needed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.model import Model


class Validator(Protocol):
    """What reads JSON into a type of the contract."""

    def validate_json(self, data: bytes, /) -> Any:
        """Returns the value; raises a `ValueError` where the JSON does not fit."""


@cache
def model(name: str) -> type[Model]:
    """Returns the model of that name, complete."""
    from mtmaisdk.clients.rest import models

    found: type[Model] = getattr(models, name)
    # With a deferred build the validator is a stand-in until then, and must not be kept.
    found.model_rebuild()
    return found


@cache
def validator(name: str) -> Validator:
    """Returns what reads JSON into the model or type alias of that name."""
    from pydantic import BaseModel, TypeAdapter

    from mtmaisdk.clients.rest import models

    found = getattr(models, name)
    if isinstance(found, type) and issubclass(found, BaseModel):
        # The core's own validator, without the Python around it, costs a tenth less.
        return model(name).__pydantic_validator__
    return TypeAdapter(found)
