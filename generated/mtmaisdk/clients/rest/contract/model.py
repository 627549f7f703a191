"""The base of the contract's models."""

from __future__ import annotations

import pprint
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, TypeAlias

from pydantic import (
    AfterValidator,
    AliasChoices,
    AliasPath,
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    TypeAdapter,
    ValidationError,
    model_validator,
)
from pydantic_core import PydanticCustomError, PydanticSerializationError, SchemaSerializer, core_schema
from typing_extensions import Self

from mtmaisdk.clients.rest.files.upload import FileInput, as_upload

_MISFITS = "_misfits"
_NO_MISFITS: Mapping[str, Any] = MappingProxyType({})


class Model(BaseModel):
    """A JSON object of the contract.

    Fields are set by their Python names or wire names. Unknown fields are kept and written back. A field that was
    not set is not written; `None` that was set is written as `null`.
    """

    model_config = ConfigDict(
        extra="allow",
        validate_by_name=True,
        validate_by_alias=True,
        # Otherwise the import of a model builds its validator.
        defer_build=True,
        # The contract has fields such as `model_name`.
        protected_namespaces=(),
        # A traceback would contain messages, and keys that a server repeats.
        hide_input_in_errors=True,
    )

    @property
    def misfits(self) -> Mapping[str, Any]:
        """What a server sent in other types than the contract declares, by place, such as `usage.total_tokens`.

        Nearly always empty. At such a place the model has the value converted, or nothing. Only the whole answer or
        event has misfits, not the models in it; they are neither compared nor written back.
        """
        # Like a cached property, which pydantic leaves alone; a private attribute would slow down every model.
        misfits: Mapping[str, Any] = self.__dict__.get(_MISFITS, _NO_MISFITS)
        return misfits

    @classmethod
    def from_dict(cls, obj: dict[str, Any] | None) -> Self | None:
        """Reads a model from a dictionary with wire names; `None` stays `None`.

        Raises:
            pydantic.ValidationError: A value does not match its field; a `ValueError`.
        """
        return None if obj is None else cls.model_validate(obj)

    @classmethod
    def from_json(cls, json_str: str | bytes) -> Self:
        """Reads a model from JSON text.

        Raises:
            pydantic.ValidationError: The text is not JSON or does not match; a `ValueError`.
        """
        return cls.model_validate_json(json_str)

    def to_dict(self) -> dict[str, Any]:
        """Returns the fields that were set, as JSON types by wire names."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True)

    def to_json(self) -> str:
        """Returns the fields that were set as JSON text, which is not limited to ASCII."""
        return self.model_dump_json(by_alias=True, exclude_unset=True)

    def to_str(self) -> str:
        """Returns a readable text of several lines."""
        return pprint.pformat(self.to_dict(), sort_dicts=False)


@cache
def _places(model: type[Model]) -> dict[str, tuple[int, str]]:
    """Returns the position and the wire name of each field."""
    return {name: (at, field.alias or name) for at, (name, field) in enumerate(model.model_fields.items())}


_ANY = SchemaSerializer(core_schema.any_schema())


def write_json(content: Model) -> bytes:
    """Returns the same JSON as `to_json`, faster if few fields of many are set: a model's own serializer visits all."""
    places, values, extra = _places(type(content)), content.__dict__, content.__pydantic_extra__
    names = sorted([name for name in content.__pydantic_fields_set__ if name in places], key=places.__getitem__)
    given = {places[name][1]: values[name] for name in names}
    try:
        return _ANY.to_json(given | extra if extra else given, by_alias=True, exclude_unset=True)
    except PydanticSerializationError:
        # Pydantic 2.11 has no serializer yet for an inner model that was only validated so far.
        return content.to_json().encode()


File: TypeAlias = Annotated[FileInput, PlainValidator(as_upload)]
"""A form field with a file."""


class MendedList(list[Any]):
    """A list that is a whole answer or event, with its misfits, as a model has them."""

    misfits: Mapping[str, Any] = _NO_MISFITS


def also(*paths: str) -> Any:
    """Returns a field that is read from the first of these places that there is."""
    return Field(validation_alias=AliasChoices(*(AliasPath(*path.split(".")) for path in paths)))


def derived(name: str, path: str, meanings: Mapping[str, str]) -> Any:
    """Returns what fills a field that a server does not send from another place; it does not count as set."""

    def fill(model: Any) -> Any:
        if getattr(model, name) is None:
            found = model
            for part in path.split("."):
                fields = getattr(type(found), "model_fields", {}).items()
                found = getattr(found, next((key for key, field in fields if (field.alias or key) == part), part), None)
            model.__dict__[name] = meanings.get(found, found) if isinstance(found, str) else found
        return model

    return model_validator(mode="after")(fill)


def any_required(*names: str) -> Any:
    """Returns what refuses a model that has none of the fields with these wire names."""

    def check(model: Any) -> Any:
        fields = [name for name, field in type(model).model_fields.items() if (field.alias or name) in names]
        if not any(getattr(model, name) not in (None, []) for name in fields):
            raise PydanticCustomError("missing", f"at least one of {', '.join(fields)} is required")
        return model

    return model_validator(mode="after")(check)


def none_of(*values: str) -> AfterValidator:
    """Returns what refuses these values of a field."""

    def check(value: str) -> str:
        if value in values:
            raise ValueError(f"{value} is one of {', '.join(values)}")
        return value

    return AfterValidator(check)


def rare_field(model: Model, name: str, kind: Any) -> Any:
    """Returns an unknown field as the type that the contract declares; `None` if it is missing or of another type."""
    value = (model.model_extra or {}).get(name)
    try:
        return None if value is None else _adapter_of(kind).validate_python(value)
    except ValidationError:
        return None


@cache
def _adapter_of(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def with_misfits(value: Any, misfits: Mapping[str, Any]) -> Any:
    """Returns a value that was read, with what did not match the contract."""
    if misfits and isinstance(value, list):
        value = MendedList(value)
        value.misfits = misfits
    elif misfits and isinstance(value, Model):
        vars(value)[_MISFITS] = misfits
    return value
