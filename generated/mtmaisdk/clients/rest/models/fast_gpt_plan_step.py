"""The model `FastGPTPlanStep`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTPlanStep(Model):
    """Step of a plan.

    Attributes:
        id: Id of the step.
        name: What the step does.
        description: Description of the step.
        status: Status of the step.
        note: Result, or why it was blocked or skipped.
    """

    id: str | None = None
    name: str | None = None
    description: str | None = None
    status: Literal["pending", "in_progress", "done", "blocked", "skipped"] | str | None = None
    note: str | None = None
