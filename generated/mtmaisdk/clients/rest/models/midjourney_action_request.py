"""The model `MidjourneyActionRequest`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.midjourney_account_filter import MidjourneyAccountFilter
from mtmaisdk.clients.rest.models.midjourney_flag import MidjourneyFlag


class MidjourneyActionRequest(Model):
    """A button to press.

    Attributes:
        custom_id: `customId` of a button of the task. new-api knows upsample, variation, pan, reroll, Outpaint, CustomZoom and Inpaint only.
        task_id: Id of the task that has the button.
        choose_same_channel: Whether to stay on the account of the first task, false by default.
        enable_remix: Whether to ask for a changed prompt first; trueai midjourney-proxy only.
        strong: Whether a variation is a strong one; trueai midjourney-proxy only.
        notify_hook: Address to POST the task to at each change; empty for the server's own. Gateways mostly ignore it.
        state: Text to find again in the task; some servers take 255 characters at most.
        account_filter: See `MidjourneyAccountFilter`.
    """

    custom_id: Annotated[str, Field(alias="customId")]
    task_id: Annotated[str, Field(alias="taskId")]
    choose_same_channel: Annotated[MidjourneyFlag | None, Field(alias="chooseSameChannel")] = None
    enable_remix: Annotated[bool | None, Field(alias="enableRemix")] = None
    strong: bool | None = None
    notify_hook: Annotated[str | None, Field(alias="notifyHook")] = None
    state: str | None = None
    account_filter: Annotated[MidjourneyAccountFilter | None, Field(alias="accountFilter")] = None
