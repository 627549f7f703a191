"""The model `FastGPTTextPart`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTTextPart(Model):
    """Text.

    Attributes:
        type: Type of the part.
        text: The text.
    """

    type: Literal["text"]
    text: str
