"""The model `ResponseFormat`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.response_format_json_schema import ResponseFormatJsonSchema


class ResponseFormat(Model):
    """Format of the answer.

    Attributes:
        type: Text, any JSON object, JSON that follows a schema, or text that matches a regular expression
            (LMDeploy).
        json_schema: The schema, for type `json_schema`.
        regex_schema: The regular expression, for type `regex_schema` (LMDeploy).
    """

    type: Literal["text", "json_object", "json_schema", "regex_schema"] | str
    json_schema: ResponseFormatJsonSchema | None = None
    regex_schema: str | None = None
