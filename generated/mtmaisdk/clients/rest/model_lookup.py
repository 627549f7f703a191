"""Finds the type that a name in the contract stands for, when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from mtmaisdk.clients.rest.model_path import has_aliases

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

    Raises:
        ValueError: The data is not JSON, or does not fit.
    """
    return reader(name)(data)


@cache
def reader(name: str) -> Callable[[bytes], Any]:
    """Returns what reads JSON into the model or type alias of that name.

    Only wire names count: an unknown field that is called like a Python name stays an unknown field.
    """
    found = model_or_none(name)
    if found is not None:
        # The core's own validator, without the Python around it, costs a tenth less; so does a call
        # without arguments that change nothing.
        read = found.__pydantic_validator__.validate_json
        return partial(read, by_alias=True, by_name=False) if has_aliases(found) else read
    from pydantic import TypeAdapter

    from mtmaisdk.clients.rest import models

    return partial(TypeAdapter(getattr(models, name)).validate_json, by_alias=True, by_name=False)


def model_or_none(name: str) -> type[Model] | None:
    """Returns the model of that name, or `None` where it is a type alias."""
    from mtmaisdk.clients.rest import models

    return model(name) if isinstance(getattr(models, name), type) else None
