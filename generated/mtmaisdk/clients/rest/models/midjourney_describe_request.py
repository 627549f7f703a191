"""The model `MidjourneyDescribeRequest`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.midjourney_account_filter import MidjourneyAccountFilter
from mtmaisdk.clients.rest.models.midjourney_bot_type import MidjourneyBotType


class MidjourneyDescribeRequest(Model):
    """Request to describe an image.

    Attributes:
        bot_type: See `MidjourneyBotType`.
        var_base64: The image as a data URL; required unless `link` is set.
        link: URL of the image; trueai midjourney-proxy only.
        language: Language of the description; trueai midjourney-proxy only.
        notify_hook: URL to which the task is POSTed on each change; if empty, the server's own is used. Most
            gateways ignore it.
        state: Custom text that the task returns; some servers limit it to 255 characters.
        account_filter: See `MidjourneyAccountFilter`.
    """

    bot_type: Annotated[MidjourneyBotType | str | None, Field(alias="botType")] = None
    var_base64: Annotated[str | None, Field(alias="base64")] = None
    link: str | None = None
    language: str | None = None
    notify_hook: Annotated[str | None, Field(alias="notifyHook")] = None
    state: str | None = None
    account_filter: Annotated[MidjourneyAccountFilter | None, Field(alias="accountFilter")] = None
