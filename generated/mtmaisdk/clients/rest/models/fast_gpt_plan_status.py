"""The model `FastGPTPlanStatus`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTPlanStatus(Model):
    """What an agent is doing with its plan.

    Attributes:
        status: Whether the agent is creating or changing the plan.
    """

    status: Literal["generating", "updating"] | str | None = None
