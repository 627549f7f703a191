"""The model `FastGPTPlan`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_plan_step import FastGPTPlanStep


class FastGPTPlan(Model):
    """Plan of an agent.

    Attributes:
        plan_id: Id of the plan.
        name: Purpose of the plan.
        description: Description of the plan.
        steps: Steps, in order.
    """

    plan_id: Annotated[str | None, Field(alias="planId")] = None
    name: str | None = None
    description: str | None = None
    steps: list[FastGPTPlanStep] | None = None
