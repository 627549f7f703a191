"""The model `APIErrorDetailItem`."""

from __future__ import annotations

from typing import Any, List

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.api_error_location import APIErrorLocation


class APIErrorDetailItem(Model):
    """One invalid field of the request.

    Attributes:
        type: Kind of the error, such as `missing`.
        loc: Where the field is, from the body inwards; an offset in the body if that is not JSON.
        msg: What is wrong with it.
        input: The value that was refused; mostly missing from servers on pydantic 1.
        ctx: Values that `msg` speaks of.
    """

    type: str | None = None
    loc: List[APIErrorLocation] | None = None
    msg: str | None = None
    input: Any | None = None
    ctx: dict[str, Any] | None = None
