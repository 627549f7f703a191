"""The model `MidjourneyButton`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.midjourney_button_code import MidjourneyButtonCode


class MidjourneyButton(Model):
    """Something that can be done with a result.

    Attributes:
        custom_id: What to give to submit_action.
        emoji: Symbol to show.
        label: Text to show, such as U1 (upscale) or V1 (vary).
        style: Colour: 2 as usual, 3 green, that is, already pressed.
        type: Kind of the Discord component, 2 for a button.
    """

    custom_id: Annotated[str | None, Field(alias="customId")] = None
    emoji: str | None = None
    label: str | None = None
    style: MidjourneyButtonCode | None = None
    type: MidjourneyButtonCode | None = None
