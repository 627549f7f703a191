"""The model `CreateModerationRequest`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.moderation_input import ModerationInput


class CreateModerationRequest(Model):
    """Content to check.

    Attributes:
        input: See `ModerationInput`.
        model: Model to use.
    """

    input: ModerationInput
    model: str | None = None
