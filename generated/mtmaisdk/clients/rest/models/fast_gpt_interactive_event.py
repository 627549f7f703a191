"""The model `FastGPTInteractiveEvent`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_interactive import FastGPTInteractive


class FastGPTInteractiveEvent(Model):
    """The run stops and waits for the user.

    Attributes:
        interactive: The question.
    """

    interactive: FastGPTInteractive | None = None
