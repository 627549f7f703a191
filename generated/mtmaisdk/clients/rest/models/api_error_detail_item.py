"""The model `APIErrorDetailItem`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.api_error_location import APIErrorLocation


class APIErrorDetailItem(Model):
    """One invalid field of the request.

    Attributes:
        type: Type of the error, such as `missing`.
        loc: Path of the field, starting at the body; an offset in the body if the body is not JSON.
        msg: What is wrong with the field.
        input: The rejected value; servers on pydantic 1 mostly omit it.
        ctx: Values mentioned in `msg`.
    """

    type: str | None = None
    loc: list[APIErrorLocation] | None = None
    msg: str | None = None
    input: Any | None = None
    ctx: dict[str, Any] | None = None
