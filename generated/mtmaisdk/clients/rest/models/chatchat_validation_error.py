"""The model `ChatchatValidationError`."""

from __future__ import annotations

from typing import Any, List

from mtmaisdk.clients.rest.model import Model
from mtmaisdk.clients.rest.models.chatchat_error_location import ChatchatErrorLocation


class ChatchatValidationError(Model):
    """One invalid field of the request.

    Attributes:
        loc: Where the field is, from the body inwards; an offset in the body if that is not JSON.
        msg: What is wrong with it.
        type: Kind of the error.
        input: The value that was refused; newer servers only.
        ctx: Values that `msg` speaks of.
    """

    loc: List[ChatchatErrorLocation] | None = None
    msg: str | None = None
    type: str | None = None
    input: Any | None = None
    ctx: dict[str, Any] | None = None
