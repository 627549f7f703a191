"""The model `MidjourneyImagineRequest`."""

from __future__ import annotations

from typing import Annotated, List

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.midjourney_account_filter import MidjourneyAccountFilter
from mtmaisdk.clients.rest.models.midjourney_bot_type import MidjourneyBotType


class MidjourneyImagineRequest(Model):
    """Images to make from a prompt.

    Attributes:
        bot_type: See `MidjourneyBotType`.
        prompt: The prompt, with parameters such as `--ar 3:2`; gateways may strip `--fast` and the like.
        base64_array: Reference images as data URLs.
        notify_hook: Address to POST the task to at each change; empty for the server's own. Gateways mostly ignore it.
        state: Text to find again in the task; some servers take 255 characters at most.
        account_filter: See `MidjourneyAccountFilter`.
    """

    bot_type: Annotated[MidjourneyBotType | str | None, Field(alias="botType")] = None
    prompt: str
    base64_array: Annotated[List[str] | None, Field(alias="base64Array")] = None
    notify_hook: Annotated[str | None, Field(alias="notifyHook")] = None
    state: str | None = None
    account_filter: Annotated[MidjourneyAccountFilter | None, Field(alias="accountFilter")] = None
