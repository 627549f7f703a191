"""Vectors of embeddings: lists of numbers, which servers also send as base64."""

from __future__ import annotations

import sys
from array import array
from base64 import b64decode
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, BaseModel

from mtmaisdk.clients.rest.contract.lookup import resolve


class Vector(list[float]):
    """A vector, as a list of numbers."""

    @classmethod
    def from_base64(cls, text: str) -> Vector:
        """Reads little-endian 32-bit floats; raises a `ValueError` for anything else."""
        numbers = array("f", b64decode(text, validate=True))
        if sys.byteorder == "big":
            numbers.byteswap()
        return cls(numbers)

    def to_numpy(self) -> Any:
        """Returns the vector as a NumPy array of `float32`; needs NumPy."""
        return import_module("numpy").array(self, dtype="float32")


if TYPE_CHECKING:
    Floats = Vector
else:
    Floats = Annotated[list[float], AfterValidator(Vector)]


def unpack(data: BaseModel, path: str) -> None:
    """Replaces base64 at a path of wire names through a list by vectors; raises a `ValueError` if it is not base64."""
    items, name = resolve(type(data), path)
    for item in getattr(data, items or "", None) or ():
        if isinstance(text := getattr(item, name), str):
            setattr(item, name, Vector.from_base64(text))
