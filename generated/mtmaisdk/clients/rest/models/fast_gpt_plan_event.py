"""The model `FastGPTPlanEvent`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_plan import FastGPTPlan


class FastGPTPlanEvent(Model):
    """An agent created or changed its plan.

    Attributes:
        plan: The whole plan; it replaces the one with the same id.
        response_value_id: Id of the value that the plan belongs to (4.15 and newer).
    """

    plan: FastGPTPlan | None = None
    response_value_id: Annotated[str | None, Field(alias="responseValueId")] = None
