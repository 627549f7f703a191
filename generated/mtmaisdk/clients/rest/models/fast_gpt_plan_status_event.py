"""The model `FastGPTPlanStatusEvent`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_plan_status import FastGPTPlanStatus


class FastGPTPlanStatusEvent(Model):
    """An agent is working on its plan.

    Attributes:
        plan_status: What the agent is doing.
    """

    plan_status: Annotated[FastGPTPlanStatus | None, Field(alias="planStatus")] = None
