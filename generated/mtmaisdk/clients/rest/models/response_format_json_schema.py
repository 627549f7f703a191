"""The model `ResponseFormatJsonSchema`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class ResponseFormatJsonSchema(Model):
    """A JSON Schema that the answer follows.

    Attributes:
        name: Name: letters, digits, `_` and `-`; at most 64 characters at OpenAI.
        description: Purpose of the answer; LMDeploy ignores it.
        var_schema: The JSON Schema.
        strict: Whether to follow the schema exactly; LMDeploy ignores it.
    """

    name: str
    description: str | None = None
    var_schema: Annotated[dict[str, Any] | None, Field(alias="schema")] = None
    strict: bool | None = None
