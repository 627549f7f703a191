"""The model `FastGPTPlanStep`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTPlanStep(Model):
    """Step of a plan.

    Attributes:
        id: Id of the step.
        name: What is to be done.
        description: The step in words.
        status: How far the step is.
        note: Result, or why it was blocked or skipped.
    """

    id: str | None = None
    name: str | None = None
    description: str | None = None
    status: Literal["pending", "in_progress", "done", "blocked", "skipped"] | str | None = None
    note: str | None = None
