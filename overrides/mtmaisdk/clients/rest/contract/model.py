"""What every model of the contract has in common."""

from __future__ import annotations

import pprint
from typing import Annotated, Any, TypeAlias

from pydantic import BaseModel, ConfigDict, PlainValidator
from typing_extensions import Self

from mtmaisdk.clients.rest.files.upload import FileInput, as_upload


class Model(BaseModel):
    """A JSON object of the contract.

    Fields are set by their Python names or by their names on the wire. Fields that the contract
    does not know are kept and written back. A field that was not set is not written; `None` that
    was set is written as `null`.
    """

    model_config = ConfigDict(
        extra="allow",
        validate_by_name=True,
        validate_by_alias=True,
        # Without it each import of a model costs the build of its validator.
        defer_build=True,
        # Fields such as `model_name` are the wire's, not pydantic's.
        protected_namespaces=(),
        # A traceback would show what people and models said, and a key that a server repeats.
        hide_input_in_errors=True,
    )

    @classmethod
    def from_dict(cls, obj: dict[str, Any] | None) -> Self | None:
        """Reads a model from a dictionary with the wire's names; `None` stays `None`.

        Raises:
            pydantic.ValidationError: A value does not fit its field; it is a `ValueError`.
        """
        return None if obj is None else cls.model_validate(obj)

    @classmethod
    def from_json(cls, json_str: str | bytes) -> Self:
        """Reads a model from JSON text.

        Raises:
            pydantic.ValidationError: The text is not JSON or does not fit; it is a `ValueError`.
        """
        return cls.model_validate_json(json_str)

    def to_dict(self) -> dict[str, Any]:
        """Returns what was set, as JSON types under the wire's names."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True)

    def to_json(self) -> str:
        """Returns what was set as JSON text, with characters beyond ASCII as they are."""
        return self.model_dump_json(by_alias=True, exclude_unset=True)

    def to_str(self) -> str:
        """Returns a readable form over several lines."""
        return pprint.pformat(self.to_dict(), sort_dicts=False)


File: TypeAlias = Annotated[FileInput, PlainValidator(as_upload)]
"""A field of a form that carries a file."""
