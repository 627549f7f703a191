"""The model `MidjourneyImagineRequest`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.midjourney_account_filter import MidjourneyAccountFilter
from mtmaisdk.clients.rest.models.midjourney_bot_type import MidjourneyBotType


class MidjourneyImagineRequest(Model):
    """Request to generate images from a prompt.

    Attributes:
        bot_type: See `MidjourneyBotType`.
        prompt: The prompt, with parameters such as `--ar 3:2`; gateways may remove `--fast` and the like.
        base64_array: Reference images as data URLs.
        notify_hook: URL to which the task is POSTed on each change; if empty, the server's own is used. Most
            gateways ignore it.
        state: Custom text that the task returns; some servers limit it to 255 characters.
        account_filter: See `MidjourneyAccountFilter`.
    """

    bot_type: Annotated[MidjourneyBotType | str | None, Field(alias="botType")] = None
    prompt: str
    base64_array: Annotated[list[str] | None, Field(alias="base64Array")] = None
    notify_hook: Annotated[str | None, Field(alias="notifyHook")] = None
    state: str | None = None
    account_filter: Annotated[MidjourneyAccountFilter | None, Field(alias="accountFilter")] = None
