"""The model `FastGPTStepTitleEvent`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_step_title import FastGPTStepTitle


class FastGPTStepTitleEvent(Model):
    """A step of an agent's plan begins (4.14 and 4.15).

    Attributes:
        step_title: The step.
    """

    step_title: Annotated[FastGPTStepTitle | None, Field(alias="stepTitle")] = None
