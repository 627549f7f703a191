"""The model `TextContentPart`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model


class TextContentPart(Model):
    """Text.

    Attributes:
        type: Type of the part.
        text: The text.
    """

    type: Literal["text"]
    text: str
