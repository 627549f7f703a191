"""The model `OpenAIValidationError`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.open_ai_validation_location import OpenAIValidationLocation


class OpenAIValidationError(Model):
    """An invalid field of the request.

    Attributes:
        type: Type of the error, such as missing.
        loc: Path of the field.
        msg: What is wrong with the field.
        input: The value that was sent.
        ctx: Details of the rule that it breaks.
        url: URL of a page about the error.
    """

    type: str | None = None
    loc: list[OpenAIValidationLocation] | None = None
    msg: str | None = None
    input: Any | None = None
    ctx: dict[str, Any] | None = None
    url: str | None = None
