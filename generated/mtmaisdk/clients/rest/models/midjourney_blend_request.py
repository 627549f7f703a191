"""The model `MidjourneyBlendRequest`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.midjourney_account_filter import MidjourneyAccountFilter
from mtmaisdk.clients.rest.models.midjourney_bot_type import MidjourneyBotType


class MidjourneyBlendRequest(Model):
    """Request to blend images.

    Attributes:
        bot_type: See `MidjourneyBotType`.
        base64_array: The images as data URLs.
        dimensions: Shape of the result: 2:3, 1:1 or 3:2.
        notify_hook: URL to which the task is POSTed on each change; if empty, the server's own is used. Most
            gateways ignore it.
        state: Custom text that the task returns; some servers limit it to 255 characters.
        account_filter: See `MidjourneyAccountFilter`.
    """

    bot_type: Annotated[MidjourneyBotType | str | None, Field(alias="botType")] = None
    base64_array: Annotated[list[str], Field(alias="base64Array", min_length=2, max_length=5)]
    dimensions: Literal["PORTRAIT", "SQUARE", "LANDSCAPE"] | None = None
    notify_hook: Annotated[str | None, Field(alias="notifyHook")] = None
    state: str | None = None
    account_filter: Annotated[MidjourneyAccountFilter | None, Field(alias="accountFilter")] = None
