"""The model `OpenAIValidationError`."""

from __future__ import annotations

from typing import Any, List

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.open_ai_validation_location import OpenAIValidationLocation


class OpenAIValidationError(Model):
    """A field of the request that did not validate.

    Attributes:
        type: Kind of error, such as missing.
        loc: Where the field is.
        msg: What is wrong with it.
        input: The value that was sent.
    """

    type: str | None = None
    loc: List[OpenAIValidationLocation] | None = None
    msg: str | None = None
    input: Any | None = None
