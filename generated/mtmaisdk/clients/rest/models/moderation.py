"""The model `Moderation`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.moderation_result import ModerationResult


class Moderation(Model):
    """The ratings.

    Attributes:
        id: Id of the answer.
        model: Model that rated.
        results: One rating for each text.
    """

    id: str | None = None
    model: str | None = None
    results: list[ModerationResult] | None = None
