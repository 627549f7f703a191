"""The model `FastGPTWorkflowDuration`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTWorkflowDuration(Model):
    """Duration of the whole run.

    Attributes:
        duration_seconds: Seconds.
    """

    duration_seconds: Annotated[float | None, Field(alias="durationSeconds")] = None
