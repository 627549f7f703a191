"""The model `ResponsesFormat`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class ResponsesFormat(Model):
    """The format of a text; unlike in a chat completion, the schema is not nested.

    Attributes:
        type: `text`, `json_object` or `json_schema`.
        name: Name of the schema.
        description: What the schema is for.
        var_schema: JSON Schema of the text.
        strict: Whether the text always matches the schema.
    """

    type: str | None = None
    name: str | None = None
    description: str | None = None
    var_schema: Annotated[dict[str, Any] | None, Field(alias="schema")] = None
    strict: bool | None = None
