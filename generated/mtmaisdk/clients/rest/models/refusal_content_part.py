"""The model `RefusalContentPart`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model


class RefusalContentPart(Model):
    """The model's refusal, in an assistant's message that is sent back.

    Attributes:
        type: Kind of part.
        refusal: What the model said when it refused.
    """

    type: Literal["refusal"]
    refusal: str
