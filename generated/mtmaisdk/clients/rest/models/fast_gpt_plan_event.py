"""The model `FastGPTPlanEvent`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_plan import FastGPTPlan


class FastGPTPlanEvent(Model):
    """An agent created or changed its plan.

    Attributes:
        plan: The whole plan.
    """

    plan: FastGPTPlan | None = None
