"""The model `MidjourneyDescribeRequest`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.midjourney_account_filter import MidjourneyAccountFilter
from mtmaisdk.clients.rest.models.midjourney_bot_type import MidjourneyBotType


class MidjourneyDescribeRequest(Model):
    """An image to describe.

    Attributes:
        bot_type: See `MidjourneyBotType`.
        var_base64: The image as a data URL; needed unless there is a `link`.
        link: Address of the image; trueai midjourney-proxy only.
        language: Language of the description; trueai midjourney-proxy only.
        notify_hook: Address to POST the task to at each change; empty for the server's own. Gateways mostly ignore it.
        state: Text to find again in the task; some servers take 255 characters at most.
        account_filter: See `MidjourneyAccountFilter`.
    """

    bot_type: Annotated[MidjourneyBotType | str | None, Field(alias="botType")] = None
    var_base64: Annotated[str | None, Field(alias="base64")] = None
    link: str | None = None
    language: str | None = None
    notify_hook: Annotated[str | None, Field(alias="notifyHook")] = None
    state: str | None = None
    account_filter: Annotated[MidjourneyAccountFilter | None, Field(alias="accountFilter")] = None
