"""The model `MidjourneyErrorBody`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.model import Model


class MidjourneyErrorBody(Model):
    """Error in the form of OpenAI.

    Attributes:
        message: What went wrong, with the id of the request.
        type: Layer that refused, `new_api_error`.
        code: Code of the error, mostly an empty text.
    """

    message: str | None = None
    type: str | None = None
    code: Any | None = None
