"""The model `ChatchatError`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.api_error_detail import APIErrorDetail


class ChatchatError(Model):
    """Error of a server.

    Attributes:
        detail: What went wrong.
    """

    detail: APIErrorDetail | None = None
