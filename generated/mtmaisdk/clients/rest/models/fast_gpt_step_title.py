"""The model `FastGPTStepTitle`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTStepTitle(Model):
    """Title of a step.

    Attributes:
        step_id: Id of the step.
        title: The title.
    """

    step_id: Annotated[str | None, Field(alias="stepId")] = None
    title: str | None = None
