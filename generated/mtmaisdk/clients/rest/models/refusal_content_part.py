"""The model `RefusalContentPart`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model


class RefusalContentPart(Model):
    """The model's refusal, in an assistant message that is sent back.

    Attributes:
        type: Type of the part.
        refusal: Text of the model's refusal.
    """

    type: Literal["refusal"]
    refusal: str
