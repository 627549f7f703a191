"""The model `MidjourneyButton`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.midjourney_button_code import MidjourneyButtonCode


class MidjourneyButton(Model):
    """An action for a result.

    Attributes:
        custom_id: Value to pass to submit_action.
        emoji: Emoji to show.
        label: Text to show, such as U1 (upscale) or V1 (vary).
        style: Color: 2 default, 3 green, which means already pressed.
        type: Type of the Discord component, 2 for a button.
    """

    custom_id: Annotated[str | None, Field(alias="customId")] = None
    emoji: str | None = None
    label: str | None = None
    style: MidjourneyButtonCode | None = None
    type: MidjourneyButtonCode | None = None
