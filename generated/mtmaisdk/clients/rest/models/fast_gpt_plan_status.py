"""The model `FastGPTPlanStatus`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTPlanStatus(Model):
    """What an agent does with its plan.

    Attributes:
        status: Making the plan or changing it.
    """

    status: Literal["generating", "updating"] | str | None = None
