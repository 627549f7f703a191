"""The model `ChatchatError`."""

from __future__ import annotations

from mtmaisdk.clients.rest.model import Model
from mtmaisdk.clients.rest.models.chatchat_error_detail import ChatchatErrorDetail


class ChatchatError(Model):
    """Error of a server.

    Attributes:
        detail: What went wrong.
    """

    detail: ChatchatErrorDetail | None = None
